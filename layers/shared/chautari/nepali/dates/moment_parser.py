"""Parser of the moment stated in a text or a URL of a feed or page. Never guesses, never uses the current time.

It searches for a date and not for a format: labels next to it do no harm ("प्रकाशित : ..."), but a text with two days
has no moment.
"""

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from chautari.nepali.clock import NPT
from chautari.nepali.dates.clock_parser import clocks_in
from chautari.nepali.dates.day_parser import days_in, is_day_alone
from chautari.nepali.numerals import latin_digits

LONGEST = 200  # characters; a longer text is prose and no statement of a date
# What is often typed for the colon of ९:३०: a visarga, and the colons of other keyboards.
_COLON = re.compile(r"(?<=[0-9])\s?[ः\u02d0\u02f8\u2236\ua789\ufe55\uff1a]\s?(?=[0-9])")
_COMPACT = re.compile(r"(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})(?:([0-9]{2}))?(?![0-9])")
_SHORT_YEAR = re.compile(r"^(\D{0,12}[0-9]{1,2}[ -][A-Za-z]{3}[ -])([0-9]{2})(?= [0-9]{2}:[0-9]{2})")
# As machines write a moment, in a Gregorian year: two of three texts that are read, in a twentieth of the time.
_ISO = re.compile(
    r"(?:199[0-9]|20[0-5][0-9])-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:\.[0-9]{1,6})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])",
    re.ASCII,
)
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))  # they shape अपराह्‍न and have no meaning
_YEAR = re.compile("[0-9]{4}")
_DAY_IN_PATH = re.compile(r"/([0-9]{4})/([0-9]{1,2}|[^/0-9]{3,12})/([0-9]{1,2})(?=/|$)")


class ParsedMoment(NamedTuple):
    """An aware instant. `exact`: the text states the time of day; otherwise `at` is midnight in Kathmandu."""

    at: datetime
    exact: bool


@lru_cache(maxsize=256)
def read(text: str) -> ParsedMoment | None:
    """Parse the moment stated in `text`; None if it states no day or several.

    - Gregorian or Bikram Sambat, Latin or Devanagari digits, months as numbers or as English or Nepali names.
    - Without a zone the time is Kathmandu's.
    - An impossible time, several times, or an unknown zone give the day only.
    """
    if len(text) > LONGEST:
        return None
    if _ISO.fullmatch(text):
        try:
            return ParsedMoment(datetime.fromisoformat(text), exact=True)
        except ValueError:  # the 30th of February
            return None
    clocks, text_without_clocks = clocks_in(_normalized(text))
    days = days_in(text_without_clocks)
    if len(days) != 1:
        return None
    day = days.pop()
    instants = {clock.on(day) for clock in clocks}
    instant = instants.pop() if len(instants) == 1 else None
    return _midnight(day) if instant is None else ParsedMoment(instant, exact=True)


def in_link(url: str) -> ParsedMoment | None:
    """Parse the day in the path of a URL, never exact: `/2026/08/17/`, `/2026/august/17/`, `/2024%20Oct%2027%20Sunday`.

    The date must fill its path segments: within a headline a date is the article's subject.
    """
    try:
        path = latin_digits(unquote(urlsplit(url).path))
    except ValueError:  # not an address: an unclosed [
        return None
    dates = ["-".join(match) for match in _DAY_IN_PATH.findall(path)]
    dates += [
        segment
        for segment in path.split("/")
        if len(segment) <= LONGEST and _YEAR.search(segment) and is_day_alone(segment)
    ]
    days = set().union(*map(days_in, dates))
    return _midnight(days.pop()) if len(days) == 1 else None


def _normalized(text: str) -> str:
    """`text` with Latin digits, colons in times, extended ISO format, years of four digits, no joiners."""
    latin = " ".join(_COLON.sub(":", latin_digits(text).translate(_JOINERS)).split())
    latin = _COMPACT.sub(lambda match: "{}-{}-{}T{}:{}:{}".format(*match.groups("00")), latin)
    return _SHORT_YEAR.sub(lambda match: match[1] + ("20" if match[2] < "50" else "19") + match[2], latin)


def _midnight(day: date) -> ParsedMoment:
    return ParsedMoment(datetime.combine(day, time(), NPT), exact=False)
