"""Writer of boards: revisions of readings, the boards that they change, what stands and the answer, at once or not at
all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chautari.dynamodb import board_keys, codec, read_models
from chautari.dynamodb.keys import Key
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table, write
from chautari.markets.model.board import Board, BoardReading, Standing
from chautari.markets.store import board_codec

# A transaction takes 100 actions: what stands and the answer take three, a board with its readings some four.
MAX_BOARDS = 20


@dataclass(frozen=True, slots=True)
class BoardChange:
    """All that one run changes. Versions are those to be written; `view` is None if the answer stays."""

    boards: Sequence[Board]
    revisions: Sequence[BoardReading]
    standing: Standing
    view: ReadModel | None


def put(table: Table, change: BoardChange) -> None:
    """Write `change` in one transaction. Raises Conflict, having written nothing, if another run came first."""
    market = change.standing.market
    actions = [_put_revision(table, market, reading) for reading in change.revisions]
    actions += [_put_board(table, board) for board in change.boards]
    actions.append(_put_standing(table, change.standing))
    if change.view is not None:
        actions += read_models.puts(table, board_keys.view(market), change.view)
    write(table, actions, f"boards of {market}")


def _put_revision(table: Table, market: str, reading: BoardReading) -> dict[str, Any]:
    key = board_keys.reading(market, reading.date, reading.name, reading.revision)
    packed = codec.packed(board_codec.reading_to_json(reading))
    item = codec.item({**key._asdict(), "sha256": reading.provenance.sha256, "reading": packed})
    return {"Put": {"TableName": table.name, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}


def _put_board(table: Table, board: Board) -> dict[str, Any]:
    packed = codec.packed(board_codec.board_to_json(board))
    return _put_version(table, board_keys.board(board.market, board.date), board.version, {"board": packed})


def _put_standing(table: Table, standing: Standing) -> dict[str, Any]:
    packed = codec.packed(board_codec.standing_to_json(standing))
    return _put_version(table, board_keys.standing(standing.market), standing.version, {"standing": packed})


def _put_version(table: Table, key: Key, version: int, values: dict[str, object]) -> dict[str, Any]:
    item = codec.item({**key._asdict(), "version": version, **values})
    return {"Put": {"TableName": table.name, "Item": item, **codec.next_version(version)}}
