"""The zone in a text: `IST`, `+05:45`, `UTC−5`, `America/Los_Angeles`, `Nepal Time`, beside a time or elsewhere.

Its oddity: a word behind a time may be a zone that is not known, so only words known to be none leave the time exact.
"""

import re
from collections.abc import Sequence
from datetime import UTC, timedelta, timezone, tzinfo
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
_SIGN = "+\u2212\\-"  # the minus of typographers too
_ZONE = re.compile(
    rf"\s*\(?(?P<name>(?i:{'|'.join(sorted(_HOURS_OF_ZONE, key=len, reverse=True))})|[A-Z]{{1,4}}T)?(?![A-Za-z0-9/])"
    rf"\s?(?:(?P<sign>[{_SIGN}])(?P<hours>[0-9]{{1,2}})(?::?(?P<minutes>[0-9]{{2}}))?(?![0-9]|[-/.:][0-9]))?"
)
# An offset that is written in no form that is known (`UTC+5.75`, `UTC–5`) is not the zone before it.
_OFFSET_UNREAD = re.compile(rf"\s?[{_SIGN}\u2013][0-9]")
_NAMED_ZONE = re.compile(r"\s*[\[(]?(?P<key>[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)[\])]?")
_WORDED_ZONE = re.compile(r"\s*\(?(?:[A-Za-z]+ ){1,4}[Tt]ime\b\)?|\s*\(?(?:[^\s0-9(]+ समय|जीएमटी|जिएमटी|युटिसी)\)?")
_OF_NEPAL = re.compile(r"Nepali?|Kathmandu|नेपाल|काठमा", re.IGNORECASE)
_WORD = re.compile(r"\s*[\[(]?(?P<word>[A-Za-z]+)[\])]?|\s*(?:,|[\u2013-]\s)\s*(?P<capitals>[A-Z]{2,5})(?![A-Za-z])")
# Words beside a time that are no zone: days, months, calendars, and labels, those of captures among them.
_BESIDE_TIMES = """
mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday jan
feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
october november december am pm ad bs by in on at and or of to from the as is was h hr hrs hour hours
min mins minute minutes sec seconds read reading ago last first updated update modified edited published
posted created date time print share views comments source photo video report reports nepal nepali
kathmandu news rss afp ap ani pti bbc
"""
_NO_ZONES = frozenset(_BESIDE_TIMES.split())
_AREA = r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada)"
_KEY_ANYWHERE = re.compile(rf"(?<![A-Za-z/]){_AREA}(?:/[A-Za-z_][A-Za-z0-9_+-]*)+")
_LONG_NAMES = "|".join(name for name in _HOURS_OF_ZONE if len(name) > 2)
_NAME_ANYWHERE = re.compile(rf"(?<![A-Za-z])(?:{_LONG_NAMES})(?![A-Za-z])")
_AT_AN_EDGE = re.compile(r"^\W*([A-Z]{2,5})(?![A-Za-z])|(?<![A-Za-z])([A-Z]{2,5})\W*$")


class StatedZone(NamedTuple):
    """A zone and where it ends in the text; zone is None where one is stated that is not understood."""

    zone: tzinfo | None
    end: int = 0


def zone_at(text: str, start: int) -> StatedZone | None:
    """The zone that begins at `start`, right behind a time; None where none does."""
    stated = _ZONE.match(text, start)
    if stated and (stated["name"] or stated["sign"]):
        unread = not stated["sign"] and _OFFSET_UNREAD.match(text, stated.end())
        return StatedZone(None if unread else _zone(stated), stated.end())
    if named := _NAMED_ZONE.match(text, start):
        return StatedZone(_of_database(named["key"]), named.end())
    return _in_words(text, start)


def zone_in(pieces: Sequence[str]) -> StatedZone | None:
    """The one zone in what a text says before, between and behind its times; None where none is stated."""
    zones = {_of_database(key) for piece in pieces for key in _KEY_ANYWHERE.findall(piece)}
    zones |= {_of_name(name) for piece in pieces for name in _NAME_ANYWHERE.findall(piece)}
    if zones:
        return StatedZone(zones.pop() if len(zones) == 1 else None)
    words = [word for piece in pieces for pair in _AT_AN_EDGE.findall(piece) for word in pair if word]
    return StatedZone(None) if any(map(_may_be_a_zone, words)) else None


def _in_words(text: str, start: int) -> StatedZone | None:
    worded = _WORDED_ZONE.match(text, start)
    if worded and _OF_NEPAL.search(worded[0]):
        return StatedZone(NPT, worded.end())
    if worded and _may_be_a_zone(worded[0].split()[0].lstrip("(")):
        return StatedZone(None, worded.end())
    word = _WORD.match(text, start)
    unknown = word and _may_be_a_zone(word["word"] or word["capitals"])
    return StatedZone(None, word.end()) if word and unknown else None


def _may_be_a_zone(word: str) -> bool:
    return word.lower() not in _NO_ZONES


def _of_database(key: str) -> tzinfo | None:
    """The zone of that name in the time zone database, if there is one: https://www.iana.org/time-zones."""
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _of_name(name: str) -> timezone | None:
    hours = _HOURS_OF_ZONE.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC


def _zone(stated: re.Match[str]) -> timezone | None:
    """None where it is an unknown or impossible one."""
    if not stated["sign"]:
        return _of_name(stated["name"])
    size = timedelta(hours=int(stated["hours"]), minutes=int(stated["minutes"] or 0))
    possible = size <= _WIDEST and int(stated["minutes"] or 0) < 60
    return timezone(size if stated["sign"] == "+" else -size) if possible else None
