"""The days of a year on which another method differs from the published one: date, tithi, observances, holidays."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from chautari.calendar.almanac import observances as declared_observances
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
    Holiday,
    Observance,
)
from chautari.calendar.model.almanac_rows import Disputed
from chautari.nepali.bikram_sambat import BsDate


class YearByMethod(NamedTuple):
    """What a method says of a year: its festivals, its holidays, and the days of its other observances by key."""

    observances: Sequence[Observance]
    holidays: Sequence[Holiday]
    observed: Mapping[str, set[date]]


def observances(year: int, ephemeris: Ephemeris) -> tuple[Observance, ...]:
    """The festivals of a BS year by a method; days fixed in Bikram Sambat by the months of the method."""
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


def observed(year: int, ephemeris: Ephemeris) -> dict[str, set[date]]:
    """The days of the other observances of a BS year by a method, by key."""
    rows = {key: row for key, row in declared_observances.declared().items() if row.basis != "festival"}
    by_table = declared_observances.observed(year, ephemeris)
    days = {key: _fixed(year, row.rule, ephemeris) for key, row in rows.items()}
    return {key: {day} if (day := days[key]) and by_table[key] else by_table[key] for key in rows}


def _fixed(year: int, rule: object, ephemeris: Ephemeris) -> date | None:
    """The day that is fixed in Bikram Sambat; one before 1 Baisakh is that of the next year."""
    if not isinstance(rule, OnBsDay):
        return None
    year += rule.days_after < 0
    return month_start(year, rule.month, ephemeris) + timedelta(days=rule.day - 1 + rule.days_after)


# A hundred observances are fixed in the twelve months of a year.
month_start = lru_cache(maxsize=64)(sankranti.month_start)


def of_year(published: Almanac, ephemeris: Ephemeris, by_method: YearByMethod) -> AlternativeYear:
    """The year by a method that says so much of it."""
    bs_date = _dates(published.year, ephemeris)
    days = [day for month in range(1, 13) for day in published.month(month)]
    tithis = (row.tithi for row in panchangas(ephemeris, days[0].ad, days[-1].ad))
    ours: defaultdict[date, set[str]] = defaultdict(set)
    for row in published.observed:
        ours[row.day].add(row.key)
    candidates = (
        _day(published, day, bs_date(day.ad), tithi, by_method, ours[day.ad])
        for day, tithi in zip(days, tithis, strict=True)
    )
    months = sankranti.month_lengths(published.year, ephemeris)
    return AlternativeYear(ephemeris.method, months, tuple(day for day in candidates if day.differs))


def _dates(year: int, ephemeris: Ephemeris) -> Callable[[date], str]:
    """A function from a day in or beside the year to its date by the months of a method."""
    months = [(year - 1, 12), *((year, month) for month in range(1, 13)), (year + 1, 1)]
    starts = [(month_start(*month, ephemeris), month) for month in months]

    def bs_date(on: date) -> str:
        start, month = max((start, month) for start, month in starts if start <= on)
        return str(BsDate(*month, (on - start).days + 1))

    return bs_date


def _day(
    published: Almanac, day: CalendarDay, bs: str, tithi: int, by_method: YearByMethod, ours: Collection[str]
) -> AlternativeDay:
    festivals_then = tuple(observance for observance in by_method.observances if observance.day == day.ad)
    off = tuple(holiday for holiday in by_method.holidays if holiday.first <= day.ad <= holiday.last)
    observed_then = tuple(sorted(key for key, days in by_method.observed.items() if day.ad in days))
    differences: dict[Disputed, bool] = {
        "date_bs": bs != str(day.bs),
        "tithi": tithi != published.panchanga(day.ad).tithi,
        "festivals": _keys(festivals_then) != _keys(day.observances),
        "observances": set(observed_then) != set(ours),
        "holidays": _keys(off) != _keys(day.holidays),
    }
    differs = tuple(name for name, is_other in differences.items() if is_other)
    is_off = day.is_weekly_rest or any(holiday.scope == "national" for holiday in off)
    return AlternativeDay(day.ad, differs, bs, tithi, festivals_then, off, is_off, observed_then)


def _keys(rows: Sequence[Observance | Holiday]) -> set[str]:
    return {row.key for row in rows}
