"""Near years: the BS years whose parts are stored beside them, and the months whose times of days are."""

from datetime import date

from chautari.nepali.bikram_sambat import to_bs

YEARS_BEFORE, YEARS_AFTER = 10, 2
MONTHS_BEFORE, MONTHS_AFTER = 1, 1  # a day's times take 11 ms to compute


def is_near(year: int, today: date) -> bool:
    """Whether the parts of a BS year are stored."""
    return -YEARS_BEFORE <= year - to_bs(today).year <= YEARS_AFTER


def timed_months(year: int, today: date) -> list[int]:
    """The months of a BS year whose days are stored with their times."""
    bs = to_bs(today)
    return [
        month for month in range(1, 13) if -MONTHS_BEFORE <= 12 * (year - bs.year) + month - bs.month <= MONTHS_AFTER
    ]
