"""Reads of boards: of a day, of a range of days, and what stands of a market."""

from datetime import date

from chautari.dynamodb import board_keys, codec, queries
from chautari.dynamodb.keys import Key
from chautari.dynamodb.table import Table
from chautari.markets.model.board import Board, Standing
from chautari.markets.store import board_codec


def get(table: Table, market: str, on: date) -> Board:
    """The board of a day; one without rows and of version 0 if there is none."""
    item = _item(table, board_keys.board(market, on))
    return _board(market, item) if item else Board(market, on)


def between(table: Table, market: str, first: date, last: date) -> list[Board]:
    """The boards of the days from `first` to `last`, both included, earliest first."""
    values = {":pk": board_keys.boards_of(market), ":first": str(first), ":last": str(last)}
    items = queries.items(table, "pk = :pk AND sk BETWEEN :first AND :last", values)
    return [_board(market, item) for item in items]


def first_day(table: Table, market: str) -> date | None:
    """The day of the earliest board; None if none is stored."""
    items = queries.items(table, "pk = :pk", {":pk": board_keys.boards_of(market)}, Limit=1)
    return date.fromisoformat(items[0]["sk"]["S"]) if items else None


def standing(table: Table, market: str) -> Standing:
    """What stands of a market; of version 0 before its first board."""
    item = _item(table, board_keys.standing(market))
    if item is None:
        return Standing(market)
    return board_codec.standing_from_json(market, int(item["version"]["N"]), codec.unpacked(item["standing"]["B"]))


def _item(table: Table, key: Key) -> codec.Attributes | None:
    response = table.client.get_item(TableName=table.name, Key=codec.item(dict(key._asdict())), ConsistentRead=True)
    item: codec.Attributes | None = response.get("Item")
    return item


def _board(market: str, item: codec.Attributes) -> Board:
    on, version = date.fromisoformat(item["sk"]["S"]), int(item["version"]["N"])
    return board_codec.board_from_json(market, on, version, codec.unpacked(item["board"]["B"]))
