"""DynamoDB table: client, name, transactional write and its Conflict error.

What writes connects by `writing_table`, the read function by `reading_table`: only the first loads boto3.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


class Conflict(Exception):
    """A concurrent write came first. The caller reads again and retries."""


@dataclass(frozen=True, slots=True)
class Table:
    """A DynamoDB table: client, of boto3 or of its form, and table name."""

    client: Any
    name: str


def put_if(table: Table, item: dict[str, Any], **condition: Any) -> bool:
    """Put `item` if its condition holds (the arguments of PutItem); False if it does not, and nothing is written."""
    try:
        table.client.put_item(TableName=table.name, Item=item, **condition)
    except table.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def write(table: Table, actions: Iterable[dict[str, Any]], subject: str) -> None:
    """Run `actions` in one transaction: all or none.

    Raises Conflict naming `subject` if a condition fails or another transaction writes the same items.
    """
    try:
        table.client.transact_write_items(TransactItems=list(actions))
    except table.client.exceptions.TransactionCanceledException as error:
        codes = {reason.get("Code") for reason in error.response.get("CancellationReasons", [])}
        if codes & {"ConditionalCheckFailed", "TransactionConflict"}:
            raise Conflict(f"{subject} moved on") from error
        raise
