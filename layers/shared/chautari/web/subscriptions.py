"""Subscriptions to the calendar's feeds: one click for a phone or desktop, Google's and Microsoft's calendars.

The four feeds of everything stand on the page of each month; the 52 of some observances or holidays only on a page of
their own.
"""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from chautari.calendar.almanac.calendar_names import SCOPES
from chautari.calendar.model.observance_names import COMMUNITIES, KINDS, REGIONS
from chautari.web import parts
from chautari.web.html import Markup, element, link
from chautari.web.layout import WebPage
from chautari.web.locales import Locale

Choices = Mapping[str, Mapping[str, str]]  # values of a parameter, and their names
SOME: tuple[tuple[str, str, Choices], ...] = (
    ("holidays", "scope", SCOPES),
    ("observances", "kind", KINDS),
    ("observances", "community", COMMUNITIES),
    ("observances", "region", REGIONS),
)
FEEDS = ("holidays", "festivals", "observances", "tithi")
_GOOGLE = "https://calendar.google.com/calendar/r"
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb"


def section(lang: Locale, origin: str) -> Markup:
    """The feeds of the calendar; without `origin` (`https://host`) only as files, since apps need whole addresses."""
    return parts.section(
        lang.say("subscribe"),
        *_whole(lang, origin),
        element("p", link(lang.say("subscribe_to_some"), f"/{lang.code}/calendar/feeds")),
        place="feeds",
    )


def page(lang: Locale, origin: str) -> WebPage:
    """The page of all feeds."""
    title = lang.say("subscribe")
    some = [parts.section(lang.say(f"feeds by {choice[1]}"), _some(choice, lang, origin)) for choice in SOME]
    main = [element("h1", title), *_whole(lang, origin), element("div", some, class_="grid")]
    return WebPage(title, "/calendar/feeds", "calendar", main)


def _whole(lang: Locale, origin: str) -> list[Markup]:
    """What a subscription is, and the feeds of everything."""
    feeds = [element("li", _feed(feed, lang, origin)) for feed in FEEDS]
    return [element("p", lang.say("subscribe_how"), class_="soft"), element("ul", feeds)]


def _some(choice: tuple[str, str, Choices], lang: Locale, origin: str) -> Markup:
    """A feed for each value of a choice; one click."""
    feed, name, values = choice
    links = [
        link(lang.of(words), _subscribed(f"/v1/calendar/{feed}.ics?lang={lang.code}&{name}={value}", origin))
        for value, words in values.items()
    ]
    return element("ul", [element("li", each) for each in links])


def _subscribed(address: str, origin: str) -> str:
    """The address that an app for calendars opens; without `origin` that of the file."""
    return f"webcal://{origin.partition('://')[2]}{address}" if origin else address


def _feed(feed: str, lang: Locale, origin: str) -> list[Markup | str]:
    address, title = f"/v1/calendar/{feed}.ics?lang={lang.code}", lang.say(f"feed {feed}")
    file = link(lang.say("ics_file") if origin else title, address)
    if not origin:
        return [file]
    webcal = _subscribed(address, origin)
    outlook = f"{_OUTLOOK}?{urlencode({'url': f'{origin}{address}', 'name': title})}"
    google = f"{_GOOGLE}?cid={quote(webcal, safe='')}"
    return [link(title, webcal), " · ", link("Google", google), " · ", link("Outlook", outlook), " · ", file]
