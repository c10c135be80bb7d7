"""What the head of a page tells others: search engines, previews of shared links, the home screen of a phone."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chautari.web import card_names
from chautari.web.html import Markup, element
from chautari.web.locales import Locale

LANGUAGES = ("ne", "en")
# Open Graph writes a language with a country: https://ogp.me/#optional
_OG_LOCALES = {"ne": "ne_NP", "en": "en_US"}
# The grounds of page.css in light and dark.
THEMES = {"light": "#fbfaf6", "dark": "#15130f"}
# Keeps the last pages for a time without a network (web/data/kept-pages.js); a browser without it goes on as before.
REGISTER = "navigator.serviceWorker&&navigator.serviceWorker.register('/sw.js')"


@lru_cache(maxsize=64)
def hash_of(text: str) -> str:
    """How a Content-Security-Policy names a script or style that stands in a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


REGISTER_HASH = hash_of(REGISTER)


@dataclass(frozen=True, slots=True)
class SharedPage:
    """What is told of a page beside its content.

    - `place`: its address without the language.
    - `card`: which picture shows it; `version` changes with what that picture tells, so that it is asked for anew.
    - `data`: what it is about, in the words of schema.org.
    """

    title: str
    place: str
    card: str = card_names.DAY
    version: str = ""
    data: tuple[Mapping[str, Any], ...] = ()


def version_of(pictured: object) -> str:
    """A short name of what a card tells: another whenever the answer that it is drawn from differs."""
    return hashlib.sha256(json.dumps(pictured, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:8]


def elements(page: SharedPage, lang: Locale, icons: Mapping[str, str], origin: str) -> list[Markup]:
    """The elements; without `origin` (`https://host`) no preview, as its addresses must be absolute."""
    return [
        *_languages(page, lang, origin),
        *(_theme(scheme, colour) for scheme, colour in THEMES.items()),
        element("link", rel="manifest", href=f"/manifest.webmanifest?lang={lang.code}"),
        element("link", rel="icon", href=icons["icon.svg"], type="image/svg+xml"),
        element("link", rel="apple-touch-icon", href=icons["icon-180.png"]),
        *(_preview(page, lang, origin) if origin else ()),
        *(_data(row) for row in page.data),
        element("script", Markup(REGISTER)),
    ]


def _theme(scheme: str, colour: str) -> Markup:
    return element("meta", name="theme-color", content=colour, media=f"(prefers-color-scheme: {scheme})")


def _languages(page: SharedPage, lang: Locale, origin: str) -> Iterable[Markup]:
    """The page in each language: https://developers.google.com/search/docs/specialty/international/localized-versions"""
    for code in LANGUAGES:
        yield element("link", rel="alternate", hreflang=code, href=f"{origin}/{code}{page.place}")
    yield element("link", rel="alternate", hreflang="x-default", href=f"{origin}/ne{page.place}")
    yield element("link", rel="canonical", href=f"{origin}/{lang.code}{page.place}")


def _preview(page: SharedPage, lang: Locale, origin: str) -> Iterable[Markup]:
    """https://ogp.me/, and what X reads besides."""
    picture = f"{origin}/cards/{card_names.path(page.card, lang.code)}"
    properties = {
        "title": page.title,
        "description": lang.say("tagline"),
        "type": "website",
        "url": f"{origin}/{lang.code}{page.place}",
        "site_name": lang.say("site"),
        "locale": _OG_LOCALES[lang.code],
        "locale:alternate": _OG_LOCALES[lang.other.code],
        "image": f"{picture}?v={page.version}" if page.version else picture,
        "image:type": "image/png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": page.title,
    }
    for name, value in properties.items():
        yield element("meta", property=f"og:{name}", content=value)
    yield element("meta", name="twitter:card", content="summary_large_image")


def _data(row: Mapping[str, Any]) -> Markup:
    """JSON-LD; no text in it can end the element: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements"""
    text = json.dumps({"@context": "https://schema.org", **row}, ensure_ascii=False, separators=(",", ":"))
    return element("script", Markup(text.replace("<", "\\u003c")), type="application/ld+json")
