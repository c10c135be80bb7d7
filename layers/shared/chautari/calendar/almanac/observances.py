"""Observances by declared rules, one row each in `data/observances.csv`, their scores, and what publishers printed.

The festivals of `data/festivals.csv` are observances as well; the almanac lists their days apart.

- A `fitted` rule was chosen on the odd years of 2067 to 2079 alone, a `custom` one is the definition of the day.
- A score compares the rule with what most publishers print (`data/observance-scores.csv`, by
  `tools.bench.observances`): `unseen` on the even years, which no fitted rule was chosen on.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from chautari.calendar.almanac.ephemeris import Ephemeris
from chautari.calendar.almanac.festivals import TABLE as FESTIVALS
from chautari.calendar.almanac.festivals import year_span
from chautari.calendar.almanac.lunar import lunations
from chautari.calendar.almanac.observance_rules import Rule, occurrences
from chautari.calendar.almanac.rule_rows import rule_of
from chautari.calendar.model.almanac_rows import ObservedDay, PrintedDay

_DATA = Path(__file__).parent / "data"
TABLE, SCORES, PRINTED = (_DATA / f"{name}.csv" for name in ("observances", "observance-scores", "printed-observances"))
Basis = Literal["fitted", "custom", "festival"]
_BASES: dict[str, Basis] = {basis: basis for basis in get_args(Basis)}
PUBLISHERS = {"rat32": "rat32.com", "hamro": "Hamro Patro", "npatro": "Nepali Patro"}


ObservedDays = tuple[tuple[ObservedDay, ...], tuple[PrintedDay, ...]]


@dataclass(frozen=True, slots=True)
class DeclaredObservance:
    """An observance with its rule. `community` and `region` are who keeps it and where; None is everybody, anywhere.

    `basis`: `fitted`, `custom`, or `festival` for a row of the festivals.
    """

    key: str
    ne: str
    en: str
    kind: str
    community: str | None
    region: str | None
    rule: Rule
    basis: Basis


@dataclass(frozen=True, slots=True)
class Score:
    """Days on which rule and print agree, of those compared: on the years used for choosing, and on the unseen."""

    fit_hits: int
    fit_compared: int
    unseen_hits: int
    unseen_compared: int


@cache
def declared() -> Mapping[str, DeclaredObservance]:
    """All observances by key, festivals first."""
    rows = [{**row, "basis": "festival"} for row in _rows(FESTIVALS)] + _rows(TABLE)
    return {row["key"]: _observance(row) for row in rows}


@cache
def scores() -> Mapping[str, Score]:
    """The score of each observance that was compared."""
    return {row.pop("key"): Score(**{name: int(count) for name, count in row.items()}) for row in _rows(SCORES)}


@cache
def printed() -> Mapping[str, Mapping[str, frozenset[date]]]:
    """The days on which each publisher printed an observance in 2067 to 2080, by key and publisher."""
    days: defaultdict[str, dict[str, frozenset[date]]] = defaultdict(dict)
    for row in _rows(PRINTED):
        days[row["key"]][row["publisher"]] = frozenset(map(date.fromisoformat, row["days"].split()))
    return dict(days)


def observed(year: int, ephemeris: Ephemeris) -> dict[str, set[date]]:
    """The days of every observance in a BS year, by key; none for one that does not occur in it."""
    span = year_span(year)
    months = lunations(ephemeris, span[0].toordinal() - 2, span[1].toordinal() + 1)
    return {key: set(occurrences(row.rule, span, ephemeris, months)) for key, row in declared().items()}


def printed_in(span: tuple[date, date], key: str) -> dict[str, set[date]]:
    """The days between two on which publishers printed an observance, for those that did, by publisher."""
    first, last = span
    in_span = {
        publisher: {day for day in days if first <= day <= last} for publisher, days in printed().get(key, {}).items()
    }
    return {publisher: days for publisher, days in in_span.items() if days}


def days_of(year: int, ephemeris: Ephemeris) -> ObservedDays:
    """The days of the observances that are no festivals, and the prints of all on which somebody differs, by day."""
    by_key, span = observed(year, ephemeris), year_span(year)
    ours = [
        ObservedDay(key, day) for key, days in by_key.items() if declared()[key].basis != "festival" for day in days
    ]
    return tuple(sorted(ours, key=_by_day)), tuple(sorted(_disputed(by_key, span), key=_by_day))


def _by_day(row: ObservedDay | PrintedDay) -> tuple[date, str]:
    return row.day, row.key


def _disputed(by_key: Mapping[str, set[date]], span: tuple[date, date]) -> Iterator[PrintedDay]:
    for key, ours in by_key.items():
        prints = printed_in(span, key)
        if any(days != ours for days in prints.values()):
            for publisher, days in prints.items():
                yield from (PrintedDay(key, day, publisher) for day in days)


def _observance(row: Mapping[str, str]) -> DeclaredObservance:
    community, region, basis = row["community"] or None, row["region"] or None, _BASES[row["basis"]]
    return DeclaredObservance(row["key"], row["ne"], row["en"], row["kind"], community, region, rule_of(row), basis)


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
