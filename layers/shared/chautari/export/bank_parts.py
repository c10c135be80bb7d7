"""Parts of banks: a year of one bank with every edition that was seen.

Each write of a bank's day raises the version of the counter's answer, in the same transaction: it marks all years.
"""

from collections.abc import Callable, Iterator

from chautari.dynamodb import bank_keys, codec, keys
from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export.table_parts import Part, item_at, items_of

VIEWS = (bank_keys.COUNTER,)


def parts(table: Table) -> Iterator[Part]:
    """A part for each year of each bank that the counter's answer shows."""
    for view in item_at(table, keys.view(bank_keys.COUNTER)):
        for bank in codec.unpacked(view["body"]["B"])["banks"]:
            days = bank_keys.days_of(bank["bank"])
            for year in sorted({item["sk"]["S"][:4] for item in items_of(table, days)}):
                yield Part(f"banks/{bank['bank']}/{year}", view["version"]["N"], _year_reader(table, days, year))


def _year_reader(table: Table, days: str, year: str) -> Callable[[], Iterator[Attributes]]:
    return lambda: items_of(table, days, f"{year}-")
