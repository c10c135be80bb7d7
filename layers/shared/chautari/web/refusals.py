"""Error page."""

from chautari.web.html import element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale

KNOWN = ("no-rate", "not-found", "not-ready", "newer-data", "unexpected")


def page(kind: str, detail: str, language: str, lang: Locale) -> WebPage:
    """The page of an error. `language` is that of `detail`, which is for a person who corrects address or form."""
    said = words(kind, lang)
    main = [
        element("h1", said),
        element("p", detail, lang=language, class_="soft"),
        element("p", link(lang.say("home"), f"/{lang.code}")),
    ]
    return WebPage(said, "", "", main)


def words(kind: str, lang: Locale) -> str:
    """What an error is called."""
    return lang.say(f"refused {kind if kind in KNOWN else 'bad-value'}")
