"""Boards of a market: the latest as it was made ready, or that of a past day."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from chautari.api import cache_control, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem, bad_value, not_ready
from chautari.api.rates import stored
from chautari.dynamodb import board_keys, read_models
from chautari.markets import declarations
from chautari.markets.model.board import Board, Standing
from chautari.markets.model.market import MarketDeclaration, NamedUnit
from chautari.markets.views import market_board
from chautari.markets.views.least_status import with_least
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.rate_markets import republishers
from chautari.rates.views import freshness
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.markets.market_types import ListedMarket, Markets, UnitAnswer
    from chautari.api.platform.answer_types import Rhythm
    from chautari.markets.views.board_types import MarketBoard


def markets(_: Request) -> Reply:
    """Every market, and the endpoints of those that have their own."""
    listed = [_listed(declarations.find(key)) for key in declarations.market_keys()]
    answer: Markets = {
        "markets": listed,
        "series": [
            {"market": "metals", "address": "/v1/metals", "history": "/v1/metals/{instrument}/history"},
            {"market": "forex", "address": "/v1/forex", "history": "/v1/forex/{code}/history"},
        ],
    }
    return responses.of_json(answer)


def _listed(market: MarketDeclaration) -> ListedMarket:
    address = f"/v1/markets/{market.key}"
    return {
        **market_board.head(market),
        "authority": market.authority or None,
        "republishers": republishers().get(market.key, []),
        "agreement": market.agreement,
        "rhythm": _rhythm(market.schedule) if market.schedule else None,
        "least_rows": list(market.least_rows),
        "rules": list(market.rule_names),
        "jump": str(market.jump),
        "band": market.band or None,
        "instruments": len(market.instruments),
        "units": [_unit(unit) for unit in market.units.values()],
        "address": address,
        "history": f"{address}/{{instrument}}/history",
    }


def _rhythm(schedule: PublicationSchedule) -> Rhythm:
    return {"due": f"{schedule.due:%H:%M}", "saturdays": schedule.saturdays}


def _unit(unit: NamedUnit) -> UnitAnswer:
    amount = str(unit.amount)
    return {"key": unit.key, "name": unit.name, "name_ne": unit.name_ne, "amount": amount, "measure": unit.measure}


def market(request: Request) -> Reply:
    """The latest board of a market, or the one of the day `on`."""
    declared = declarations.find(request.values["market"])
    board, until = board_of(request, declared)
    headers = cache_control.of_rates(request.now, until)
    rows = with_least(declared, stored.min_status_of(request), board["rows"])
    if (form := request.values["format"]) != "json":
        from chautari.api import row_forms
        from chautari.api.markets import board_table

        of_day = [{**dated(date.fromisoformat(board["date"])), **row} for row in rows]
        if form == "ndjson":
            return row_forms.ndjson(of_day, headers)
        return board_table.reply(form, declared, of_day, headers)
    whole = {**board, "counts": market_board.counts(declared, rows), "rows": rows}
    return replace(responses.of_json(whole, headers), until=until)


def board_of(request: Request, declared: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    """A board whatever its status, and the instant at which the clock alone makes it another.

    Raises Problem where there is none, or none is kept of a past instant.
    """
    is_past = "on" in request.values
    if declared.kept == "series":
        from chautari.api.markets import series_boards

        return (series_boards.on_day if is_past else series_boards.latest)(request, declared)
    if request.as_of is not None and (is_past or declared.validity == "until-revised"):
        raise no_instants(declared)
    if declared.kept == "banks":
        from chautari.api.markets import boards_of_banks

        return (boards_of_banks.on_day if is_past else boards_of_banks.latest)(request)
    if declared.validity == "until-revised":
        from chautari.api.markets import prices

        return prices.board(request, declared)
    return (_past if is_past else _latest)(request, declared)


def no_instants(declared: MarketDeclaration) -> Problem:
    """The problem of an instant that is asked of days which are kept as they stand."""
    return bad_value("as_of", f"{declared.key} keeps past answers of a latest board alone: `on` asks a past day")


def _latest(request: Request, declared: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    name = board_keys.view(declared.key)
    view = (
        read_models.as_of(request.table, name, request.as_of) if request.as_of else read_models.get(request.table, name)
    )
    if view is None:
        raise stored.not_published(request.table, name, request.as_of) if request.as_of else not_ready(declared.key)
    answer: Any = json.loads(gzip.decompress(view.body))
    change = freshness.next_change(answer["freshness"], request.now)
    answer["freshness"] = freshness.freshness_at(answer["freshness"], request.now)
    return answer, change


def _past(request: Request, declared: MarketDeclaration) -> tuple[MarketBoard, datetime | None]:
    on = dates.parse(request, "on")
    board = _board(request, declared)
    if board is None:
        raise Problem("no-rate", f"there is no board of {on}", parameter="on")
    return market_board.answer(declared, board, Standing(declared.key)), None


def _board(request: Request, declared: MarketDeclaration) -> Board | None:
    from chautari.markets.store import boards, bundled_history

    on = dates.parse(request, "on")
    board = boards.get(request.table, declared.key, on)
    return board if board.version else bundled_history.board(declared, on)
