"""The price lists of each depot group, from stored boards and the bundled history. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chautari.markets.model.board import Board, BoardRow
from chautari.markets.model.bundled_prices import GROUP, bundled
from chautari.markets.model.effect_date import EffectDate, effect_date
from chautari.markets.model.price_list import ListedPrice, PriceHistory, PriceList, Stretch
from chautari.nepali import bikram_sambat


def price_histories(boards: Sequence[Board]) -> dict[str, PriceHistory]:
    """The history of each group that has one. A stored list stands before a bundled one of the same effect."""
    lists = defaultdict[str, list[PriceList]](list)
    groups = {row.quote.dimensions["depot_group"] for board in boards for row in board.rows}
    for board in boards:
        effect = _effect(board)
        for group in groups:
            rows = [row for row in board.rows if row.quote.dimensions["depot_group"] == group]
            if effect and (rows or lists[group]):
                # Without a row the group's price ends with this list; before its first it has none.
                listed = {row.quote.dimensions["product"]: _price(row) for row in rows}
                lists[group].append(PriceList(effect, listed, is_seconded=len(board.readings) > 1))
    histories = {group: _read(stored) for group, stored in lists.items() if group != GROUP and stored}
    return {GROUP: _after_bundled(lists[GROUP]), **histories}


def _read(stored: Sequence[PriceList]) -> PriceHistory:
    return PriceHistory(
        tuple(sorted(stored, key=lambda printed: printed.effect.at)),
        (Stretch(stored[0].effect.at, None),),
        keeps_unlisted=False,
    )


def _after_bundled(stored: Sequence[PriceList]) -> PriceHistory:
    """The bundled lists with the stored ones, of which none is missing: they go on in one stretch with those of the
    bundled stretches that they reach.
    """
    history = bundled()
    if not stored:
        return history
    begins = stored[0].effect.at
    ended = [stretch for stretch in history.stretches if stretch.last is not None and stretch.last < begins]
    reached = [stretch.first for stretch in history.stretches if stretch not in ended]
    stretches = (*ended, Stretch(min([begins, *reached]), None))
    instants = {printed.effect.at for printed in stored}
    kept = tuple(printed for printed in history.lists if printed.effect.at not in instants)
    lists = sorted((*kept, *stored), key=lambda printed: printed.effect.at)
    return replace(history, lists=tuple(lists), stretches=stretches)


def _effect(board: Board) -> EffectDate | None:
    """The effect of a board's list, from the dates that its rows state; None if none does."""
    stated = next((row.quote.stated for row in board.rows if {"bs", "ad"} <= row.quote.stated.keys()), None)
    if stated is None:
        return None
    bs, ad = bikram_sambat.parse(stated["bs"]), date.fromisoformat(stated["ad"])
    return effect_date(bs, ad, stated.get("time", ""), last=board.date)


def _price(row: BoardRow) -> ListedPrice:
    return ListedPrice(row.quote.figures["price"], row.status, row.reasons, row.readings)
