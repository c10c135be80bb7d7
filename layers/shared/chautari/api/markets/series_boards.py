"""Boards of a market whose days are kept as series: the latest from the answer made ready, a past one day by day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from chautari.api import dates
from chautari.api.endpoint import Request
from chautari.api.problems import Problem, not_ready
from chautari.api.rates import adopted_notices, history, stored
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.views import market_board
from chautari.markets.views.series_rows import below_least, row_of
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.store import series as store
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.markets.market_types import BoardDay
    from chautari.markets.views.board_types import BoardRowAnswer, MarketBoard
    from chautari.rates.views.day_types import Freshness

_DAYS = {"metals": history.METALS, "forex": history.FOREX}
# Where an answer made ready has its rates, and how it calls their instruments.
_LISTS = {"metals": ("metals", "instrument"), "forex": ("rates", "code")}


def latest(request: Request, market: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    """The board of the newest day of which any instrument has a rate, or is held. One read."""
    answer = stored.ready(request, market.key)
    if answer is None:
        raise not_ready(market.key)
    change = stored.tell(answer, request.now)
    place, name = _LISTS[market.key]
    rates = {rate[name]: rate for rate in answer[place]}
    days = {key: _newest(rate) for key, rate in rates.items()}
    newest = max((day["date"] for day, _ in days.values() if day), default=None)
    if newest is None:
        raise not_ready(market.key)
    rows = [row_of(market, key, day, last) for key, (day, last) in days.items() if day and day["date"] == newest]
    board = _board(market, date.fromisoformat(newest), rows, _observed(days.values(), newest))
    board["freshness"] = _freshness(rates.values())
    return board, change


def on_day(request: Request, market: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    """The board of the day `on`. Raises Problem if no instrument has a rate of it."""
    on = dates.parse(request, "on")
    adopted_notices.know(request)
    keys = [key for key, instrument in INSTRUMENTS.items() if instrument.market == market.key]
    rates = [(key, day) for key in keys for day in _days(request, market, key, on, on)]
    if not rates:
        raise Problem("no-rate", f"there is no board of {on}", parameter="on")
    rows = [row_of(market, key, day, day.get("last_good")) for key, day in rates]
    observed = max(day["observed_at"] for _, day in rates)
    return _board(market, on, rows, observed), None


def days_between(
    request: Request, market: MarketDeclaration, instrument: str, first: date, last: date
) -> list[BoardDay]:
    """The days of an instrument in a window."""
    if adopted_notices.find(request, instrument) is None or INSTRUMENTS[instrument].market != market.key:
        return []
    days = _days(request, market, instrument, first, last)
    return [
        {**dated(date.fromisoformat(day["date"])), **row_of(market, instrument, day, day.get("last_good"))}
        for day in days
    ]


def _days(
    request: Request, market: MarketDeclaration, instrument: str, first: date, last: date
) -> Iterator[Mapping[str, Any]]:
    """The days as a history of the market has them; the year before is read for the day that the first changed from."""
    years = stored.years_of(request, instrument, first.year - 1, last.year)
    return history.days(store.series_of(instrument, years), _DAYS[market.key], first, last)


def _newest(rate: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]:
    """The newest day that an answer on an instrument speaks of, held or served, and the good rate before a held one."""
    served = rate if "date" in rate else rate.get("last_published")
    newer = [day for day in (rate["held"], below_least(rate.get("pending"))) if day is not None]
    if newer:
        return max(newer, key=lambda day: day["date"]), served
    return served, None


def _board(market: MarketDeclaration, on: date, rows: list[BoardRowAnswer], observed: str) -> MarketBoard:
    present = {row["instrument"] for row in rows}
    return {
        **market_board.head(market),
        **dated(on),
        "observed_at": observed,
        "counts": market_board.counts(market, rows),
        "rows": rows,
        "missing": [
            market_board.missing(market, key)
            for key, declared in market.instruments.items()
            if declared.usual and key not in present
        ],
        "readings": [],
        "freshness": None,
    }


def _observed(days: Any, newest: str) -> str:
    """When the newest of a board's days was observed."""
    instants: list[str] = [day["observed_at"] for day, _ in days if day and day["date"] == newest]
    return max(instants, key=datetime.fromisoformat)


def _freshness(rates: Any) -> Freshness | None:
    """The freshness of the newest served rate."""
    fresh = [rate["freshness"] for rate in rates if rate["freshness"]]
    return max(fresh, key=lambda freshness: freshness["date"], default=None)
