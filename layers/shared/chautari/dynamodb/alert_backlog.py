"""Backlog of alerts, by which the watcher knows that messages wait and nobody sends them."""

from datetime import datetime

from chautari.dynamodb import alert_keys, queries
from chautari.dynamodb.table import Table


def due_since(table: Table) -> datetime | None:
    """Since when the longest-waiting message could have been sent: it and its receiver are due; None if none waits.

    One read where nothing waits. What a receiver does not take is put off, and what nobody tries is not.
    """
    waiting = queries.items(table, "pk = :pk", {":pk": alert_keys.PENDING}, is_consistent=False)
    if not waiting:
        return None
    receivers = queries.items(table, "pk = :pk", {":pk": alert_keys.SUBSCRIPTIONS}, is_consistent=False)
    due = {item["sk"]["S"]: item["due_at"]["S"] for item in receivers if item["state"]["S"] == "active"}
    messages = [(item["sk"]["S"].partition("#")[0], datetime.fromisoformat(item["due_at"]["S"])) for item in waiting]
    return min(
        (max(at, datetime.fromisoformat(due[owner])) for owner, at in messages if owner in due),
        default=None,
    )
