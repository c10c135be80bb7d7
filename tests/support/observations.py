"""Readings, days and series for tests. Monday is 2026-08-17; the market was open on the Sunday and Friday before."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from chautari.rates.model.observations import Observation, ParsedQuote, RuleViolation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 8, day) for day in (14, 15, 16, 17))
NOW = datetime(2026, 8, 17, 6, 0, tzinfo=UTC)
RANKS = {"fenegosida": 0, "nepalipatro": 1, "hamropatro": 2, "goldmandu": 3, "nrb": 0, "nrbday": 1, "nrbapp": 2}
FAULT = RuleViolation("some_rule", "broken")


def reading(
    source: str, figures: Mapping[str, str], *, faults: Iterable[RuleViolation] = (), **more: Any
) -> Observation:
    """The first revision of what `source` says, of the standing that it really has."""
    origin = "nrb" if source.startswith("nrb") else "fenegosida"
    said: dict[str, Any] = {"unit": None, "stated": {}, "observed_at": NOW, "revision": 1, **more}
    return Observation(source, origin, RANKS[source], figures, faults=tuple(faults), **said)


def tola(source: str, amount: int | str, **more: Any) -> Observation:
    """A reading of a metal that has its price per tola only."""
    return reading(source, {"tola": str(amount)}, **more)


def rate(buy: str | None, sell: str | None, unit: int = 1, source: str = "nrb", **more: Any) -> Observation:
    """A reading of a currency."""
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text is not None}
    return reading(source, figures, unit=unit, **more)


def quote(instrument: str, figures: Mapping[str, str], on: date = MONDAY, unit: int | None = None) -> ParsedQuote:
    """One row of an answer."""
    return ParsedQuote(instrument, on, figures, unit)


def series(instrument: str, days: Mapping[date, Iterable[Observation]]) -> Series:
    """A judged series of these days."""
    known = Series(instrument)
    for on, readings in days.items():
        for each in readings:
            put_observation(known, on, each)
    reevaluate(known, days.keys())
    return known


def statuses(known: Series) -> dict[date, str]:
    """What each day is judged to be."""
    return {day.date: day.verdict.status for day in known}
