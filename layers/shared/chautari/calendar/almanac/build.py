"""Computation of almanacs, one BS year at a time.

`python -m chautari.calendar.almanac.build DIR 2083 2084` writes them as JSON files.

The method of a year is data (`data/panchanga-methods.json`): the authority has once announced, and withdrawn, a change
from the Surya Siddhanta to modern astronomy.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from chautari.calendar.almanac import alternatives, bundled_decisions, days_off, differences, drik, drik_table, holidays
from chautari.calendar.almanac import observances as declared_observances
from chautari.calendar.almanac.days_off import DayOff, Span
from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.festivals import festivals, year_span
from chautari.calendar.almanac.panchanga import panchangas
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA
from chautari.calendar.model.almanac import Almanac, AlternativeYear, Observance, Panchanga
from chautari.calendar.model.almanac_rows import ObservedDay, PrintedDay
from chautari.calendar.model.amendment import DecisionRow, Difference
from chautari.calendar.model.decision import Decision, is_in_force, standing
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR, confidence, month_length

_DATA = Path(__file__).parent / "data"
EPHEMERIDES = {ephemeris.method: ephemeris for ephemeris in (SURYA_SIDDHANTA, drik.DRIK)}


def method_of(year: int, decided: str | None = None) -> Ephemeris:
    """The ephemeris in force in a BS year: the decided one, else that of the data.

    Only the modern one of years that are official needs astronomy-engine.
    """
    methods = json.loads((_DATA / "panchanga-methods.json").read_text(encoding="utf-8"))
    method = decided or methods["years"].get(str(year), methods["default"])
    is_tabled = method == drik.METHOD and drik_table.FIRST_YEAR <= year <= drik_table.LAST_YEAR
    return drik_table.TABLED if is_tabled else EPHEMERIDES[method]


def bundled_list(year: int) -> list[Decision]:
    """The bundled decisions that touch a year. They are transcriptions: accepted ones count after them."""
    span = year_span(year)
    return [decision for decision in bundled_decisions.all_bundled() if _touches(decision, span)]


def _touches(decision: Decision, span: Span) -> bool:
    days = [(change.first, change.last) for change in decision.changes]
    days += [(rest.first, rest.last) for rest in decision.weekly_rest]
    days += [(row.first, row.last) for row in decision.missing if row.first and row.last]
    days += [(change.moved_from, change.moved_from) for change in decision.changes if change.moved_from]
    return any(first <= span[1] and last >= span[0] for first, last in days)


def almanac(
    year: int, decisions: Iterable[Decision] | None, on: date | None = None, method: str | None = None
) -> Almanac:
    """Compute the almanac of a BS year, its days off by the rules and those of `decisions` that touch it.

    `on`: the day by which decisions are in force; None for whenever they are. `method`: the one that a notice decided,
    None for that of the data. Raises OutOfRange.
    """
    ephemeris, span, considered = method_of(year, method), year_span(year), list(decisions or ())
    months = tuple(month_length(year, month) for month in range(1, 13))
    sky = _sky(year, ephemeris, span[0], months)
    days, in_force, rows = _days_off(year, sky.observances, considered, on)
    promised = holidays.undated() if year >= holidays.EXPECTED_FROM else []
    built = Almanac(
        year=year,
        start=span[0],
        months=months,
        confidence=confidence(year),
        method=ephemeris.method,
        elements_method=drik.METHOD,
        days=sky.days,
        observances=sky.observances,
        holidays=tuple(days_off.joined(days)),
        missing=days_off.undated(days, promised, in_force, span),
        weekly_rest=days_off.weekly_rest(in_force, span),
        decisions=rows,
        observed=sky.observed,
        printed=sky.printed,
    )
    if built.confidence != "predicted":
        return built
    by_others = (_alternative(built, method, considered, on) for method in _other_methods(ephemeris))
    return replace(built, alternatives=tuple(by_others))


class _Sky(NamedTuple):
    """What of a year no decision changes."""

    days: tuple[Panchanga, ...]
    observances: tuple[Observance, ...]
    observed: tuple[ObservedDay, ...]
    printed: tuple[PrintedDay, ...]


@lru_cache(maxsize=LAST_YEAR - FIRST_YEAR + 1)
def _sky(year: int, ephemeris: Ephemeris, _start: date, _months: tuple[int, ...]) -> _Sky:
    """Remembered by all that it depends on: a notice may change the months of a year while a function stays warm."""
    days = tuple(panchangas(ephemeris, *year_span(year)))
    return _Sky(days, _observances(year, ephemeris), *declared_observances.days_of(year, ephemeris))


def _other_methods(ephemeris: Ephemeris) -> list[Ephemeris]:
    """The methods that nobody has decided against for years to come, apart from one of them."""
    return [other for other in (SURYA_SIDDHANTA, drik_table.TABLED) if other.method != ephemeris.method]


def _alternative(built: Almanac, other: Ephemeris, decisions: list[Decision], on: date | None) -> AlternativeYear:
    festivals_then = alternatives.observances(built.year, other)
    days, _, _ = _days_off(built.year, festivals_then, decisions, on)
    by_method = alternatives.YearByMethod(
        festivals_then, days_off.joined(days), alternatives.observed(built.year, other)
    )
    return alternatives.of_year(built, other, by_method)


def difference(year: int, decision: Decision, held: Iterable[Decision]) -> tuple[Difference, ...]:
    """What a decision changes of the days off of a BS year beside the bundled decisions and `held`."""
    observances, considered = _observances(year, method_of(year)), [*bundled_list(year), *held]
    before, _, _ = _days_off(year, observances, considered, None)
    after, _, _ = _days_off(year, observances, [*considered, decision], None)
    return differences.between(before, after)


def _observances(year: int, ephemeris: Ephemeris) -> tuple[Observance, ...]:
    return tuple(
        Observance(
            occurrence.festival.key,
            occurrence.day,
            occurrence.festival.ne,
            occurrence.festival.en,
            occurrence.festival.source,
        )
        for occurrence in festivals(year, ephemeris)
    )


def _days_off(
    year: int, observances: tuple[Observance, ...], decisions: Iterable[Decision], on: date | None
) -> tuple[list[DayOff], list[Decision], tuple[DecisionRow, ...]]:
    """The days off of a year, the decisions in force, and a row of each decision that touches it."""
    span = year_span(year)
    days = days_off.expected(holidays.expected(observances, year) if year >= holidays.EXPECTED_FROM else [])
    in_force, rows = [], []
    for decision in standing(decisions, on):
        if not _touches(decision, span):
            continue
        after = days_off.decided(days, decision, year, span)
        counts = on is None or is_in_force(decision, on)
        rows.append(differences.row_of(decision, counts, differences.between(days, after)))
        if counts:
            days = after
            in_force.append(decision)
    return days, in_force, tuple(rows)


def encoded(built: Almanac) -> bytes:
    """The document of an almanac as compact JSON, the same bytes for the same almanac."""
    return json.dumps(built.document(), ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    for year in map(int, sys.argv[2:]):
        Path(sys.argv[1], f"{year}.json").write_bytes(encoded(almanac(year, bundled_list(year))))
