"""Parts of boards: a year of a market with every revision of its readings, and what stands.

Each write of a board raises the version of what stands, in the same transaction: it marks all years of its market.
"""

from collections.abc import Callable, Iterator

from chautari.dynamodb import board_keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export.table_parts import Part, item_at, items_of
from chautari.markets import declarations

VIEWS = tuple(board_keys.view(key) for key in declarations.kept_as_boards())


def parts(table: Table) -> Iterator[Part]:
    """A part for each year of each market that has boards."""
    for market in declarations.kept_as_boards():
        mark = version_of(table, market)
        for year in sorted({item["sk"]["S"][:4] for item in items_of(table, board_keys.boards_of(market))}):
            yield Part(f"markets/{market}/{year}", mark, _year_reader(table, market, year))


def version_of(table: Table, market: str) -> str:
    """The version of what stands of a market; empty before its first board."""
    return "".join(item["version"]["N"] for item in item_at(table, board_keys.standing(market)))


def state(table: Table) -> object:
    """What changes with any write of a board."""
    return {market: version_of(table, market) for market in declarations.kept_as_boards()}


def standing_items(table: Table) -> Iterator[Attributes]:
    """What stands of each market."""
    for market in declarations.kept_as_boards():
        yield from item_at(table, board_keys.standing(market))


def _year_reader(table: Table, market: str, year: str) -> Callable[[], Iterator[Attributes]]:
    def read() -> Iterator[Attributes]:
        for pk in (board_keys.readings_of(market), board_keys.boards_of(market)):
            yield from items_of(table, pk, f"{year}-")

    return read
