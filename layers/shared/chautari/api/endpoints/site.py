"""Endpoints about the site, for people and for programs; not listed in the OpenAPI document."""

from dataclasses import replace

from chautari.api.endpoint import Endpoint
from chautari.api.endpoints.embeds import LANG


def _file(path: str, name: str, summary: str, answer: str, media_type: str = "text/plain; charset=utf-8") -> Endpoint:
    return Endpoint(path, name, "site", summary, f"chautari.api.platform.{answer}", "", media_types=(media_type,))


def _sitemap() -> Endpoint:
    listed = _file("/sitemap.xml", "sitemap", "Every page.", "site_map:sitemap", "application/xml; charset=utf-8")
    return replace(listed, composed_of=("metals", "forex"))


SITE = (
    Endpoint(
        "/docs", "reference", "site", "The API, to read and to try.", "chautari.api.platform.docs_page:reference", ""
    ),
    Endpoint("/llms.txt", "llms", "site", "The API for language models.", "chautari.api.platform.llms:llms", ""),
    _file("/robots.txt", "robots", "What search engines may read.", "site_map:robots"),
    _sitemap(),
    _file("/sw.js", "keptPages", "Keeps the last pages.", "installable:kept_pages", "text/javascript; charset=utf-8"),
    _file(
        "/push-worker.js",
        "pushWorker",
        "Alerts of a browser.",
        "installable:push_worker",
        "text/javascript; charset=utf-8",
    ),
    Endpoint(
        "/manifest.webmanifest",
        "manifest",
        "site",
        "The home screen of a phone.",
        "chautari.api.platform.installable:manifest",
        "",
        (LANG,),
        ("application/manifest+json",),
    ),
)
