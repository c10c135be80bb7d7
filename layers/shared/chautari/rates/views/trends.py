"""View of the trends of a market: what a small chart and a sentence beside a rate are made of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, cast

from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import Instrument, Market, instruments_of
from chautari.rates.model.min_status import MinStatus, series_with
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import Series
from chautari.rates.model.trend import DAYS, DayValue, Trend, YearRange, trend_of
from chautari.rates.views.rate import dated, newest

if TYPE_CHECKING:
    from chautari.rates.views.trend_types import RateTrend, TrendDay, Trends, TrendYear

# Enough to tell any move that the source prints, where a change of unit leaves a fraction without end.
_PLACES = Decimal("0.0001")
# Sources print paisa at most: with more places a value comes of a change of unit.
_PRINTED_PLACES = 2


def view_of(market: Market) -> str:
    """The name of the stored view of a market's trends."""
    return f"{market}.trends"


def latest(market: Market, series: Mapping[str, Series], min_status: MinStatus | None = None) -> Trends:
    """The trend of each latest served rate of a market; those without one are left out."""
    if min_status:
        series = {key: series_with(min_status, days) for key, days in series.items()}
    trends = (_trend(instrument, series[instrument.key]) for instrument in instruments_of(market))
    return {"currency": "NPR", "days": DAYS, "trends": [_answer(trend) for trend in trends if trend]}


def _trend(instrument: Instrument, series: Series) -> Trend | None:
    served, _ = newest(series)
    return trend_of(instrument, series, served) if served else None


def _answer(trend: Trend) -> RateTrend:
    return {
        "instrument": trend.instrument.key,
        "name": trend.instrument.name,
        "name_ne": trend.instrument.name_ne,
        **dated(trend.day.date),
        "figure": cast("Literal['tola', 'buy', 'sell']", trend.figure),
        "unit": trend.day.lead.unit or "tola",
        "status": trend.day.verdict.status,
        "value": _text(trend.day.lead.amounts[trend.figure]),
        "proof": str(ProvenanceId(trend.instrument.key, trend.day.date)),
        "first": str(trend.day.date - timedelta(days=DAYS - 1)),
        "values": [None if value is None else _text(value) for value in trend.values],
        "year": _year(trend.year),
        "last_as_high": _day(trend.last_as_high),
        "last_as_low": _day(trend.last_as_low),
        "looked_back_to": dated(trend.looked_back_to),
    }


def _year(year: YearRange) -> TrendYear:
    return {
        "since": str(year.since),
        "since_bs": dated(year.since)["date_bs"],
        "days": year.days,
        "below": year.below,
        "above": year.above,
        "high": {**dated(year.high.date), "value": _text(year.high.value)},
        "low": {**dated(year.low.date), "value": _text(year.low.value)},
    }


def _day(day: DayValue | None) -> TrendDay | None:
    return None if day is None else {**dated(day.date), "value": _text(day.value)}


def _text(value: Decimal) -> str:
    """A value as the source printed it, `160.00`; of more places than it prints, without trailing zeros."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -_PRINTED_PLACES <= exponent <= 0:
        return str(value)
    return plain(value if isinstance(exponent, int) and exponent >= -4 else value.quantize(_PLACES))
