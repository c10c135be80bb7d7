"""State of links that feeds listed: the digests of their feed entries, and the outcome of fetching them.

Two items a link, so that discovery and article workers never write over each other. Both expire: a link that no feed
has listed for RETENTION counts as new.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from chautari.core.border import Bordered, OwnText, ShortText
from chautari.dynamodb import codec, link_keys
from chautari.dynamodb.table import Table, write

RETENTION = timedelta(days=400)
# DynamoDB's own limits of a batch: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/
BATCH_SIZE = 100
MAX_TRIES = 6
# Kind of the outcome of a link whose article was taken off.
TAKEN_DOWN = "taken_down"


Digests = dict[str, str]  # of a link's entries, by feed id


class Overloaded(Exception):
    """The table left part of a batch unprocessed after all tries."""


@dataclass(frozen=True, slots=True)
class FetchOutcome(Bordered):
    """Outcome of fetching a link. kind: "read", "postponed", "begun" or the kind of the error. at: an ISO instant.

    - `tries`: failures since the link was last read.
    - `since`: the instant of the first failure or postponement since then; empty without one.
    - `readings`: of a text that may still grow, since its link was first read.
    - `begun`: later deliveries of its message that came to no outcome, as after a crash or a bug of ours.
    """

    kind: OwnText
    at: OwnText
    detail: ShortText = ""
    tries: int = 0
    since: OwnText = ""
    begun: int = 0
    readings: int = 0


def get_digests(table: Table, ids: Sequence[str]) -> dict[str, Digests]:
    """The digests of each known link, by link id. `ids` must be unique."""
    digests: dict[str, Digests] = {}
    for first in range(0, len(ids), BATCH_SIZE):
        batch = [codec.item(dict(link_keys.link(link_id)._asdict())) for link_id in ids[first : first + BATCH_SIZE]]
        request = {table.name: {"Keys": batch, "ProjectionExpression": "pk, digests", "ConsistentRead": True}}

        def read(request: Any) -> Any:
            response = table.client.batch_get_item(RequestItems=request)
            items = response["Responses"].get(table.name, [])
            digests.update(
                (link_keys.id_of_link(item["pk"]["S"]), _digests(item)) for item in items if item["digests"]["M"]
            )
            return response.get("UnprocessedKeys")

        _retry_unprocessed(read, request)
    return digests


def _digests(item: codec.Attributes) -> Digests:
    return {feed: digest["S"] for feed, digest in item["digests"]["M"].items()}


def put_digests(table: Table, digests_by_link: Mapping[str, Digests], now: datetime) -> None:
    """Replace the digests of each link.

    Raises Conflict if another run writes the same links at this moment.
    """
    expires = int((now + RETENTION).timestamp())
    items = (
        codec.item({**link_keys.link(link_id)._asdict(), "digests": digests, "expires_at": expires})
        for link_id, digests in digests_by_link.items()
    )
    puts = [{"Put": {"TableName": table.name, "Item": item}} for item in items]
    for first in range(0, len(puts), BATCH_SIZE):
        # A transaction, since permission to write a batch (BatchWriteItem) includes permission to delete.
        write(table, puts[first : first + BATCH_SIZE], "links")


def clear_digests(table: Table, article_id: str, now: datetime) -> None:
    """Make a link unknown, so that the next feed that lists it has it queued again.

    The item is emptied and not deleted: no run of ours may delete.
    """
    put_digests(table, {article_id: {}}, now)


def put_outcome(table: Table, article_id: str, outcome: FetchOutcome) -> None:
    """Replace the outcome of fetching the link to an article."""
    expires = int((datetime.fromisoformat(outcome.at) + RETENTION).timestamp())
    values = {**link_keys.outcome(article_id)._asdict(), **asdict(outcome), "expires_at": expires}
    table.client.put_item(TableName=table.name, Item=codec.item(values))


def get_outcome(table: Table, article_id: str) -> FetchOutcome | None:
    """The last outcome of fetching the link to an article, or None before the first fetch."""
    key = codec.item(dict(link_keys.outcome(article_id)._asdict()))
    response = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True)
    if "Item" not in response:
        return None
    item = response["Item"]
    since = item["since"]["S"] if "since" in item else ""
    begun = int(item["begun"]["N"]) if "begun" in item else 0
    readings = int(item["readings"]["N"]) if "readings" in item else 0
    kind, at, detail = (item[name]["S"] for name in ("kind", "at", "detail"))
    return FetchOutcome(kind, at, detail, int(item["tries"]["N"]), since, begun, readings)


def _retry_unprocessed(send: Callable[[Any], Any], request: Any) -> None:
    """Send `request`, then what `send` returns as unprocessed, with exponential backoff. Raises Overloaded."""
    for number in range(MAX_TRIES):
        request = send(request)
        if not request:
            return
        time.sleep(0.1 * 2**number)
    raise Overloaded(f"after {MAX_TRIES} tries")
