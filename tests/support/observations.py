"""Observations and series for tests. Monday is 2026-08-17; the Sunday and Friday before were market days."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from tests.support import factories

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 8, day) for day in (14, 15, 16, 17))
NOW, RANKS = factories.NOW, factories.RANKS
FAULT = RuleViolation("some_rule", "broken")

# Shorter names of the factories that tests of rates call most.
observation = factories.observation
rate = factories.forex_observation
quote = factories.quote


def tola(source: str, amount: int | str, **fields: Any) -> Observation:
    """An observation of a metal with its price per tola only."""
    return factories.metal_observation(source, amount, **fields)


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
