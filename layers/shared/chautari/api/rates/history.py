"""History of an instrument: a row for each market day, week, month or fiscal year, as JSON or as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from chautari.api import cache_control, cursor, dates, responses
from chautari.api.endpoint import Parameter, Reply, Request
from chautari.api.endpoints.rates import CODE, INSTRUMENT
from chautari.api.rates import adopted_notices, day_rows, stored
from chautari.api.rates.history_pages import page_of
from chautari.api.rates.periods import grouped
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.series import MarketDay, Series
from chautari.rates.store import series as store
from chautari.rates.views import freshness
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import CurrencyHistory, DayRow, MetalHistory, PeriodRow, Row
    from chautari.rates.views.day_types import StoredFreshness


@dataclass(frozen=True, slots=True)
class HistoryMarket:
    """Row builders of a market: the name of its instruments, a served day's row, a held day's row."""

    parameter: Parameter
    row: Callable[[Instrument, MarketDay, MarketDay | None], DayRow]
    held: Callable[[Instrument, MarketDay, MarketDay | None], DayRow]

    @property
    def name(self) -> str:
        """The market's name for an instrument."""
        return self.parameter.name


METALS = HistoryMarket(INSTRUMENT, day_rows.metal, day_rows.held_metal)
FOREX = HistoryMarket(CODE, day_rows.currency, day_rows.held_currency)


def metal(request: Request) -> Reply:
    """The history of a metal."""
    return _history(request, METALS)


def currency(request: Request) -> Reply:
    """The history of a currency."""
    return _history(request, FOREX)


def _history(request: Request, market: HistoryMarket) -> Reply:
    instrument = adopted_notices.required(request, market.parameter, request.values[market.name])
    group = request.values["group"]
    first, last = cursor.window(request) if "cursor" in request.values else dates.window(request)
    page, following = page_of(
        lambda end: rows_of(request, market, instrument, first, end), group, first, last, int(request.values["limit"])
    )
    onward = cursor.make(request, str(following), str(last)) if following else None
    latest = latest_within(request, instrument, last)
    headers = {
        **kept(request, freshness.next_change(latest, request.now)),
        **({"Link": f'<{request.path}?{_query(request, onward)}>; rel="next"'} if onward else {}),
    }
    if (form := request.values["format"]) == "ndjson":
        from chautari.api.row_forms import ndjson

        return ndjson(({market.name: instrument.key, **row} for row in page), headers)
    if form != "json":
        from chautari.api import rate_table

        return rate_table.reply(form, instrument, group, page, headers)
    about = {market.name: instrument.key, "name": instrument.name, "name_ne": instrument.name_ne, "currency": "NPR"}
    span = {"group": group, "from": dated(first), "to": dated(last), "count": len(page)}
    fresh = {"freshness": freshness.freshness_at(latest, request.now)}
    # The name of the market's instruments is a value here, which no checker of types follows.
    answer = cast("MetalHistory | CurrencyHistory", {**about, **span, **fresh, "rates": page, "next": onward})
    return responses.of_json(answer, headers)


def rows_of(request: Request, market: HistoryMarket, instrument: Instrument, first: date, last: date) -> Iterator[Row]:
    """The rows of an instrument in a window, in the group of the request."""
    group = request.values["group"]
    # The year before holds the market day that the first row is compared with, the year behind the rest of a period.
    final = last.year if group == "day" else last.year + 1
    series = store.series_of(instrument.key, stored.years_of(request, instrument.key, first.year - 1, final))
    return days(series, market, first, last) if group == "day" else _grouped(request, series, first, last)


def _grouped(request: Request, series: Series, first: date, last: date) -> Iterator[PeriodRow]:
    from chautari.api.rates.market_days import expected

    return grouped(series, request.values["group"], first, last, expected(request, INSTRUMENTS[series.instrument]))


def latest_within(request: Request, instrument: Instrument, last: date) -> StoredFreshness | None:
    """The stored freshness of the latest rate, if a history up to `last` includes it."""
    foretold = stored.foretold(request, instrument)
    return foretold if foretold and foretold["date"] <= str(last) else None


def days(series: Series, market: HistoryMarket, first: date, last: date) -> Iterator[DayRow]:
    """A row for each market day. A held day has no figures, but its reasons and readings, and the last good rate."""
    instrument, previous = INSTRUMENTS[series.instrument], series.last_served_before(first)
    for day in series.between(first, last):
        if day.served:
            yield market.row(instrument, day, previous)
            previous = day
        else:
            yield market.held(instrument, day, previous)


def kept(request: Request, change: datetime | None) -> dict[str, str]:
    """How long a history is kept until a `change` of freshness. One without an end of its own ends today."""
    ends_today = not {"to", "cursor"} & request.values.keys()
    return cache_control.of_rates(request.now, change, cache_control.midnight(request.now) if ends_today else None)


def _query(request: Request, onward: str) -> str:
    names = ("from", "to", "group", "format", "limit", "min_status", "as_of")
    return urlencode({**{name: request.values[name] for name in names if name in request.values}, "cursor": onward})
