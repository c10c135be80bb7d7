"""Parser of a Bikram Sambat date as people write it: `BS 2083-08-06`, `आइतबार, २०८३ मङ्गसिर ६ गते`, `6th Mangsir 2083`.

Only its parts are read here; whether the year has such a day is for `bikram_sambat`. What could be read in two ways has
no parts: two months or two days, a year of two digits, the day before the month in digits (`06-08-2083`), `AD`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from chautari.nepali.numerals import latin_digits
from chautari.nepali.spellings import month_named, weekday_named

_NUMERIC = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:गते)?")
_NUMBER = re.compile(r"([0-9]+)(?:st|nd|rd|th|गते)?(?:को|मा)?")
_FILLERS = """
bs b s gate gatey sal saal sambat samvat vikram bikram of the
गते गतेको साल सालको सालमा को वि बि सं विसं बिसं विक्रम बिक्रम संवत् संबत् सम्वत् सम्बत्
"""
_NO_PARTS = frozenset(_FILLERS.split())


class WrittenDate(NamedTuple):
    """The parts of a written date. `weekday`: Monday 0 to Sunday 6 if one is written beside it, else None."""

    year: int
    month: int
    day: int
    weekday: int | None = None


def read(text: str) -> WrittenDate | None:
    """The parts of the date that `text` consists of; None if it is none, or could be read in two ways."""
    words = [word.rstrip(".।") for word in re.split(r"[\s,()]+", latin_digits(text).lower())]
    numeric = [match for match in map(_NUMERIC.fullmatch, words) if match]
    if not numeric:
        return _named(_parts(words))
    weekdays = [weekday_named(part) for part in _parts([word for word in words if not _NUMERIC.fullmatch(word)])]
    if len(numeric) > 1 or len(weekdays) > 1 or None in weekdays:
        return None
    year, month, day = map(int, numeric[0].group(1, 3, 4))
    return WrittenDate(year, month, day, *weekdays)


def _parts(words: Sequence[str]) -> list[str]:
    """What the words are made of, without `गते`, `साल`, `BS` and their like."""
    parts = [part for word in words for part in re.split(r"[./–—-]+", word)]
    return [part for part in parts if part and part not in _NO_PARTS]


def _named(parts: Sequence[str]) -> WrittenDate | None:
    """The parts of a date with the name of its month. Of its two numbers the longer is the year."""
    numbers = sorted((match[1] for match in map(_NUMBER.fullmatch, parts) if match), key=len)
    months = [month for month in map(month_named, parts) if month]
    weekdays = [weekday for weekday in map(weekday_named, parts) if weekday is not None]
    if len(parts) != 3 + len(weekdays) or len(months) != 1 or len(weekdays) > 1:
        return None
    if [len(number) > 2 for number in numbers] != [False, True]:
        return None
    return WrittenDate(int(numbers[1]), months[0], int(numbers[0]), *weekdays)
