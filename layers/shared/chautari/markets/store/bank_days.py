"""Reads of banks' boards: of a day, and of a range of days."""

from datetime import date

from chautari.dynamodb import bank_keys, codec, queries
from chautari.dynamodb.table import Table
from chautari.markets.model.bank_day import BankDay
from chautari.markets.store import bank_codec


def get(table: Table, bank: str, on: date) -> BankDay:
    """The boards of a bank on a day; none and version 0 if none is stored."""
    key = codec.item(dict(bank_keys.day(bank, on)._asdict()))
    response = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True)
    return _day(bank, response["Item"]) if "Item" in response else BankDay(bank, on)


def between(table: Table, bank: str, first: date, last: date) -> list[BankDay]:
    """The days of a bank from `first` to `last`, both included, earliest first."""
    values = {":pk": bank_keys.days_of(bank), ":first": str(first), ":last": str(last)}
    return [_day(bank, item) for item in queries.items(table, "pk = :pk AND sk BETWEEN :first AND :last", values)]


def _day(bank: str, item: codec.Attributes) -> BankDay:
    on, version = date.fromisoformat(item["sk"]["S"]), int(item["version"]["N"])
    return bank_codec.day_from_json(bank, on, version, codec.unpacked(item["boards"]["B"]))
