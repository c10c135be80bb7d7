"""The next version of a market's answer, from its latest board."""

from datetime import datetime

from chautari.core.json_types import JsonObject
from chautari.dynamodb import board_keys, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Conflict, Table
from chautari.markets import declarations
from chautari.markets.model.board import Board, Standing
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.store import boards
from chautari.markets.views import market_board
from chautari.rates.views import freshness

ATTEMPTS = 5


def next_view(
    table: Table, market: MarketDeclaration, board: Board, standing: Standing, now: datetime
) -> ReadModel | None:
    """The answer after `board`; None if a later board is served, or nothing of the answer changes."""
    if standing.latest is not None and board.date < standing.latest:
        return None
    current = read_models.get(table, board_keys.view(market.key))
    at = max(now, current.at) if current and current.at else now
    view = read_models.ready(_answer(market, board, standing), current.version + 1 if current else 1, at)
    return None if current is not None and current.etag == view.etag else view


def rebuild(table: Table, now: datetime) -> list[str]:
    """Rebuild the published answers by the code of today; returns the names of those that changed."""
    return [name for key in declarations.kept_as_boards() if (name := _rebuilt(table, declarations.find(key), now))]


def _rebuilt(table: Table, market: MarketDeclaration, now: datetime) -> str | None:
    name = board_keys.view(market.key)
    for _ in range(ATTEMPTS):
        standing = boards.standing(table, market.key)
        if standing.latest is None:
            return None
        board = boards.get(table, market.key, standing.latest)
        view = next_view(table, market, board, standing, now)
        if view is None:
            return None
        try:
            read_models.put(table, name, view)
        except Conflict:
            continue
        return name
    raise Conflict(f"view {name}: given up after {ATTEMPTS} attempts")


def _answer(market: MarketDeclaration, board: Board, standing: Standing) -> JsonObject:
    answer: JsonObject = dict(market_board.answer(market, board, standing))
    if market.schedule is not None:
        freshness.add_periods([answer], market.schedule, {}, "")
    return answer
