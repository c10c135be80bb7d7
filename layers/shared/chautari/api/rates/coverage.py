"""Coverage of a period: which of its market days an answer has, and the gaps that the others make."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from chautari.rates.model.series import MarketDay
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Completeness, Gap


def completeness(
    observed: Sequence[MarketDay],
    answered: Sequence[MarketDay],
    open_days: frozenset[date] | None,
) -> Completeness:
    """How much of a period its figures are of.

    - `observed`: the period's days with an observation; `answered`: those of them that the answer is about.
    - `open_days`: the calendar's market days of the period, a forecast. On 28 of the bundled history's groups the
      Federation published on a closed one, which would stand in for another that is missing: what is expected are
      both. None where the calendar is not known.
    """
    served = [day.date for day in answered if day.served]
    due = None if open_days is None else sorted(open_days | {day.date for day in observed})
    gaps = None if due is None else list(_gaps(due, frozenset(served)))
    return {
        "days_expected": None if due is None else len(due),
        "complete": gaps == [],
        "coverage": {"first": dated(served[0]), "last": dated(served[-1]), "gaps": gaps},
        "held_days": len(answered) - len(served),
        "partial": gaps != [],
    }


def _gaps(due: Sequence[date], served: Collection[date]) -> Iterator[Gap]:
    """The runs of days that are due and not served. Closed days do not part a run."""
    for is_served, run in groupby(due, key=served.__contains__):
        if not is_served:
            days = list(run)
            yield {"first": dated(days[0]), "last": dated(days[-1]), "days": len(days)}
