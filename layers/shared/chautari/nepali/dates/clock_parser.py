"""The time of day and the zone in a text: `9:30 AM`, `२१:२१:५`, `दिउँसो २:१५`, `T09:30:00.250+05:45`, `09:30 IST`.

Its oddity: a time in a zone that it does not know is no time at all, since any zone that it took would be a guess.
Zones by name (`America/Los_Angeles`) are those of the time zone database.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chautari.nepali.clock import NPT

# https://www.rfc-editor.org/rfc/rfc5322#section-4.3 and the zones of the agencies that Nepal's outlets carry.
_HOURS_OF_ZONE = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0.0),
    **{"NPT": 5.75, "NST": 5.75, "IST": 5.5, "PKT": 5, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **{"HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11},
}
_WIDEST = timedelta(hours=14)
_MORNING = frozenset(("am", "बिहान", "पूर्वाह्न"))
_AFTERNOON = frozenset(("pm", "दिउँसो", "दिउसो", "अपराह्न", "साँझ", "बेलुका", "बेलुकी"))
_PART = r"बिहान|पूर्वाह्न|दिउँसो|दिउसो|अपराह्न|साँझ|बेलुका|बेलुकी|राति"
_CLOCK = re.compile(
    rf"(?:(?P<part>{_PART})\s*|(?<=[0-9])T)?(?<![0-9])(?P<hour>[0-9]{{1,2}})(?![0-9])"
    r"(?:\s?:\s?(?P<minute>[0-9]{1,2})(?![0-9])"
    r"(?:\s?:\s?(?P<second>[0-9]{1,2})(?![0-9])(?:[.,](?P<fraction>[0-9]+))?)?"
    # Behind minutes only: in `साउन ३१ बिहान ९:३०` the part of the day is not the 31st's.
    rf"(?:\s*(?P<behind>{_PART}))?"
    r"|\.(?P<dotted>[0-9]{2})(?=\s*(?:[ap]\.?m\b|बजे)))?"
    rf"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*(?P<sharp>बजे)(?:\s*(?P<last>{_PART}))?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    rf"\s*\(?(?P<name>(?i:{'|'.join(sorted(_HOURS_OF_ZONE, key=len, reverse=True))})|[A-Z]{{1,4}}T)?(?![A-Za-z0-9/])"
    r"\s?(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9]|[-/.:][0-9]))?"
)
# An offset that is written in no form that is known (`UTC+5.75`) is not the zone before it.
_OFFSET_UNREAD = re.compile(r"\s?[+-][0-9]")
_NAMED_ZONE = re.compile(r"\s*[\[(]?(?P<key>[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)[\])]?")
_WORDED_ZONE = re.compile(
    r"\s*\(?(?P<words>(?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+ (?:Standard|Daylight|Summer)|Nepali?|Kathmandu|Eastern|Central"
    r"|Mountain|Pacific|Local|India|Indian|Greenwich|Mean) Time)\b\)?"
)
_CAPITALS = re.compile(r"\s*\(?(?P<letters>[A-Z]{2,5})(?![a-z])\)?")
# Capitals behind a time that are no zone: days, months, calendars, and labels met in captures.
_NO_ZONES = frozenset(
    (
        *("MON", "TUE", "TUES", "WED", "THU", "THUR", "FRI", "SAT", "SUN"),
        *("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"),
        *("MARCH", "APRIL", "JUNE", "JULY", "AM", "PM", "AD", "BS", "BY", "IN", "ON", "AT", "AND", "OF", "TO"),
        *("NEPAL", "NEWS", "RSS", "AFP", "AP", "ANI", "PTI", "BBC"),
    )
)


class ClockTime(NamedTuple):
    """A time of day with its zone; both None where the text states one that cannot be read."""

    at: time | None

    def on(self, day: date) -> datetime | None:
        """The instant that it is on `day`, aware."""
        return None if self.at is None else datetime.combine(day, self.at)


def clocks_in(text: str) -> tuple[list[ClockTime], str]:
    """Every time of day in the text (Latin digits), and the text without them."""
    found, rest, end = [], [], 0
    for match in _CLOCK.finditer(text):
        if match.start() >= end and (match["minute"] or match["half"] or match["sharp"]):
            zone, behind = _zone_at(text, match.end())
            found.append(ClockTime(_time(match, zone)))
            rest.append(text[end : match.start()])
            end = behind
    return found, " ".join((*rest, text[end:]))


def _time(match: re.Match[str], zone: tzinfo | None) -> time | None:
    stated = {(match[name] or "").lower().replace(".", "") for name in ("part", "behind", "half", "last")} - {""}
    hour = _hour(int(match["hour"]), stated)
    minute, second = int(match["minute"] or match["dotted"] or 0), int(match["second"] or 0)
    if hour is None or zone is None or minute > 59 or second > 60:
        return None
    micros = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    return time(hour, minute, min(second, 59), micros, zone)  # a leap second has no place in a datetime


def _hour(hour: int, halves: set[str]) -> int | None:
    """The hour of 24; None where the text contradicts itself (13 AM, बिहान 9 PM) or leaves it open (a night's 12)."""
    afternoon = halves <= _AFTERNOON
    if not halves or (afternoon and hour > 12):
        return hour if hour < 24 else None
    if hour > 12 or not (afternoon or halves <= _MORNING):
        return None
    return hour % 12 + (12 if afternoon else 0)


def _zone_at(text: str, start: int) -> tuple[tzinfo | None, int]:
    """The zone stated at `start` and where it ends: Kathmandu's where none is stated, None for one that is unknown."""
    stated = _ZONE.match(text, start)
    if stated and (stated["name"] or stated["sign"]):
        unread = not stated["sign"] and _OFFSET_UNREAD.match(text, stated.end())
        return (None if unread else _zone(stated)), stated.end()
    if named := _NAMED_ZONE.match(text, start):
        return _of_database(named["key"]), named.end()
    if worded := _WORDED_ZONE.match(text, start):
        return (NPT if re.search("Nepal|Kathmandu", worded["words"]) else None), worded.end()
    capitals = _CAPITALS.match(text, start)
    if capitals and capitals["letters"] not in _NO_ZONES:
        return None, capitals.end()
    return NPT, stated.end() if stated else start


def _of_database(key: str) -> tzinfo | None:
    """The zone of that name in the time zone database, if there is one: https://www.iana.org/time-zones."""
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _zone(stated: re.Match[str]) -> timezone | None:
    """None where it is an unknown or impossible one."""
    if stated["sign"]:
        size = timedelta(hours=int(stated["hours"]), minutes=int(stated["minutes"] or 0))
        possible = size <= _WIDEST and int(stated["minutes"] or 0) < 60
        return timezone(-size if stated["sign"] == "-" else size) if possible else None
    hours = _HOURS_OF_ZONE.get(stated["name"].upper())
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC
