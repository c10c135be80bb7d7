"""Codec of boards: nested lists of plain values, as items store them. A board of 100 rows takes 5 kB packed."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

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
from chautari.rates.model.provenance import Provenance


def reading_to_json(reading: BoardReading) -> dict[str, Any]:
    """A reading with its quotes and provenance."""
    return {
        "source": reading.source,
        "address": reading.address,
        "date": str(reading.date),
        "quotes": list(map(_quote_to_json, reading.quotes)),
        "provenance": {**asdict(reading.provenance), "rules": list(reading.provenance.rules)},
        "observed_at": reading.observed_at.isoformat(),
        "stated_at": reading.stated_at.isoformat() if reading.stated_at else None,
        "revision": reading.revision,
    }


def reading_from_json(values: dict[str, Any]) -> BoardReading:
    """The inverse of `reading_to_json`."""
    provenance = values["provenance"]
    return BoardReading(
        values["source"],
        values["address"],
        date.fromisoformat(values["date"]),
        tuple(map(_quote_from_json, values["quotes"])),
        Provenance(**{**provenance, "rules": tuple(provenance["rules"])}),
        datetime.fromisoformat(values["observed_at"]),
        datetime.fromisoformat(values["stated_at"]) if values["stated_at"] else None,
        values["revision"],
    )


def board_to_json(board: Board) -> dict[str, Any]:
    """A board without its market, date and version, which its key and item hold."""
    return {
        "readings": list(map(reading_to_json, board.readings)),
        "rows": [_row_to_json(row) for row in board.rows],
        "missing": list(board.missing),
    }


def board_from_json(market: str, on: date, version: int, values: dict[str, Any]) -> Board:
    """The inverse of `board_to_json`."""
    readings = tuple(map(reading_from_json, values["readings"]))
    return Board(market, on, readings, tuple(map(_row_from_json, values["rows"])), tuple(values["missing"]), version)


def standing_to_json(standing: Standing) -> dict[str, Any]:
    """What stands, without market and version."""
    rows = {
        key: [row.name, row.name_ne, row.unit, str(row.first_seen), *map(_dated_to_json, (row.last, row.before))]
        for key, row in standing.rows.items()
    }
    return {"rows": rows, "latest": str(standing.latest) if standing.latest else None}


def standing_from_json(market: str, version: int, values: dict[str, Any]) -> Standing:
    """The inverse of `standing_to_json`."""
    rows = {
        key: StandingRow(name, name_ne, unit, date.fromisoformat(seen), *map(_dated_from_json, dated))
        for key, (name, name_ne, unit, seen, *dated) in values["rows"].items()
    }
    return Standing(market, rows, date.fromisoformat(values["latest"]) if values["latest"] else None, version)


def _quote_to_json(quote: BoardQuote) -> list[Any]:
    row = [quote.instrument, quote.name, quote.name_ne, quote.unit, dict(quote.figures)]
    return [*row, dict(quote.dimensions), dict(quote.stated)] if quote.dimensions or quote.stated else row


def _quote_from_json(row: list[Any]) -> BoardQuote:
    return BoardQuote(*row)


def _row_to_json(row: BoardRow) -> list[Any]:
    return [_quote_to_json(row.quote), row.status, list(map(list, row.reasons)), int(row.is_new), list(row.readings)]


def _row_from_json(row: list[Any]) -> BoardRow:
    quote, status, reasons, is_new, readings = row
    broken = tuple(RowReason(*reason) for reason in reasons)
    return BoardRow(_quote_from_json(quote), status, broken, bool(is_new), tuple(readings))


def _dated_to_json(dated: DatedFigures | None) -> list[Any] | None:
    return [str(dated.date), dict(dated.figures)] if dated else None


def _dated_from_json(row: list[Any] | None) -> DatedFigures | None:
    return DatedFigures(date.fromisoformat(row[0]), row[1]) if row else None
