"""The parts of a BS year that are stored beside it."""

from collections.abc import Collection, Iterator

from chautari.calendar.almanac.day_moments import DayMoments, moments_of
from chautari.calendar.almanac.end_times import numbers_of
from chautari.calendar.almanac.year_parts import YearPart
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.almanac_parts import part_of_days_off, part_of_observances
from chautari.calendar.views import calendar, disputed_days
from chautari.dynamodb import almanac_keys


def parts_of(almanac: Almanac, timed: Collection[int]) -> Iterator[YearPart]:
    """Each part; the months `timed` with the moments of their days."""
    for month in range(1, 13):
        moments = _moments(almanac, month) if month in timed else ()
        yield YearPart(almanac_keys.month(month), calendar.of_month(almanac, month), moments)
    yield YearPart(almanac_keys.YEAR, calendar.of_year(almanac))
    yield YearPart(almanac_keys.DISPUTES, disputed_days.disputes(almanac))
    yield YearPart(almanac_keys.DAYS_OFF, part_of_days_off(almanac).document())
    yield YearPart(almanac_keys.OBSERVANCES, part_of_observances(almanac).document())


def _moments(almanac: Almanac, month: int) -> list[DayMoments]:
    days = (day.ad for day in almanac.month(month))
    return [moments_of(on, numbers_of(almanac.panchanga(on)), almanac.method) for on in days]
