"""Views of observances: those of a day, of a year with their rules and scores, and the days of some over years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chautari.calendar.almanac import observance_search, observances
from chautari.calendar.almanac.observances import DeclaredObservance
from chautari.calendar.almanac.rule_rows import in_words
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.observance_names import COMMUNITIES, EVENTS, KINDS, REGIONS
from chautari.calendar.views.alternative_days import methods_of
from chautari.calendar.views.dates import dated
from chautari.calendar.views.panchanga import both

if TYPE_CHECKING:
    from chautari.calendar.views.date_types import Keyed, Names
    from chautari.calendar.views.observance_types import (
        FestivalDay,
        Festivals,
        ObservanceAttributes,
        ObservanceOfDay,
        ObservanceOfYear,
        Observances,
        ObservanceScore,
        PrintedDays,
    )

Days = Mapping[str, list[date]]  # by key


def of_day(almanac: Almanac, on: date) -> list[ObservanceOfDay]:
    """The observances that the rules or a publisher put on a day of the year, festivals among them."""
    by_rule = [key for key, day in _observed(almanac) if day == on]
    by_print = sorted({row.key for row in almanac.printed if row.day == on} - set(by_rule))
    return [_of_day(almanac, key, by_rule=True) for key in by_rule] + [
        _of_day(almanac, key, by_rule=False) for key in by_print
    ]


def of_year(almanac: Almanac, kind: str | None) -> Observances:
    """The response for the observances of a year: all (None), or those of one kind."""
    days = _days([almanac])
    rows = [row for row in _declared(days) if kind in (None, row.kind)]
    return {
        "year": almanac.year,
        "kind": kind,
        "observances": [_of_year(almanac, row, days[row.key]) for row in rows],
    }


def festivals(almanacs: Sequence[Almanac], name: str | None) -> Festivals:
    """The response for the days of festivals over years: those whose name has `name`, or all (None).

    With a name, days of the nation and of the world are found as well.
    """
    days = _days(almanacs)
    rows = [row for row in _declared(days) if _is_asked_for(row, name)]
    by_methods = [method for almanac in almanacs for method in methods_of(almanac, _days([almanac]))]
    return {
        "first_year": almanacs[0].year,
        "last_year": almanacs[-1].year,
        "name": name,
        "festivals": [
            {
                **_attributes(row),
                "days": [_festival_day(_almanac_of(almanacs, day), day) for day in days[row.key]],
                "alternatives": [days_then for method in by_methods if (days_then := method.days_of(row.key))],
                "score": _score(row.key),
            }
            for row in rows
        ],
    }


def _declared(days: Days) -> list[DeclaredObservance]:
    """What is declared of the observances in `days`, by their first day; one stored by a later version is left out."""
    rows = [row for key, row in observances.declared().items() if key in days]
    return sorted(rows, key=lambda row: days[row.key][0])


def _days(almanacs: Iterable[Almanac]) -> Days:
    days: defaultdict[str, list[date]] = defaultdict(list)
    for almanac in almanacs:
        for key, day in _observed(almanac):
            days[key].append(day)
    return days


def _observed(almanac: Almanac) -> Iterator[tuple[str, date]]:
    """What the rules put on which day, festivals first."""
    yield from ((row.key, row.day) for row in almanac.observances)
    yield from ((row.key, row.day) for row in almanac.observed)


def _is_asked_for(row: DeclaredObservance, name: str | None) -> bool:
    return row.kind not in EVENTS if name is None else observance_search.is_called(row, name)


def _festival_day(almanac: Almanac, day: date) -> FestivalDay:
    return {**dated(almanac, day), "confidence": almanac.confidence}


def _almanac_of(almanacs: Sequence[Almanac], day: date) -> Almanac:
    return next(almanac for almanac in reversed(almanacs) if almanac.start <= day)


def _of_day(almanac: Almanac, key: str, *, by_rule: bool) -> ObservanceOfDay:
    row = observances.declared()[key]
    score = observances.scores().get(key)
    return {
        "key": key,
        "name": _names(row),
        "kind": row.kind,
        "by_rule": by_rule,
        "score": {"hits": score.unseen_hits, "compared": score.unseen_compared} if score else None,
        "printed": _printed(almanac, key),
    }


def _of_year(almanac: Almanac, row: DeclaredObservance, days: Iterable[date]) -> ObservanceOfYear:
    return {
        **_attributes(row),
        "rule": in_words(row.rule),
        "basis": row.basis,
        "days": [dated(almanac, day) for day in days],
        "score": _score(row.key),
        "printed": _printed(almanac, row.key),
    }


def _attributes(row: DeclaredObservance) -> ObservanceAttributes:
    return {
        "key": row.key,
        "name": _names(row),
        "kind": {"key": row.kind, "name": both(KINDS[row.kind])},
        "community": _keyed(COMMUNITIES, row.community),
        "region": _keyed(REGIONS, row.region),
    }


def _keyed(names: Mapping[str, Mapping[str, str]], key: str | None) -> Keyed[str] | None:
    return {"key": key, "name": both(names[key])} if key else None


def _score(key: str) -> ObservanceScore | None:
    score = observances.scores().get(key)
    if score is None:
        return None
    return {
        "fit": {"hits": score.fit_hits, "compared": score.fit_compared},
        "unseen": {"hits": score.unseen_hits, "compared": score.unseen_compared},
    }


def _printed(almanac: Almanac, key: str) -> list[PrintedDays]:
    """The days that each publisher prints in the year, where somebody differs."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for row in almanac.printed:
        if row.key == key:
            days[row.publisher].append(row.day)
    return [
        {"publisher": observances.PUBLISHERS[publisher], "days": [dated(almanac, day) for day in printed]}
        for publisher, printed in sorted(days.items())
    ]


def _names(row: DeclaredObservance) -> Names:
    return {"ne": row.ne, "en": row.en}
