"""Parser of the zone in a text: `IST`, `+05:45`, `UTC−5`, `America/Los_Angeles`, `Nepal Time`, anywhere.

A word beside a time may be an unknown zone or a place. Only those of `words_beside` leave the time exact.
"""

import re
from collections.abc import Sequence
from datetime import UTC, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from chautari.nepali.clock import NPT
from chautari.nepali.dates import words_beside

# https://www.rfc-editor.org/rfc/rfc5322#section-4.3 and the zones of the agencies that Nepal's outlets carry. Without
# CST and BST: Xinhua's is China's and not America's, that of BSS is Bangladesh's and not Britain's.
_HOURS_OF_ZONE = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0.0),
    **{"NPT": 5.75, "NST": 5.75, "IST": 5.5, "PKT": 5, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3},
    **{"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **{"HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11},
}
_WIDEST = timedelta(hours=14)
_SIGN = "+\u2212\\-"  # the minus of typographers too
_ZONE = re.compile(
    rf"\s*\(?(?P<name>(?i:{'|'.join(sorted(_HOURS_OF_ZONE, key=len, reverse=True))})|[A-Z]{{1,4}}T)?"
    r"(?![A-Za-z0-9/]|-[A-Za-z])"
    rf"\s?(?:(?P<sign>\+\s?|[{_SIGN}])(?P<hours>[0-9]{{1,2}})(?::?(?P<minutes>[0-9]{{2}})(?::?00)?)?(?![0-9]|[-/.:][0-9]))?"
)
# An offset in an unknown form (`UTC+5.75`, `UTC–5`): the name before it is not the zone.
_UNKNOWN_OFFSET = re.compile(rf"\s?[{_SIGN}\u2013][0-9]")
# The same without a name: `+05.45`, `+9:99:99`, and `0545` behind a time, a plus sign that became a space. No year.
_UNKNOWN_NUMBER = re.compile(
    r"\s?(?:\+\s?[0-9][0-9:.,]*|[\u2212-][0-9]{1,2}[.,h][0-9]{2}(?![0-9.]))|\s(?:0[0-9]|1[0-4])[0-5][0-9](?![0-9:])"
)
_DATABASE_ZONE = re.compile(r"\s*[\[(]?(?P<key>[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+)[\])]?")
_ZONE_PHRASE = re.compile(r"\s*\(?(?:[A-Za-z]+ ){1,4}[Tt]ime\b\)?|\s*\(?(?:[^\s0-9(]+ समय|जीएमटी|जिएमटी|युटिसी)\)?")
_OF_NEPAL = re.compile(r"Nepali?|Kathmandu|नेपाल|काठमा", re.IGNORECASE)
_ZONE_CANDIDATE = re.compile(
    r"\s*[\[(]?(?P<name>[A-Za-z]+)[\])]?|\s*(?:,|[\u2013-]\s)\s*(?P<capitals>[A-Z]{2,5})(?![A-Za-z])"
)
_AREA = r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US|Canada)"
_KEY_ANYWHERE = re.compile(rf"(?<![A-Za-z/]){_AREA}(?:/[A-Za-z_][A-Za-z0-9_+-]*)+")
_LONG_NAMES = "|".join(name for name in _HOURS_OF_ZONE if len(name) > 2)
_NAME_ANYWHERE = re.compile(rf"(?<![A-Za-z])(?:{_LONG_NAMES})(?![A-Za-z]|-[A-Za-z])")


class StatedZone(NamedTuple):
    """A stated zone and the position of its end in the text; `zone` is None if it is unknown or ambiguous."""

    zone: tzinfo | None
    end: int = 0


def zone_at(text: str, start: int) -> StatedZone | None:
    """The zone at `start`, directly after a time; None if there is none."""
    stated = _ZONE.match(text, start)
    if stated and (stated["name"] or stated["sign"]):
        unknown = not stated["sign"] and _UNKNOWN_OFFSET.match(text, stated.end())
        return StatedZone(None if unknown else _zone(stated), stated.end())
    if named := _DATABASE_ZONE.match(text, start):
        return StatedZone(_of_database(named["key"]), named.end())
    if number := _UNKNOWN_NUMBER.match(text, start):
        return StatedZone(None, number.end())
    return _zone_phrase(text, start)


def zone_in(pieces: Sequence[str]) -> StatedZone | None:
    """The zone stated in the pieces of a text before, between and after its times; None if there is none."""
    zones = {_of_database(key) for piece in pieces for key in _KEY_ANYWHERE.findall(piece)}
    zones |= {_of_name(name) for piece in pieces for name in _NAME_ANYWHERE.findall(piece)}
    if zones:
        return StatedZone(zones.pop() if len(zones) == 1 else None)
    return None if words_beside.all_understood(pieces) else StatedZone(None)


def _zone_phrase(text: str, start: int) -> StatedZone | None:
    phrase = _ZONE_PHRASE.match(text, start)
    if phrase and _OF_NEPAL.search(phrase[0]):
        return StatedZone(NPT, phrase.end())
    if phrase and not words_beside.is_no_zone(phrase[0].split()[0].lstrip("(")):
        return StatedZone(None, phrase.end())
    candidate = _ZONE_CANDIDATE.match(text, start)
    unknown = candidate and not words_beside.is_no_zone(candidate["name"] or candidate["capitals"])
    return StatedZone(None, candidate.end()) if candidate and unknown else None


def _of_database(key: str) -> tzinfo | None:
    """The zone `key` of the time zone database, or None: https://www.iana.org/time-zones."""
    try:
        return ZoneInfo(key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _of_name(name: str) -> timezone | None:
    hours = _HOURS_OF_ZONE.get(name.upper())
    return None if hours is None else timezone(timedelta(hours=hours)) if hours else UTC


def _zone(stated: re.Match[str]) -> timezone | None:
    """The stated zone; None if it is unknown or impossible."""
    if not stated["sign"]:
        return _of_name(stated["name"])
    size = timedelta(hours=int(stated["hours"]), minutes=int(stated["minutes"] or 0))
    possible = size <= _WIDEST and int(stated["minutes"] or 0) < 60
    return timezone(size if stated["sign"].startswith("+") else -size) if possible else None
