"""Layout of every page: head, navigation, footer. The style is inline, so that the first paint needs one request."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from chautari.web import head, page_style
from chautari.web.embed_kinds import kind_of
from chautari.web.head import SharedPage
from chautari.web.html import Child, Markup, element, link
from chautari.web.locales import Locale

DATA = Path(__file__).parent / "data"
# File of web/assets to address: a hash of the content is in it, so that browsers keep the file until it changes.
ASSETS: dict[str, str] = json.loads((DATA / "asset-addresses.json").read_text(encoding="utf-8"))
# File of web/assets that other sites load to its hash, which their browsers check: https://www.w3.org/TR/SRI/
INTEGRITY: dict[str, str] = json.loads((DATA / "asset-integrity.json").read_text(encoding="utf-8"))
# What a page may do, the rest is forbidden: https://www.w3.org/TR/CSP3/ . Its own style is named by its hash.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self' {style}",
        f"script-src 'self' {head.REGISTER_HASH}{{script}}",
        *(f"{kind}-src 'self'" for kind in ("connect", "img", "manifest", "worker")),
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Of a page with stories: their pictures are loaded from the outlets.
_POLICY_WITH_PICTURES = _POLICY.replace("img-src 'self'", "img-src 'self' https:")
PLACES = {
    "home": "",
    "metals": "/metals",
    "forex": "/forex",
    "markets": "/markets",
    "calendar": "/calendar",
    "news": "/news",
    "status": "/status",
}
WAYS = {
    "api": "/docs",
    "feed_of_rates": "/v1/rates.atom",
    "feed_of_news": "/v1/articles.atom",
    "all_feeds": "/v1/news-sources.opml",
}


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's content: `place` is its address without the language, `part` the entry of PLACES that it belongs to.

    `embed` is the kind of frame in which other sites can show the same. `pictures` are the outlets' own. `shared` is
    what others are told of it. `line` is a script of one line, which stands in the page and asks for nothing.
    """

    title: str
    place: str
    part: str
    main: Child
    script: bool = False
    embed: str = ""
    pictures: bool = False
    shared: SharedPage | None = None
    line: str = ""


class PageDocument(NamedTuple):
    """The complete HTML of a page, and what it may load and do (Content-Security-Policy)."""

    html: str
    policy: str


def document(page: WebPage, lang: Locale, origin: str = "", played_on: str = "") -> PageDocument:
    """The document of a page; without `origin` (`https://host`) it has no preview for shared links.

    `played_on` is the day of a recorded page, which says so above everything else.
    """
    body = _body(page, lang, played_on)
    style = page_style.of(body, has_script=page.script)
    html = f"<!doctype html>\n{element('html', _head(page, lang, origin, style), body, lang=lang.code)}"
    policy = _POLICY_WITH_PICTURES if page.pictures else _POLICY
    line = f" {head.hash_of(page.line)}" if page.line else ""
    return PageDocument(html, policy.format(style=head.hash_of(style), script=line))


def _head(page: WebPage, lang: Locale, origin: str, style: str) -> Markup:
    name = lang.say("site")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width,initial-scale=1"),
        element("title", f"{page.title} · {name}" if page.place else f"{name}: {page.title}"),
        element("meta", name="description", content=lang.say("tagline")),
        head.elements(page.shared or SharedPage(page.title, page.place), lang, ASSETS, origin),
        _discovered(page, lang, origin) if origin and page.embed else None,
        element("style", Markup(style)),
        element("script", type="module", src=ASSETS["page.js"]) if page.script else None,
    )


def _discovered(page: WebPage, lang: Locale, origin: str) -> list[Markup]:
    """Where software finds the frame of a page: https://oembed.com/#section4"""
    shown = f"{origin}/{lang.code}{kind_of(page.embed).place}"
    types = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
    queries = {urlencode({"url": shown, "format": form}): media_type for form, media_type in types.items()}
    return [
        element("link", rel="alternate", type=media_type, href=f"{origin}/oembed?{query}", title=page.title)
        for query, media_type in queries.items()
    ]


def _body(page: WebPage, lang: Locale, played_on: str) -> Markup:
    other = lang.other
    change = link(other.say("language_name"), f"/{other.code}{page.place}", lang=other.code, hreflang=other.code)
    parts = [
        link(_name(part, lang), f"/{lang.code}{place}", aria_current="page" if part == page.part else None)
        for part, place in PLACES.items()
    ]
    # The words of the script for what it could not fetch.
    failed = lang.say("form_failed") if page.script else None
    return element(
        "body",
        link(lang.say("skip"), "#main", class_="skip"),
        element(
            "header",
            link(lang.say("site"), f"/{lang.code}"),
            change,
            element("nav", parts, aria_label=lang.say("pages")),
        ),
        element("p", lang.say("played", day=lang.ad(played_on)), class_="played", role="note") if played_on else None,
        element("main", page.main, id="main"),
        element("footer", element("p", lang.say("about")), element("p", _ways(lang))),
        element("script", Markup(page.line)) if page.line else None,
        data_failed=failed,
    )


def _name(part: str, lang: Locale) -> str:
    """The name of a place in the navigation: the shorter one if it has one, so that seven fit in a row of a phone."""
    return lang.say(f"nav {part}" if lang.knows(f"nav {part}") else part)


def _ways(lang: Locale) -> list[Child]:
    """Links to the other forms of our data."""
    ways = {**WAYS, "embed": f"/{lang.code}/embed"}
    return [piece for key, address in ways.items() for piece in (link(lang.say(key), address), " ")]
