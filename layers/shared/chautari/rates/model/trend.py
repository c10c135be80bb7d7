"""Trend of a rate: its last thirty days, and where it stands among the days of its year. Pure.

Held days and days without a publication are gaps: nothing is carried into them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from chautari.rates.model.instruments import Instrument
from chautari.rates.model.series import MarketDay, Series

DAYS = 30
# Of fewer days with a rate a line tells nothing of thirty.
LEAST_DRAWN = 10
# Days from a rate to the next over which a line is drawn: a weekend and a holiday beside it are no gap.
LONGEST_STEP = 4
YEAR = timedelta(days=365)
# The longest closure of nine years, Dashain of 2077, was twelve days. Over more than this nothing is known, and nothing
# is said of a time with an unknown stretch in it.
LONGEST_GAP = timedelta(days=16)


@dataclass(frozen=True, slots=True)
class DayValue:
    """The value of a served day, in NPR per tola or per the unit of the rate that the trend is of."""

    date: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class YearRange:
    """The served days of the 365 up to the rate's own, which is one of them.

    - `below`, `above`: how many of them had a lower or a higher value.
    - `high`, `low`: the latest of the days with the highest and the lowest value.
    """

    since: date
    days: int
    below: int
    above: int
    high: DayValue
    low: DayValue


@dataclass(frozen=True, slots=True)
class Trend:
    """The trend of one served rate.

    - `values`: one of each of the DAYS calendar days up to the rate's; None of a day without a served rate.
    - `last_as_high`, `last_as_low`: the latest earlier day with a value at least as high, or at least as low; None
      where no day has one since `looked_back_to`, the first day before which there is none or more than LONGEST_GAP.
    """

    instrument: Instrument
    day: MarketDay
    figure: str
    values: tuple[Decimal | None, ...]
    year: YearRange
    last_as_high: DayValue | None
    last_as_low: DayValue | None
    looked_back_to: date


def trend_of(instrument: Instrument, series: Series, last: MarketDay) -> Trend | None:
    """The trend of the served rate of the day `last`; None if it prints no headline figure."""
    figure = next((name for name in instrument.headlines if name in last.lead.figures), None)
    if figure is None:
        return None
    served = [day for day in series if day.served and day.date <= last.date and figure in day.lead.figures]
    history = [DayValue(day.date, _value(day, figure, last.lead.unit or 1)) for day in served]
    unbroken = _unbroken(history)
    current, earlier = unbroken[0].value, unbroken[1:]
    return Trend(
        instrument,
        last,
        figure,
        _daily(history, last.date),
        _year(history, last.date),
        next((day for day in earlier if day.value >= current), None),
        next((day for day in earlier if day.value <= current), None),
        unbroken[-1].date,
    )


def _value(day: MarketDay, figure: str, unit: int) -> Decimal:
    """A day's figure per `unit`: a bank that changes the unit it quotes changes no rate."""
    own_unit = day.lead.unit or 1
    return day.lead.amounts[figure] if own_unit == unit else day.lead.amounts[figure] / own_unit * unit


def _unbroken(history: Sequence[DayValue]) -> list[DayValue]:
    """The days back from the last, as far as no gap lies between them; the last first."""
    days = [history[-1]]
    for day in reversed(history[:-1]):
        if days[-1].date - day.date > LONGEST_GAP:
            break
        days.append(day)
    return days


def _daily(history: Iterable[DayValue], last: date) -> tuple[Decimal | None, ...]:
    by_date = {day.date: day.value for day in history}
    return tuple(by_date.get(last - timedelta(days=back)) for back in reversed(range(DAYS)))


def _year(history: Iterable[DayValue], last: date) -> YearRange:
    days = [day for day in history if day.date > last - YEAR]
    values, current = [day.value for day in days], days[-1].value
    return YearRange(
        days[0].date,
        len(days),
        sum(value < current for value in values),
        sum(value > current for value in values),
        max(days, key=lambda day: (day.value, day.date)),
        min(days, key=lambda day: (day.value, -day.date.toordinal())),
    )
