"""Prices in force until revised: at present, at the end of a past day, and the steps of an instrument."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from chautari.api import cache_control, dates
from chautari.api.endpoint import Request
from chautari.api.problems import Problem, not_ready
from chautari.markets.model.board import Board
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.model.price_histories import price_histories
from chautari.markets.model.price_in_force import PriceInForce, steps
from chautari.markets.store import boards
from chautari.markets.views import market_board
from chautari.markets.views.prices_in_force import PricesAt, row_answer
from chautari.nepali.clock import NPT, today
from chautari.rates.store import health
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.markets.market_types import BoardDay
    from chautari.markets.views.board_types import BoardRowAnswer, MarketBoard
    from chautari.rates.model.freshness import State
    from chautari.rates.views.day_types import Freshness

# A list is announced at any hour; the page is read ten times a day.
READ_WITHIN, READ_AT_LEAST_WITHIN = timedelta(hours=26), timedelta(days=7)


def board(request: Request, market: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    """What is in force now, or was at the end of the day `on`. Raises Problem for a day of which no list is known."""
    stored = boards.between(request.table, market.key, date.min, date.max)
    on = dates.parse(request, "on")
    if on > today(request.now):
        raise Problem("no-rate", f"{on} is to come: what is announced stands beside the price of today", parameter="on")
    is_present = on == today(request.now)
    at = request.now.astimezone(NPT) if is_present else _end_of(on)
    prices = PricesAt(market, price_histories(stored), at, at if is_present else None)
    if unknown := prices.unknown():
        if is_present:
            raise not_ready(market.key)
        raise Problem("no-rate", f"{on}: {unknown}", parameter="on")
    answer = _answer(prices, on, stored)
    if not is_present:
        return answer, cache_control.midnight(request.now)
    source = health.get(request.table, market.authority)
    read_at = datetime.fromisoformat(source.last_success_at) if source and source.last_success_at else None
    answer["freshness"] = _freshness(request, read_at, answer["rows"])
    return answer, min(_changes(prices, read_at, request.now))


def steps_between(
    request: Request, market: MarketDeclaration, instrument: str, first: date, last: date
) -> list[BoardDay]:
    """The steps of an instrument that were in force within a window, each dated by its effect."""
    declared = market.instruments.get(instrument)
    histories = price_histories(boards.between(request.table, market.key, date.min, date.max))
    history = histories.get(declared.dimensions["depot_group"]) if declared else None
    if declared is None or history is None:
        return []
    begin, end = datetime.combine(first, time(), NPT), _end_of(last)
    answered: list[BoardDay] = []
    served = None
    for step in steps(history, declared.dimensions["product"]):
        if step.effect.at <= end and (step.until is None or step.until > begin):
            row = row_answer(market, declared, PriceInForce(step, served_before=served))
            answered.append({**dated(step.effect.at.date()), **row})
        served = step if step.price.status != "held" else served
    return answered


def _end_of(on: date) -> datetime:
    """The last instant of a day: a price of `24:00 hrs` is the next day's."""
    return datetime.combine(on, time.max, NPT)


def _answer(prices: PricesAt, on: date, stored: list[Board]) -> MarketBoard:
    rows = prices.rows()
    priced = {row["instrument"] for row in rows}
    behind = _boards_behind(rows, stored)
    readings = [market_board.reading_answer(reading) for board in behind for reading in board.readings]
    return {
        **market_board.head(prices.market),
        **dated(on),
        "observed_at": max((reading["observed_at"] for reading in readings), default=None),
        "counts": market_board.counts(prices.market, rows),
        "rows": rows,
        "missing": [
            market_board.missing(prices.market, key)
            for key in prices.market.instruments
            if key not in priced and prices.now
        ],
        "readings": readings,
        "freshness": None,
    }


def _boards_behind(rows: list[BoardRowAnswer], stored: list[Board]) -> list[Board]:
    """The boards on whose readings the rows rest."""
    effects = {row["in_force"]["effective_at"][:10] for row in rows}
    return [board for board in stored if str(board.date) in effects]


def _changes(prices: PricesAt, read_at: datetime | None, now: datetime) -> list[datetime]:
    """The instants to come at which the clock changes the answer: midnight, an announced price, a page read too long
    ago."""
    effects = [printed.effect.at for history in prices.histories.values() for printed in history.lists]
    ages = [read_at + span for span in (READ_WITHIN, READ_AT_LEAST_WITHIN)] if read_at else []
    # At that age it is still in time.
    late = [instant + timedelta(microseconds=1) for instant in ages]
    return [cache_control.midnight(now), *(instant for instant in (*effects, *late) if instant > now)]


def _freshness(request: Request, read_at: datetime | None, rows: list[BoardRowAnswer]) -> Freshness:
    """A price that stands is not late; one whose page was not read lately is."""
    since = max(row["in_force"]["effective_at"] for row in rows)
    age = request.now - (read_at or datetime.fromtimestamp(0, UTC))
    state: State = "late" if age > READ_WITHIN else "fresh" if since[:10] == str(today(request.now)) else "carried"
    words = f"the page was last read {read_at.astimezone(NPT):%Y-%m-%d %H:%M}" if read_at else "the page was never read"
    return {
        **dated(date.fromisoformat(since[:10])),
        "state": "stale" if age > READ_AT_LEAST_WITHIN else state,
        "reason": f"in force until revised; {words}",
        "observed_at": (read_at or request.now).astimezone(NPT).isoformat(),
        "next_expected_at": ((read_at or request.now) + READ_WITHIN).astimezone(NPT).isoformat(),
    }
