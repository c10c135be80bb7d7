"""Judgement of a board: the rows of a day from the readings of it, what stood before and the market's rules. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from chautari.markets.model import board_rules
from chautari.markets.model.board import (
    Board,
    BoardQuote,
    BoardReading,
    BoardRow,
    DatedFigures,
    RowReason,
    Standing,
    StandingRow,
)
from chautari.markets.model.board_rules import RowScene
from chautari.markets.model.market import MarketDeclaration
from chautari.rates.model.series import Status

# A name that is not declared counts as new for as long: a misspelling is mended or taken up within it.
NEW_FOR = timedelta(days=30)
Band = Mapping[str, Mapping[str, Decimal]]


def judged(market: MarketDeclaration, board: Board, standing: Standing, band: Band | None = None) -> Board:
    """`board` with its rows judged from its readings; `standing` is what was known before."""
    by_instrument: dict[str, list[tuple[BoardReading, BoardQuote]]] = defaultdict(list)
    for reading in board.readings:
        for quote in reading.quotes:
            by_instrument[quote.instrument].append((reading, quote))
    names = [reading.name for reading in board.readings]
    rows = tuple(
        _row(market, quotes, _scene(market, instrument, board.date, standing, band or {}), names)
        for instrument, quotes in by_instrument.items()
    )
    usual = (key for key, declared in market.instruments.items() if declared.usual)
    return replace(board, rows=rows, missing=tuple(key for key in usual if key not in by_instrument))


def _scene(market: MarketDeclaration, instrument: str, on: date, standing: Standing, band: Band) -> RowScene:
    declared = market.instruments.get(instrument)
    unit = declared.unit if declared else ""
    return RowScene(on, market.headline, market.jump_of(instrument), unit, standing.rows.get(instrument), band)


def _row(
    market: MarketDeclaration,
    quotes: Sequence[tuple[BoardReading, BoardQuote]],
    scene: RowScene,
    names: Iterable[str],
) -> BoardRow:
    """The row of one instrument. The first reading leads: sources declare their addresses in that order; `names` are
    those of all readings of the board.
    """
    _, lead = quotes[0]
    agreeing = tuple(reading.name for reading, quote in quotes if _agree(quote, lead))
    findings = board_rules.reasons(lead, scene, market.rules)
    is_new = lead.instrument not in market.instruments and scene.on - _first_seen(scene) < NEW_FOR
    if is_new:
        findings.append(("provisional", RowReason("new_name", f"first seen on {_first_seen(scene)}")))
    if len(agreeing) < len(quotes):
        dissent = sorted(f"{reading.name} {_printed(quote)}" for reading, quote in quotes if not _agree(quote, lead))
        findings.append(("held", RowReason("disagree", f"{_printed(lead)}, but {'; '.join(dissent)}")))
    elif len(agreeing) == 1:
        findings.append(("provisional", RowReason("one_address", f"stated by {agreeing[0]} alone")))
    elif lead.instrument in market.instruments and (without := set(names).difference(agreeing)):
        # A name that is not declared has no English one to be read by.
        findings.append(("provisional", RowReason("absent", f"{', '.join(sorted(without))} has no row of it")))
    effects = {effect for effect, _ in findings}
    status: Status = "held" if "held" in effects else "provisional" if effects else "official"
    return BoardRow(lead, status, tuple(reason for _, reason in findings), is_new, agreeing)


def _agree(quote: BoardQuote, lead: BoardQuote) -> bool:
    """Whether two readings state one price: `80` is `80.00`, and the figures that both print count."""
    shared = quote.figures.keys() & lead.figures.keys()
    amounts = [Decimal(quote.figures[name]) == Decimal(lead.figures[name]) for name in shared]
    return quote.unit == lead.unit and bool(amounts) and all(amounts)


def _printed(quote: BoardQuote) -> str:
    return " / ".join(quote.figures.values()) + f" per {quote.unit}"


def _first_seen(scene: RowScene) -> date:
    return min(scene.standing.first_seen, scene.on) if scene.standing else scene.on


def updated(standing: Standing, board: Board) -> Standing:
    """What stands after `board`. A board before the latest adds the instruments that it has first."""
    rows = dict(standing.rows)
    for row in board.rows:
        rows[row.quote.instrument] = _standing_row(rows.get(row.quote.instrument), row, board.date)
    latest = max(filter(None, (standing.latest, board.date)))
    return replace(standing, rows=rows, latest=latest)


def _standing_row(before: StandingRow | None, row: BoardRow, on: date) -> StandingRow:
    quote = row.quote
    if before is None:
        before = StandingRow(quote.name, quote.name_ne, quote.unit, on)
    before = replace(before, first_seen=min(before.first_seen, on))
    if before.last and before.last.date > on:
        return before
    earlier = before.before if before.last and before.last.date == on else before.last
    if not row.is_served:
        return replace(before, last=earlier, before=None) if before.last != earlier else before
    named = replace(before, name=quote.name or before.name, name_ne=quote.name_ne or before.name_ne)
    return replace(named, last=DatedFigures(on, dict(quote.figures)), before=earlier)
