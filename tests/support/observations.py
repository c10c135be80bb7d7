"""Market days and series for tests. Monday is 2026-08-17; the market was open on the Sunday and Friday before."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.reevaluation import reevaluate, with_observation
from chautari.rates.model.series import Series
from tests.support import factories

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 8, day) for day in (14, 15, 16, 17))
NOW, RANKS = factories.NOW, factories.RANKS
FAULT = RuleViolation("some_rule", "broken")

# Shorter names of the factories that tests of rates call most.
reading = factories.observation
rate = factories.forex_observation
quote = factories.quote


def tola(source: str, amount: int | str, **more: Any) -> Observation:
    """An observation of a metal with its price per tola only."""
    return factories.metal_observation(source, amount, **more)


def series(instrument: str, days: Mapping[date, Iterable[Observation]]) -> Series:
    """A judged series of these days."""
    judged = Series(instrument)
    for on, observations in days.items():
        for observation in observations:
            with_observation(judged, on, observation)
    reevaluate(judged, days.keys())
    return judged


def statuses(judged: Series) -> dict[date, str]:
    """The status of each day."""
    return {day.date: day.judgement.status for day in judged}
