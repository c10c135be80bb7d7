"""Writer of a bank's day and of the answer that shows all banks: at once, or not at all."""

from chautari.dynamodb import bank_keys, codec, read_models
from chautari.dynamodb.read_models import ReadModel
from chautari.dynamodb.table import Table, write
from chautari.markets.model.bank_day import BankDay
from chautari.markets.store import bank_codec


def put(table: Table, day: BankDay, view: ReadModel) -> None:
    """Write the next versions of a day and of the answer in one transaction.

    Raises Conflict, having written nothing, if another run came first.
    """
    item = codec.item(
        {
            **bank_keys.day(day.bank, day.date)._asdict(),
            "version": day.version,
            "boards": codec.packed(bank_codec.day_to_json(day)),
        }
    )
    action = {"Put": {"TableName": table.name, "Item": item, **codec.next_version(day.version)}}
    write(table, [action, *read_models.puts(table, bank_keys.COUNTER, view)], f"boards of {day.bank}")
