"""Weeks and months of an instrument's market days. A week runs from Sunday to Saturday, as in Nepal.

Every amount of such a row is derived: open and close are printed figures, but nobody printed them for a week.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from chautari.answers.rate import PAISA, Answer, change, dated
from chautari.domain.instruments import INSTRUMENTS, Instrument
from chautari.domain.kathmandu import NPT
from chautari.domain.numerals import plain
from chautari.domain.series import Day, Series


def _saturday(on: date) -> date:
    return on + timedelta(days=(5 - on.weekday()) % 7)


def _month_end(on: date) -> date:
    return on.replace(day=monthrange(on.year, on.month)[1])


# What a group is, is where it ends: two days are of one group if they have the same end.
END_OF: dict[str, Callable[[date], date]] = {"week": _saturday, "month": _month_end}
START_OF: dict[str, Callable[[date], date]] = {
    "week": lambda on: _saturday(on) - timedelta(days=6),
    "month": lambda on: on.replace(day=1),
}


def grouped(series: Series, group: str, first: date, last: date) -> Iterator[Answer]:
    """A row a period that has a served market day between `first` and `last`; days outside of these are not in it."""
    instrument, previous = INSTRUMENTS[series.instrument], series.last_served_before(first)
    for end, members in groupby(series.between(first, last), key=lambda day: END_OF[group](day.date)):
        days = list(members)
        served = [day for day in days if day.served]
        if served:
            whole = first <= START_OF[group](end) and end <= last
            yield _row(instrument, group, served, previous) | {
                "held_days": len(days) - len(served),
                "partial": not whole,
            }
            previous = served[-1]


def _row(instrument: Instrument, group: str, days: Sequence[Day], previous: Day | None) -> Answer:
    opening, closing = days[0], days[-1]
    start, end = START_OF[group](closing.date), END_OF[group](closing.date)
    return {
        **dated(closing.date),
        "period": {"first": dated(start), "last": dated(end)},
        "first_market_day": dated(opening.date),
        "last_market_day": dated(closing.date),
        "days": len(days),
        "derived": True,
        "unit": closing.lead.unit or "tola",
        **{name: _summary(name, days, closing.lead.unit) for name in instrument.headlines},
        "change": change(instrument, closing, previous),
        "statuses": dict(Counter(day.judgement.status for day in days)),
        "sources": sorted({source for day in days for source in day.judgement.agreeing}),
        "observed_at": max(day.lead.observed_at for day in days).astimezone(NPT).isoformat(),
    }


def _summary(name: str, days: Sequence[Day], unit: int | None) -> Answer | None:
    """Open, high, low, close and average of a figure, in NPR per the unit of the last day; None where never printed."""
    amounts = [
        amount / (day.lead.unit or 1) * (unit or 1) for day in days if (amount := day.lead.amount(name)) is not None
    ]
    if not amounts:
        return None
    average = (sum(amounts, Decimal(0)) / len(amounts)).quantize(PAISA)
    said = {"open": amounts[0], "high": max(amounts), "low": min(amounts), "close": amounts[-1], "average": average}
    return {**{name: plain(amount) for name, amount in said.items()}, "derived": True}
