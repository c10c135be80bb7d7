"""The answer of a market on a day: every row with unit, basis, status, reasons, change and season."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from chautari.markets.model.board import Board, BoardReading, BoardRow, DatedFigures, Standing
from chautari.markets.model.market import Figure, MarketDeclaration
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.markets.views.board_types import (
        BoardReadingAnswer,
        BoardRowAnswer,
        FigureColumn,
        MarketBoard,
        MarketHead,
        Missing,
        Move,
        Season,
        StatusCounts,
    )

LEAST_DAYS = 10  # fewer days of a month are no average of it
_PERCENT = Decimal("0.1")


def head(market: MarketDeclaration) -> MarketHead:
    """What a market is, from its declaration."""
    columns = [_column(figure) for figure in market.figures]
    return {
        "market": market.key,
        "name": market.name,
        "name_ne": market.name_ne,
        "basis": market.basis,
        "basis_ne": market.basis_ne,
        "currency": "NPR",
        "validity": market.validity,
        "dimensions": list(market.dimensions),
        "figures": columns,
        "headline": market.headline,
    }


def _column(figure: Figure) -> FigureColumn:
    column: FigureColumn = {
        "key": figure.key,
        "name": figure.name,
        "name_ne": figure.name_ne,
        "side": figure.side,
    }
    return {**column, "unit": figure.unit} if figure.unit else column


def answer(market: MarketDeclaration, board: Board, standing: Standing) -> MarketBoard:
    """A board. Changes are measured from what stood before; a board of long ago has none."""
    observed = max((reading.observed_at for reading in board.readings), default=None)
    rows = [row_answer(market, row, board.date, _before(standing, row, board.date)) for row in board.rows]
    return {
        **head(market),
        **dated(board.date),
        "observed_at": observed.astimezone(NPT).isoformat() if observed else None,
        "counts": counts(market, rows),
        "rows": rows,
        "missing": [missing(market, key) for key in board.missing],
        "readings": [reading_answer(reading) for reading in board.readings],
        "freshness": None,
    }


def counts(market: MarketDeclaration, rows: Iterable[BoardRowAnswer]) -> StatusCounts:
    """How many rows are served as what."""
    statuses = Counter(row["status"] for row in rows)
    counted: StatusCounts = {
        "official": statuses["official"],
        "provisional": statuses["provisional"],
        "held": statuses["held"],
    }
    return {"confirmed": statuses["confirmed"], **counted} if market.best_status == "confirmed" else counted


def row_answer(market: MarketDeclaration, row: BoardRow, on: date, before: DatedFigures | None) -> BoardRowAnswer:
    """One instrument. A held row has no figures, but what was printed and what was served last."""
    quote, unit = row.quote, market.units[row.quote.unit]
    return {
        "instrument": quote.instrument,
        "name": quote.name or quote.name_ne,
        "name_ne": quote.name_ne,
        "dimensions": dict(quote.dimensions),
        "unit": quote.unit,
        "unit_name": unit.name,
        "unit_name_ne": unit.name_ne,
        "basis": market.basis,
        "status": row.status,
        "figures": dict(quote.figures) if row.is_served else None,
        "printed": None if row.is_served else dict(quote.figures),
        "stated": dict(quote.stated),
        "new": row.is_new,
        "reasons": [{"rule": reason.rule, "detail": reason.detail} for reason in row.reasons],
        "readings": list(row.readings),
        "change": _change(market, quote.figures, before) if row.is_served else None,
        "last": {**dated(before.date), "figures": dict(before.figures)} if before and not row.is_served else None,
        "season": _season(market, row, on) if row.is_served else None,
    }


def _before(standing: Standing, row: BoardRow, on: date) -> DatedFigures | None:
    standing_row = standing.rows.get(row.quote.instrument)
    return standing_row.served_before(on) if standing_row else None


def _change(market: MarketDeclaration, figures: Mapping[str, str], before: DatedFigures | None) -> Move | None:
    """The move of the headline since the day that was served before."""
    if before is None or not {market.headline} <= figures.keys() & before.figures.keys():
        return None
    old, new = Decimal(before.figures[market.headline]), Decimal(figures[market.headline])
    since = dated(before.date)
    return {
        "amount": plain(new - old),
        "percent": _percent(new, old),
        "since": since["date"],
        "since_bs": since["date_bs"],
    }


def _season(market: MarketDeclaration, row: BoardRow, on: date) -> Season | None:
    """The headline beside the mean of the same Bikram Sambat month in earlier years; None without such years."""
    bs = bikram_sambat.to_bs(on)
    by_year = market.season.get(row.quote.instrument, {}).get(str(bs.month), {})
    earlier = {year: mean for year, (mean, days) in by_year.items() if int(year) < bs.year and days >= LEAST_DAYS}
    if not earlier:
        return None
    mean = (sum(map(Decimal, earlier.values()), Decimal(0)) / len(earlier)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return {
        "month": bs.month,
        "years": [{"year_bs": int(year), "average": value} for year, value in sorted(earlier.items())],
        "average": str(mean),
        "percent": _percent(Decimal(row.quote.figures[market.headline]), mean),
    }


def _percent(new: Decimal, old: Decimal) -> str:
    return plain((100 * (new - old) / old).quantize(_PERCENT, ROUND_HALF_EVEN)) if old else "0"


def missing(market: MarketDeclaration, key: str) -> Missing:
    """An instrument that is usual and absent."""
    declared = market.instruments[key]
    return {"instrument": key, "name": declared.name, "name_ne": declared.name_ne}


def reading_answer(reading: BoardReading) -> BoardReadingAnswer:
    """What one address answered, as proof of the rows that name it."""
    provenance = reading.provenance
    return {
        "reading": reading.name,
        "source": reading.source,
        "revision": reading.revision,
        "rows": len(reading.quotes),
        "observed_at": reading.observed_at.astimezone(NPT).isoformat(),
        "stated_at": reading.stated_at.astimezone(NPT).isoformat() if reading.stated_at else None,
        "url": provenance.url,
        "sha256": provenance.sha256,
        "size": provenance.size,
        "parser": provenance.parser,
        "rules": list(provenance.rules),
    }
