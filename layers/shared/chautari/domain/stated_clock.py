"""The time of day and the zone in a text: `9:30 AM`, `२१:२१:५`, `दिउँसो २:१५`, `T09:30:00.250+05:45`, `09:30 IST`.

Its oddity: a time in a zone that it does not know is no time at all, since any zone that it took would be a guess.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from chautari.domain.kathmandu import NPT

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
    r"|\.(?P<dotted>[0-9]{2})(?=\s*(?:[ap]\.?m\b|बजे)))?"
    r"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*(?P<sharp>बजे))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*\(?(?P<name>Z|UTC|GMT|UT|MSK|[A-Z]{1,4}T)?(?![A-Za-z])"
    r"\s?(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?(?![0-9]|[-/.:][0-9]))?"
)


class Clock(NamedTuple):
    """A time of day with its zone; both None where the text states one that cannot be read."""

    at: time | None

    def on(self, day: date) -> datetime | None:
        """The instant that it is on `day`, aware."""
        return None if self.at is None else datetime.combine(day, self.at)


def clocks_in(text: str) -> tuple[list[Clock], str]:
    """Every time of day in the text (Latin digits), and the text without them."""
    found, rest, end = [], [], 0
    for match in _CLOCK.finditer(text):
        if match.start() >= end and (match["minute"] or match["half"] or match["sharp"]):
            zone = _ZONE.match(text, match.end())
            found.append(Clock(_time(match, zone)))
            rest.append(text[end : match.start()])
            end = zone.end() if zone else match.end()
    return found, " ".join((*rest, text[end:]))


def _time(match: re.Match[str], stated: re.Match[str] | None) -> time | None:
    hour = _hour(int(match["hour"]), (match["half"] or match["part"] or "").lower().replace(".", ""))
    minute, second = int(match["minute"] or match["dotted"] or 0), int(match["second"] or 0)
    zone = _zone(stated)
    if hour is None or zone is None or minute > 59 or second > 60:
        return None
    micros = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    return time(hour, minute, min(second, 59), micros, zone)  # a leap second has no place in a datetime


def _hour(hour: int, half: str) -> int | None:
    """The hour of 24; None where the text contradicts itself (13 AM) or leaves open which it is (a night's 12)."""
    if half == "" or (half in _AFTERNOON and hour > 12):
        return hour if hour < 24 else None
    if hour > 12 or half not in _MORNING | _AFTERNOON:
        return None
    return hour % 12 + (12 if half in _AFTERNOON else 0)


def _zone(stated: re.Match[str] | None) -> timezone | None:
    """Kathmandu's where none is stated, None where an unknown or impossible one is."""
    if stated is None or not (stated["name"] or stated["sign"]):
        return NPT
    if stated["sign"]:
        size = timedelta(hours=int(stated["hours"]), minutes=int(stated["minutes"] or 0))
        possible = size <= _WIDEST and int(stated["minutes"] or 0) < 60
        return timezone(-size if stated["sign"] == "-" else size) if possible else None
    hours = _HOURS_OF_ZONE.get(stated["name"])
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC
