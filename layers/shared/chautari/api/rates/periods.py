"""Weeks, months and fiscal years of an instrument's market days. A week runs from Sunday to Saturday, as in Nepal.

Every amount of such a row is derived: open and close are printed figures, but no source printed them for a week.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from chautari.api.rates.coverage import completeness
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.views.rate import PAISA, change, dated

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Completeness, PeriodHead, PeriodRest, PeriodRow, Summary

SHRAWAN = 4  # the fiscal year begins with it


def _saturday(on: date) -> date:
    return on + timedelta(days=(5 - on.weekday()) % 7)


def _month_end(on: date) -> date:
    return on.replace(day=monthrange(on.year, on.month)[1])


def _bs_month_end(on: date) -> date:
    bs = bikram_sambat.to_bs(on)
    return on + timedelta(days=bikram_sambat.month_length(bs.year, bs.month) - bs.day)


def _bs_month_start(on: date) -> date:
    return on - timedelta(days=bikram_sambat.to_bs(on).day - 1)


def _asar_end(on: date) -> date:
    bs = bikram_sambat.to_bs(on)
    year = bs.year + 1 if bs.month >= SHRAWAN else bs.year
    return bikram_sambat.to_ad(BsDate(year, SHRAWAN, 1)) - timedelta(days=1)


def _shrawan_start(on: date) -> date:
    bs = bikram_sambat.to_bs(on)
    return bikram_sambat.to_ad(BsDate(bs.year if bs.month >= SHRAWAN else bs.year - 1, SHRAWAN, 1))


# What a group is, is where it ends: two days are of one group if they have the same end.
END_OF: dict[str, Callable[[date], date]] = {
    "week": _saturday,
    "month": _month_end,
    "bs-month": _bs_month_end,
    "fiscal-year": _asar_end,
}
START_OF: dict[str, Callable[[date], date]] = {
    "week": lambda on: _saturday(on) - timedelta(days=6),
    "month": lambda on: on.replace(day=1),
    "bs-month": _bs_month_start,
    "fiscal-year": _shrawan_start,
}
# How a period is called: by its first day, its month, or as Nepal writes a fiscal year (2083/84).
LABEL_OF: dict[str, Callable[[date], str]] = {
    "week": lambda on: str(START_OF["week"](on)),
    "month": lambda on: str(on)[:7],
    "bs-month": lambda on: str(bikram_sambat.to_bs(on))[:7],
    "fiscal-year": lambda on: bikram_sambat.fiscal_year(bikram_sambat.to_bs(on)),
}


# The market days from a day to another, both included; None where they are not known.
Expected = Callable[[date, date], frozenset[date] | None]


def grouped(series: Series, group: str, first: date, last: date, expected: Expected) -> Iterator[PeriodRow]:
    """A row for each period with a served market day between `first` and `last`; other days are left out."""
    instrument, previous = INSTRUMENTS[series.instrument], series.last_served_before(first)
    for end, members in groupby(series, key=lambda day: END_OF[group](day.date)):
        known = list(members)
        days = [day for day in known if first <= day.date <= last]
        served = [day for day in days if day.served]
        if served:
            yield _row(
                instrument, group, served, previous, completeness(known, days, expected(START_OF[group](end), end))
            )
            previous = served[-1]


def _row(
    instrument: Instrument,
    group: str,
    days: Sequence[MarketDay],
    previous: MarketDay | None,
    of_all: Completeness,
) -> PeriodRow:
    opening, closing = days[0], days[-1]
    start, end = START_OF[group](closing.date), END_OF[group](closing.date)
    head: PeriodHead = {
        "label": LABEL_OF[group](closing.date),
        **dated(closing.date),
        "period": {"first": dated(start), "last": dated(end)},
        "first_market_day": dated(opening.date),
        "last_market_day": dated(closing.date),
        "days": len(days),
        "derived": True,
        "unit": closing.lead.unit or "tola",
    }
    rest: PeriodRest = {
        "change": change(instrument, closing, previous),
        "statuses": dict(Counter(day.verdict.status for day in days)),
        "sources": sorted({source for day in days for source in day.verdict.agreeing}),
        "observed_at": max(day.lead.observed_at for day in days).astimezone(NPT).isoformat(),
        **of_all,
    }
    unit = closing.lead.unit
    if instrument.market == "metals":
        return {**head, "tola": _summary("tola", days, unit), **rest}
    return {**head, "buy": _summary("buy", days, unit), "sell": _summary("sell", days, unit), **rest}


def _summary(name: str, days: Sequence[MarketDay], unit: int | None) -> Summary | None:
    """Open, high, low, close and average of a figure, in NPR per the unit of the last day; None if it was never
    printed.
    """
    amounts = [
        amount / (day.lead.unit or 1) * (unit or 1) for day in days if (amount := day.lead.amount(name)) is not None
    ]
    if not amounts:
        return None
    average = (sum(amounts, Decimal(0)) / len(amounts)).quantize(PAISA)
    return {
        "open": plain(amounts[0]),
        "high": plain(max(amounts)),
        "low": plain(min(amounts)),
        "close": plain(amounts[-1]),
        "average": plain(average),
        "derived": True,
    }
