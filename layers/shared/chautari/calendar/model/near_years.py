"""Near years: the BS years whose parts are stored beside them, the months whose times of days are, and which of their
pages are composed ahead.
"""

from collections.abc import Collection
from datetime import date

from chautari.nepali.bikram_sambat import month_length, to_bs

YEARS_BEFORE, YEARS_AFTER = 10, 2
_NAMES = ("year", "month", "day")
MONTHS_BEFORE, MONTHS_AFTER = 1, 1  # a day's times take 11 ms to compute


def years(today: date) -> range:
    """The BS years whose parts are stored."""
    present = to_bs(today).year
    return range(present - YEARS_BEFORE, present + YEARS_AFTER + 1)


def is_near(year: int, today: date) -> bool:
    """Whether the parts of a BS year are stored."""
    return year in years(today)


def timed_months(year: int, today: date) -> list[int]:
    """The months of a BS year whose days are stored with their times."""
    return [month for of_year, month in near_months(today) if of_year == year]


def near_months(today: date) -> list[tuple[int, int]]:
    """The month of today and those beside it, each with its BS year."""
    bs = to_bs(today)
    counted = 12 * bs.year + bs.month - 1
    months = (divmod(counted + step, 12) for step in range(-MONTHS_BEFORE, MONTHS_AFTER + 1))
    return [(year, month + 1) for year, month in months]


def present_days(today: date) -> list[tuple[int, int, int]]:
    """The days of the month of today, each with its BS year and month."""
    bs = to_bs(today)
    return [(bs.year, bs.month, day) for day in range(1, month_length(bs.year, bs.month) + 1)]


def composed(placeholders: Collection[str], today: date) -> list[dict[str, str]]:
    """The values of a path's `year`, `month` and `day`, as far as it has them, whose pages are composed ahead."""
    if "day" in placeholders:
        return [dict(zip(_NAMES, map(str, numbers), strict=True)) for numbers in present_days(today)]
    if "month" in placeholders:
        return [dict(zip(_NAMES[:2], map(str, numbers), strict=True)) for numbers in near_months(today)]
    return [{"year": str(year)} for year in years(today)]
