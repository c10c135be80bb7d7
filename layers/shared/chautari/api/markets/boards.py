"""Boards of a market: the latest as it was made ready, or that of a past day."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

from chautari.api import cache_control, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem, not_ready
from chautari.core.json_types import JsonObject
from chautari.dynamodb import board_keys, read_models
from chautari.markets import declarations
from chautari.markets.model.board import Board, Standing
from chautari.markets.model.market import MarketDeclaration, NamedUnit
from chautari.markets.views import market_board
from chautari.rates.views import freshness

if TYPE_CHECKING:
    from chautari.api.markets.market_types import ListedMarket, Markets, UnitAnswer


def markets(_: Request) -> Reply:
    """Every market with a board, and the two with series."""
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
        "instruments": len(market.instruments),
        "units": [_unit(unit) for unit in market.units.values()],
        "address": address,
        "history": f"{address}/{{instrument}}/history",
    }


def _unit(unit: NamedUnit) -> UnitAnswer:
    amount = str(unit.amount)
    return {"key": unit.key, "name": unit.name, "name_ne": unit.name_ne, "amount": amount, "measure": unit.measure}


def market(request: Request) -> Reply:
    """The latest board of a market, or the one of the day `on`."""
    declared = declarations.find(request.values["market"])
    if declared.validity == "until-revised":
        from chautari.api.markets import prices

        return prices.board(request, declared)
    return _past(request, declared) if "on" in request.values else _latest(request, declared)


def _latest(request: Request, declared: MarketDeclaration) -> Reply:
    view = read_models.get(request.table, board_keys.view(declared.key))
    if view is None:
        raise not_ready(declared.key)
    answer: JsonObject = json.loads(gzip.decompress(view.body))
    change = freshness.next_change(answer["freshness"], request.now)
    answer["freshness"] = freshness.freshness_at(answer["freshness"], request.now)
    return responses.of_json(answer, cache_control.of_rates(request.now, change))


def _past(request: Request, declared: MarketDeclaration) -> Reply:
    on = dates.parse(request, "on")
    board = _board(request, declared)
    if board is None:
        raise Problem("no-rate", f"there is no board of {on}", parameter="on")
    answer = market_board.answer(declared, board, Standing(declared.key))
    return responses.of_json(answer, cache_control.of_rates(request.now))


def _board(request: Request, declared: MarketDeclaration) -> Board | None:
    from chautari.markets.store import boards, bundled_history

    on = dates.parse(request, "on")
    board = boards.get(request.table, declared.key, on)
    return board if board.version else bundled_history.board(declared, on)
