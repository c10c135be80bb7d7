"""The table itself: one client, its name, and the errors that a caller has to know."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config


class Conflict(Exception):
    """Somebody else wrote first: read again and try again."""


@dataclass(frozen=True, slots=True)
class Table:
    """A DynamoDB table by name and the client that reaches it."""

    client: Any
    name: str


@cache
def connect() -> Table:
    """The table of this deployment (TABLE_NAME), with a client made once a process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return Table(boto3.client("dynamodb", config=config), os.environ["TABLE_NAME"])


def write(table: Table, actions: Iterable[dict[str, Any]], what: str) -> None:
    """Do all of `actions` in one transaction, or none.

    Raises Conflict naming `what` if the condition of one does not hold or somebody else is at the same items.
    """
    try:
        table.client.transact_write_items(TransactItems=list(actions))
    except table.client.exceptions.TransactionCanceledException as error:
        codes = {reason.get("Code") for reason in error.response.get("CancellationReasons", [])}
        if codes & {"ConditionalCheckFailed", "TransactionConflict"}:
            raise Conflict(f"{what} moved on") from error
        raise
