"""The calendar as iCalendar feeds (RFC 5545) for phones: holidays, festivals, tithi, each in one language.

Written by hand because that keeps a feed the same bytes for the same data: no clock goes in, and an event keeps its UID
when its date is corrected or its status changes. https://www.rfc-editor.org/rfc/rfc5545
"""

from collections.abc import Iterable
from datetime import timedelta

from chautari.calendar.almanac.calendar_names import SCOPES
from chautari.calendar.model.event_change import FIRST_FORM, EventChange, PublishedYear
from chautari.calendar.model.event_choice import EVERY_EVENT, EventChoice
from chautari.calendar.model.observance_names import COMMUNITIES, KINDS, REGIONS
from chautari.calendar.views.events import CalendarEvent
from chautari.calendar.views.feed_events import TITLES, events_of
from chautari.core.plain_text import one_line

_NEVER_CHANGED = EventChange(0, FIRST_FORM.since)


def feed(
    kind: str, years: Iterable[PublishedYear], lang: str, choice: EventChoice = EVERY_EVENT, origin: str = ""
) -> bytes:
    """Serialize the feed `kind` (one of FEEDS) of `years`, in `ne` or `en`: of their events the chosen ones.

    Events link to their day's page at `origin` (`https://host`), if it is known.
    """
    title = f"{TITLES[kind][lang]}{_chosen(choice, lang)}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Chautari//Nepali calendar//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={lang}:{_escaped(title)}",
        f"X-WR-CALNAME:{_escaped(title)}",
        "X-WR-TIMEZONE:Asia/Kathmandu",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    for year in years:
        for event in events_of(kind, year.almanac, lang, choice):
            change = year.changes.get(event.uid, _NEVER_CHANGED)
            lines += _event(event, EventChange(change.sequence, max(change.at, year.form.since)), lang, origin)
    return "".join(_folded(line) for line in (*lines, "END:VCALENDAR")).encode()


def _chosen(choice: EventChoice, lang: str) -> str:
    """What is chosen, in brackets, so that two subscriptions of one feed are told apart."""
    tables = ((SCOPES, choice.scopes), (KINDS, choice.kinds), (COMMUNITIES, choice.communities))
    names = [table[key][lang] for table, keys in (*tables, (REGIONS, choice.regions)) for key in keys]
    return f" ({', '.join(names)})" if names else ""


def _event(event: CalendarEvent, change: EventChange, lang: str, origin: str) -> list[str]:
    stamp = f"{change.at:%Y%m%dT%H%M%SZ}"
    place = "{}/{}/{}".format(*event.bs)
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{change.sequence}",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(1):%Y%m%d}",
        f"SUMMARY;LANGUAGE={lang}:{_escaped(event.summary)}",
        f"DESCRIPTION:{_escaped(event.description)}",
        f"CATEGORIES;LANGUAGE={lang}:{','.join(map(_escaped, event.categories))}",
        *([f"URL:{origin}/{lang}/calendar/{place}"] if origin else []),
        f"STATUS:{'TENTATIVE' if event.tentative else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Fold a content line into pieces of at most 75 octets, never within a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces) + "\r\n"
