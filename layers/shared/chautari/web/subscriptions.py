"""Subscriptions to the calendar's feeds: one click for a phone or desktop, Google's and Microsoft's calendars."""

from urllib.parse import quote, urlencode

from chautari.web import parts
from chautari.web.html import Markup, element, link
from chautari.web.locales import Locale

FEEDS = ("holidays", "festivals", "observances", "tithi")
_GOOGLE = "https://calendar.google.com/calendar/r"
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb"


def section(lang: Locale, origin: str) -> Markup:
    """The feeds of the calendar; without `origin` (`https://host`) only as files, since apps need whole addresses."""
    return parts.section(
        lang.say("subscribe"),
        element("p", lang.say("subscribe_how"), class_="soft"),
        element("ul", [element("li", _feed(feed, lang, origin)) for feed in FEEDS]),
        place="feeds",
    )


def _feed(feed: str, lang: Locale, origin: str) -> list[Markup | str]:
    address, title = f"/v1/calendar/{feed}.ics?lang={lang.code}", lang.say(f"feed {feed}")
    file = link(lang.say("ics_file") if origin else title, address)
    if not origin:
        return [file]
    webcal = f"webcal://{origin.partition('://')[2]}{address}"
    outlook = f"{_OUTLOOK}?{urlencode({'url': f'{origin}{address}', 'name': title})}"
    google = f"{_GOOGLE}?cid={quote(webcal, safe='')}"
    return [link(title, webcal), " · ", link("Google", google), " · ", link("Outlook", outlook), " · ", file]
