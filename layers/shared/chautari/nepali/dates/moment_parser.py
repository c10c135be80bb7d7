"""The moment that a text or an address states, as feeds, pages and links write it; never a guess, never the clock's.

Its oddity: a date and not a format is looked for, so labels around it do no harm ("प्रकाशित : ..."), but a text that
states two days states none.
"""

import re
from datetime import date, datetime, time
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from chautari.nepali.clock import NPT
from chautari.nepali.dates.clock_parser import clocks_in
from chautari.nepali.dates.day_parser import days_in, is_day_alone
from chautari.nepali.numerals import latin_digits

LONGEST = 200  # characters; what is longer is prose and no statement of a date
_VISARGA_COLON = re.compile(r"(?<=[0-9])\s?ः\s?(?=[0-9])")  # how ९ः३० is often typed
_COMPACT = re.compile(r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})(?:([0-9]{2}))?(?![0-9])")
_SHORT_YEAR = re.compile(r"^(\D{0,12}[0-9]{1,2}[ -][A-Za-z]{3}[ -])([0-9]{2})(?= [0-9]{2}:[0-9]{2})")
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))  # they shape अपराह्‍न and say nothing
_YEAR = re.compile("[0-9]{4}")
_DAY_IN_PATH = re.compile(r"/([0-9]{4})/([0-9]{1,2}|[^/0-9]{3,12})/([0-9]{1,2})(?=/|$)")


class ParsedMoment(NamedTuple):
    """An aware instant. exact: whether the text states the time of day too; else it is midnight in Kathmandu."""

    at: datetime
    exact: bool


def read(text: str) -> ParsedMoment | None:
    """The moment that the text states, without a zone that of Kathmandu; None where it states none or several.

    Gregorian or Bikram Sambat, in Latin or Devanagari digits, months as numbers or by English or Nepali name. Times
    that are impossible, several, or in an unknown zone leave the day.
    """
    if len(text) > LONGEST:
        return None
    clocks, rest = clocks_in(_in_one_spelling(text))
    days = days_in(rest)
    if len(days) != 1:
        return None
    day = days.pop()
    instants = {clock.on(day) for clock in clocks}
    instant = instants.pop() if len(instants) == 1 else None
    return _midnight(day) if instant is None else ParsedMoment(instant, exact=True)


def in_link(url: str) -> ParsedMoment | None:
    """The day in the path of an address, never exact: `/2026/08/17/`, `/2026/august/17/`, `/2024%20Oct%2027%20Sunday`.

    A part of the path must be the date and nothing else: in a headline's words a date is what the article is about.
    """
    try:
        path = latin_digits(unquote(urlsplit(url).path))
    except ValueError:  # not an address: an unclosed [
        return None
    parts = ["-".join(match) for match in _DAY_IN_PATH.findall(path)]
    parts += [part for part in path.split("/") if len(part) <= LONGEST and _YEAR.search(part) and is_day_alone(part)]
    days = set().union(*map(days_in, parts))
    return _midnight(days.pop()) if len(days) == 1 else None


def _in_one_spelling(text: str) -> str:
    """Latin digits, colons in times, extended ISO format, years of four digits, no joiners."""
    latin = " ".join(_VISARGA_COLON.sub(":", latin_digits(text).translate(_JOINERS)).split())
    latin = _COMPACT.sub(lambda found: "{}-{}-{}T{}:{}:{}".format(*found.groups("00")), latin)
    return _SHORT_YEAR.sub(lambda found: found[1] + ("20" if found[2] < "50" else "19") + found[2], latin)


def _midnight(day: date) -> ParsedMoment:
    return ParsedMoment(datetime.combine(day, time(), NPT), exact=False)
