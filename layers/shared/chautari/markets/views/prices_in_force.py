"""Rows of prices in force: the board's row with its effect, what contradicts it and what is announced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from chautari.markets.model.board import BoardQuote, BoardRow, DatedFigures, RowReason
from chautari.markets.model.effect_date import EffectDate
from chautari.markets.model.market import DeclaredInstrument, MarketDeclaration
from chautari.markets.model.price_in_force import (
    OutsideHistory,
    PriceInForce,
    PriceStep,
    announced,
    in_force,
    require_within,
)
from chautari.markets.model.price_list import PriceHistory
from chautari.markets.views import market_board

if TYPE_CHECKING:
    from chautari.markets.views.board_types import BoardRowAnswer
    from chautari.markets.views.price_types import InForce, PriceByList, PrintedDate


@dataclass(frozen=True, slots=True)
class PricesAt:
    """The price lists of a market, and the instant for which they are asked.

    `now`: the present, of which what takes effect later is announced; None for an instant of the past.
    """

    market: MarketDeclaration
    histories: Mapping[str, PriceHistory]
    at: datetime
    now: datetime | None = None

    def prices(self) -> Iterator[tuple[DeclaredInstrument, PriceInForce]]:
        """Every instrument with a price at the instant, in the order of the declaration."""
        for declared in self.market.instruments.values():
            history = self.histories.get(declared.dimensions["depot_group"])
            price = _price(history, declared.dimensions["product"], self.at) if history else None
            if price is not None:
                yield declared, price

    def unknown(self) -> OutsideHistory | None:
        """Why no list at all is known for the instant; None if one is, of any group."""
        reasons: list[OutsideHistory] = []
        for history in self.histories.values():
            try:
                require_within(history, self.at)
                return None
            except OutsideHistory as reason:
                reasons.append(reason)
        return reasons[0]

    def rows(self) -> list[BoardRowAnswer]:
        """The rows of the answer."""
        return [self._row(declared, price) for declared, price in self.prices()]

    def _row(self, declared: DeclaredInstrument, price: PriceInForce) -> BoardRowAnswer:
        history = self.histories[declared.dimensions["depot_group"]]
        following = announced(history, declared.dimensions["product"], self.now) if self.now else None
        return row_answer(self.market, declared, price, following)


def _price(history: PriceHistory, product: str, at: datetime) -> PriceInForce | None:
    try:
        return in_force(history, product, at)
    except OutsideHistory:
        return None


def row_answer(
    market: MarketDeclaration, declared: DeclaredInstrument, price: PriceInForce, following: PriceStep | None = None
) -> BoardRowAnswer:
    """One price in force. One that may not be the one in force is provisional."""
    step, before = price.step, price.served_before
    printed, status, reasons, evidence = step.price
    doubts = _doubts(price)
    status = "provisional" if doubts and status == "official" else status
    quote = BoardQuote(
        declared.key, declared.name, declared.name_ne, declared.unit, {"price": printed}, declared.dimensions
    )
    row = BoardRow(quote, status, (*reasons, *doubts), is_new=False, readings=evidence)
    served = DatedFigures(before.effect.at.date(), {"price": before.price.figure}) if before else None
    answer = market_board.row_answer(market, row, step.effect.at.date(), served)
    answer["in_force"] = _in_force(price, following)
    return answer


def _doubts(price: PriceInForce) -> list[RowReason]:
    """Why a price may not be the one in force, though it was printed."""
    doubts: list[RowReason] = []
    if price.alternative:
        doubts.append(RowReason("date", price.step.effect.doubt or price.alternative.effect.doubt))
    if price.left_out:
        doubts.append(RowReason("left_out", f"the list of {price.left_out.ad} has no price of it, by one reading"))
    return doubts


def _in_force(price: PriceInForce, following: PriceStep | None) -> InForce:
    step = price.step
    return {
        "effective_at": step.effect.at.isoformat(),
        "until": step.until.isoformat() if step.until else None,
        "until_known": step.is_superseded,
        "printed_date": _printed_date(step.effect),
        "otherwise": _by_list(price.alternative) if price.alternative else None,
        "announced": _by_list(following) if following else None,
    }


def _by_list(step: PriceStep) -> PriceByList:
    return {
        "price": None if step.price.status == "held" else step.price.figure,
        "status": step.price.status,
        "effective_at": step.effect.at.isoformat(),
        "printed_date": _printed_date(step.effect),
    }


def _printed_date(effect: EffectDate) -> PrintedDate:
    return {"bs": effect.bs, "ad": effect.ad, "time": effect.time or None, "doubt": effect.doubt or None}
