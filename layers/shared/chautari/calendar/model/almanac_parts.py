"""Parts of an almanac: its months and its lists, each an almanac that lacks the rest, so that an answer reads no more.

The views take a part as they take the year: working days are answered from the days off of a year.
"""

from dataclasses import replace
from datetime import timedelta

from chautari.calendar.model.almanac import Almanac, AlternativeDay


def part_of_month(almanac: Almanac, month: int) -> Almanac:
    """What the days of a month (1 to 12) are made of."""
    before, length = sum(almanac.months[: month - 1]), almanac.months[month - 1]
    first = almanac.start + timedelta(before)
    last = first + timedelta(length - 1)
    observed = tuple(row for row in almanac.observed if first <= row.day <= last)
    observances = tuple(row for row in almanac.observances if first <= row.day <= last)
    # What publishers print of an observance is told with it, on whichever day of the year they print it.
    keys = {row.key for row in observed} | {row.key for row in observances}
    keys |= {row.key for row in almanac.printed if first <= row.day <= last}
    skipped = before - almanac.days_before
    return replace(
        almanac,
        days=almanac.days[skipped : skipped + length],
        days_before=before,
        observances=observances,
        observed=observed,
        printed=tuple(row for row in almanac.printed if row.key in keys),
        holidays=tuple(holiday for holiday in almanac.holidays if holiday.first <= last and holiday.last >= first),
        missing=(),
        decisions=(),
        alternatives=tuple(
            replace(year, days=tuple(day for day in year.days if first <= day.day <= last))
            for year in almanac.alternatives
        ),
    )


def part_of_days_off(almanac: Almanac) -> Almanac:
    """The holidays of a year, its weekly rest, the decisions that they rest on, and festivals, which close markets."""
    return replace(almanac, days=(), observed=(), printed=(), alternatives=())


def part_of_observances(almanac: Almanac) -> Almanac:
    """The observances of a year, what publishers print of them, and their days by other methods.

    By keys alone: names and rules are those of the declared observances, and of a disputed day nothing else is told.
    """
    observances = tuple(replace(row, ne="", en="", source="") for row in almanac.observances)
    alternatives = tuple(replace(year, days=tuple(map(_keys_of, year.days))) for year in almanac.alternatives)
    only = replace(almanac, days=(), holidays=(), missing=(), decisions=(), weekly_rest=())
    return replace(only, observances=observances, alternatives=alternatives)


def _keys_of(day: AlternativeDay) -> AlternativeDay:
    observed = (*day.observed, *(row.key for row in day.observances))
    return AlternativeDay(day.day, (), "", 0, (), (), is_off=False, observed=observed)
