"""DynamoDB table: client, name, transactional write and its Conflict error."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

from chautari.dynamodb import schema


class Conflict(Exception):
    """A concurrent write came first. The caller reads again and retries."""


@dataclass(frozen=True, slots=True)
class Table:
    """A DynamoDB table: boto3 client and table name."""

    client: Any
    name: str


@cache
def connect() -> Table:
    """The table of this deployment (TABLE_NAME), with one client per process."""
    config = Config(retries={"mode": "standard", "max_attempts": 5}, connect_timeout=3, read_timeout=10)
    return Table(schema.versioned(boto3.client("dynamodb", config=config)), os.environ["TABLE_NAME"])


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
