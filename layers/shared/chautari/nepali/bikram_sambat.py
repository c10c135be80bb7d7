"""Bikram Sambat dates, 1970 to 2100: a table of month lengths and whole-day arithmetic, without clock or time zone.

The lengths are data with a confidence per year (`data/bs-months.json`). Years without an official calendar are
predictions; `adopt` replaces them by a published row without a deploy.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Literal, NamedTuple

from chautari.nepali import written_date

FIRST_YEAR, LAST_YEAR = 1970, 2100
MONTHS_EN = (
    "Baisakh", "Jestha", "Asar", "Shrawan", "Bhadra", "Asoj", "Kartik", "Mangsir", "Poush", "Magh", "Falgun", "Chaitra",
)  # fmt: skip
MONTHS_NE = ("बैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज", "कात्तिक", "मंसिर", "पुस", "माघ", "फागुन", "चैत")


class NotADate(ValueError):
    """The text or the numbers are no day of the Bikram Sambat calendar: month 13, 33 Jestha, `today`."""


class OutOfRange(ValueError):
    """A day outside the years that the table holds."""


class BsDate(NamedTuple):
    """A Bikram Sambat day, not validated until converted. A tuple: dates are compared and created by the thousand."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


Confidence = Literal["official", "consensus", "disputed", "predicted"]


class YearRow(NamedTuple):
    """The twelve month lengths of a year (29 to 32 days each) and their confidence."""

    months: tuple[int, ...]
    confidence: Confidence


def _bundled() -> tuple[date, dict[int, YearRow]]:
    path = Path(__file__).parent / "data" / "bs-months.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    rows = {int(year): YearRow(tuple(row["months"]), row["confidence"]) for year, row in table["years"].items()}
    return date.fromisoformat(table["start"]["ad"]), rows


def _month_starts(first: int, rows: Mapping[int, YearRow]) -> list[int]:
    """The day number (`date.toordinal`) on which each month begins, and that of the day after the last."""
    lengths = chain.from_iterable(rows[year].months for year in range(FIRST_YEAR, LAST_YEAR + 1))
    return list(accumulate(lengths, initial=first))


_FIRST_DAY, _rows = _bundled()
_starts: list[int] = []
_months: dict[int, dict[int, tuple[int, int]]] = {}  # by year and month: the day before the month, and its length
_from_ordinal = date.fromordinal


def _index_months() -> None:
    _starts[:] = _month_starts(_FIRST_DAY.toordinal(), _rows)
    for index, (start, next_start) in enumerate(pairwise(_starts)):
        _months.setdefault(FIRST_YEAR + index // 12, {})[index % 12 + 1] = (start - 1, next_start - start)


_index_months()


def adopt(rows: Mapping[int, YearRow]) -> None:
    """Replace rows (by BS year) of this process's table. Raises NotADate for an impossible row and changes nothing.

    The months of other years keep their AD days: a longer or shorter year takes the difference from the next Baisakh.
    """
    changed: dict[int, YearRow] = {}
    for year, row in sorted(rows.items()):
        _require_year(year)
        gained = sum(row.months) - sum(changed.get(year, _rows[year]).months)
        changed[year] = row
        if gained and year < LAST_YEAR:
            baisakh, *later_months = _rows[year + 1].months
            changed[year + 1] = _rows[year + 1]._replace(months=(baisakh - gained, *later_months))
    for year, row in changed.items():
        if len(row.months) != 12 or not set(row.months) <= {29, 30, 31, 32} or sum(row.months) not in (365, 366):
            raise NotADate(f"no Bikram Sambat year has these months: {year} {row.months}")
    if all(_rows[year] == row for year, row in changed.items()):
        return
    _rows.update(changed)
    _index_months()


def to_bs(day: date) -> BsDate:
    """The Bikram Sambat date of an AD day. Raises OutOfRange."""
    ordinal = day.toordinal()
    index = bisect_right(_starts, ordinal) - 1
    if 0 <= index < len(_starts) - 1:
        return BsDate(FIRST_YEAR + index // 12, index % 12 + 1, ordinal - _starts[index] + 1)
    raise OutOfRange(f"{day} is not within {FIRST_YEAR} to {LAST_YEAR} BS")


def to_ad(bs: BsDate) -> date:
    """The AD day of a Bikram Sambat date. Raises OutOfRange, or NotADate if the year has no such month or day."""
    year, month, day = bs
    try:
        day_before, length = _months[year][month]
    except KeyError:
        raise _no_such_month(year, month) from None
    if 0 < day <= length:
        return _from_ordinal(day_before + day)
    raise NotADate(f"{MONTHS_EN[month - 1]} {year} has {length} days, not {day}")


def month_length(year: int, month: int) -> int:
    """Days in a month (1 Baisakh to 12 Chaitra). Raises OutOfRange or NotADate."""
    try:
        return _months[year][month][1]
    except KeyError:
        raise _no_such_month(year, month) from None


def year_length(year: int) -> int:
    """Days in a year. Raises OutOfRange."""
    _require_year(year)
    return sum(_rows[year].months)


def confidence(year: int) -> Confidence:
    """Confidence of the month lengths of a year: official, consensus, disputed or predicted. Raises OutOfRange."""
    _require_year(year)
    return _rows[year].confidence


def fiscal_year(bs: BsDate) -> str:
    """Nepal's fiscal year of a date, Shrawan to Asar: `2083/84`."""
    first = bs.year if bs.month >= 4 else bs.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def quarter(bs: BsDate) -> int:
    """The quarter of the fiscal year of a date: 1 is Shrawan to Asoj, 4 is Baisakh to Asar."""
    return (bs.month - 4) % 12 // 3 + 1


def parse(text: str) -> BsDate:
    """Parse `2083-08-06`, `BS २०८३/८/६`, `6th Mangsir 2083`, `आइतबार, २०८३ मङ्गसिर ६ गते`.

    Raises NotADate, also if the weekday beside the date is another than its own, or OutOfRange.
    """
    written = written_date.read(text)
    if written is None:
        raise NotADate(f"not a Bikram Sambat date: {text[:40]!r}")
    bs = BsDate(written.year, written.month, written.day)
    on = to_ad(bs)
    if written.weekday not in (None, on.weekday()):
        raise NotADate(f"{bs} is a {on:%A}, which is not the weekday beside it")
    return bs


def _no_such_month(year: int, month: int) -> ValueError:
    _require_year(year)
    return NotADate(f"a year has 12 months, not {month}")


def _require_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutOfRange(f"{year} is not within {FIRST_YEAR} to {LAST_YEAR} BS")
