"""The days of a year on which another method differs from the published one: date, tithi, festivals, holidays."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from chautari.calendar.almanac import sankranti
from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.festivals import festivals
from chautari.calendar.almanac.observance_rules import OnBsDay
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.model.almanac import (
    Almanac,
    AlternativeDay,
    AlternativeYear,
    CalendarDay,
    Disputed,
    Holiday,
    Observance,
)
from chautari.nepali.bikram_sambat import BsDate


def observances(year: int, ephemeris: Ephemeris) -> tuple[Observance, ...]:
    """The observances of a BS year by a method; days fixed in Bikram Sambat by the months of the method."""
    moved = [
        Observance(
            occurrence.festival.key,
            _fixed(year, occurrence.festival.rule, ephemeris) or occurrence.day,
            occurrence.festival.ne,
            occurrence.festival.en,
            occurrence.festival.source,
        )
        for occurrence in festivals(year, ephemeris)
    ]
    return tuple(sorted(moved, key=lambda observance: observance.day))


def _fixed(year: int, rule: object, ephemeris: Ephemeris) -> date | None:
    if not isinstance(rule, OnBsDay):
        return None
    return sankranti.month_start(year, rule.month, ephemeris) + timedelta(days=rule.day - 1)


def of_year(
    published: Almanac,
    ephemeris: Ephemeris,
    observed: Sequence[Observance],
    holidays: Sequence[Holiday],
) -> AlternativeYear:
    """The year by a method, whose observances and holidays are given."""
    bs_date = _dates(published.year, ephemeris)
    days = [day for month in range(1, 13) for day in published.month(month)]
    tithis = (row.tithi for row in panchangas(ephemeris, days[0].ad, days[-1].ad))
    candidates = (
        _day(published, day, bs_date(day.ad), tithi, observed, holidays)
        for day, tithi in zip(days, tithis, strict=True)
    )
    months = sankranti.month_lengths(published.year, ephemeris)
    return AlternativeYear(ephemeris.method, months, tuple(day for day in candidates if day.differs))


def _dates(year: int, ephemeris: Ephemeris) -> Callable[[date], str]:
    """A function from a day in or beside the year to its date by the months of a method."""
    months = [(year - 1, 12), *((year, month) for month in range(1, 13)), (year + 1, 1)]
    starts = [(sankranti.month_start(*month, ephemeris), month) for month in months]

    def bs_date(on: date) -> str:
        start, month = max((start, month) for start, month in starts if start <= on)
        return str(BsDate(*month, (on - start).days + 1))

    return bs_date


def _day(
    published: Almanac,
    day: CalendarDay,
    bs: str,
    tithi: int,
    observed: Sequence[Observance],
    holidays: Sequence[Holiday],
) -> AlternativeDay:
    observed_then = tuple(observance for observance in observed if observance.day == day.ad)
    off = tuple(holiday for holiday in holidays if holiday.first <= day.ad <= holiday.last)
    differences: dict[Disputed, bool] = {
        "date_bs": bs != str(day.bs),
        "tithi": tithi != day.panchanga.tithi,
        "festivals": _keys(observed_then) != _keys(day.observances),
        "holidays": _keys(off) != _keys(day.holidays),
    }
    differs = tuple(name for name, is_other in differences.items() if is_other)
    is_off = day.is_weekly_rest or any(holiday.scope == "national" for holiday in off)
    return AlternativeDay(day.ad, differs, bs, tithi, observed_then, off, is_off)


def _keys(rows: Sequence[Observance | Holiday]) -> set[str]:
    return {row.key for row in rows}
