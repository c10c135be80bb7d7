"""The feeds, and the events of each."""

from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.event_choice import EVERY_EVENT, EventChoice
from chautari.calendar.views.events import CalendarEvent, festival_events, holiday_events, tithi_events

TITLES = {
    "holidays": {"ne": "नेपालका सार्वजनिक बिदा", "en": "Public holidays of Nepal"},
    "festivals": {"ne": "नेपालका चाडपर्व", "en": "Festivals of Nepal"},
    "observances": {"ne": "नेपालका पर्व, व्रत र दिवस", "en": "Observances of Nepal"},
    "tithi": {"ne": "तिथि", "en": "Tithi"},
}
FEEDS = tuple(TITLES)


def events_of(feed: str, almanac: Almanac, lang: str, choice: EventChoice = EVERY_EVENT) -> list[CalendarEvent]:
    """The events of a feed (one of FEEDS) that are chosen."""
    match feed:
        case "holidays":
            return holiday_events(almanac, lang, choice.scopes)
        case "festivals":
            return festival_events(almanac, lang)
        case "observances":
            # The tables of rules take longer to load than the other feeds to make.
            from chautari.calendar.views.observance_events import observance_events

            return observance_events(almanac, lang, choice)
        case _:
            return tithi_events(almanac, lang)
