"""Observations, quotes and series for tests. Monday is 2026-08-17; the Sunday and Friday before were market days."""

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


def observation(
    source: str, figures: Mapping[str, str], *, faults: Iterable[RuleViolation] = (), **fields: Any
) -> Observation:
    """The first revision of an observation of `source`, with its real rank."""
    origin = "nrb" if source.startswith("nrb") else "fenegosida"
    defaults: dict[str, Any] = {"unit": None, "stated": {}, "observed_at": NOW, "revision": 1, **fields}
    return Observation(source, origin, RANKS[source], figures, faults=tuple(faults), **defaults)


def tola(source: str, amount: int | str, **fields: Any) -> Observation:
    """An observation of a metal with its price per tola only."""
    return observation(source, {"tola": str(amount)}, **fields)


def rate(buy: str | None, sell: str | None, unit: int = 1, source: str = "nrb", **fields: Any) -> Observation:
    """An observation of a currency."""
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text is not None}
    return observation(source, figures, unit=unit, **fields)


def quote(instrument: str, figures: Mapping[str, str], on: date = MONDAY, unit: int | None = None) -> ParsedQuote:
    """One parsed row of a response."""
    return ParsedQuote(instrument, on, figures, unit)


def evaluated_series(instrument: str, days: Mapping[date, Iterable[Observation]]) -> Series:
    """A series of these days, with a verdict on each."""
    series = Series(instrument)
    for on, observations in days.items():
        for added in observations:
            put_observation(series, on, added)
    reevaluate(series, days.keys())
    return series


def statuses(series: Series) -> dict[date, str]:
    """The status of each day."""
    return {day.date: day.verdict.status for day in series}
