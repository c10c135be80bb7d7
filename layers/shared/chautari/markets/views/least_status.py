"""The least status that a client takes, on the rows of a board: what is below it is pending, and no price. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from chautari.rates.model.min_status import MinStatus, takes

if TYPE_CHECKING:
    from chautari.markets.model.market import MarketDeclaration
    from chautari.markets.views.board_types import BoardRowAnswer

Row = TypeVar("Row", bound="BoardRowAnswer")


def with_least(market: MarketDeclaration, min_status: MinStatus | None, rows: Iterable[Row]) -> list[Row]:
    """The rows with those below the bar pending; all as they are without a bar."""
    return [row if _is_taken(market, min_status, row) else _pending(row) for row in rows]


def _is_taken(market: MarketDeclaration, min_status: MinStatus | None, row: BoardRowAnswer) -> bool:
    return min_status is None or row["figures"] is None or takes(min_status, market.best_status, row["status"])


def _pending(row: Row) -> Row:
    """A row without a price, which says what it would be. What it moved from is no price either."""
    figures = row["figures"] or {}
    barred = row.copy()
    barred["pending"] = {"status": row["status"], "figures": figures}
    barred["status"], barred["figures"], barred["printed"] = "held", None, figures
    barred["change"], barred["season"] = None, None
    return barred
