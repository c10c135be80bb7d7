"""Links that feeds listed: which are known, with what they said, and what came of fetching them.

Two items a link, so that the run that finds and the run that reads never write over each other. Both expire: a link
that no feed has listed for a year is met anew.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, write

RETENTION = timedelta(days=400)
# DynamoDB's own limits of a batch: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/
BATCH_SIZE = 100
MAX_TRIES = 6


Digests = dict[str, str]


class Overloaded(Exception):
    """The table left part of a batch undone again and again."""


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What came of fetching a link: `kind` is "read" or the kind of the error, `at` an ISO instant.

    `tries` counts those that failed, since the link was read last.
    """

    kind: str
    at: str
    detail: str = ""
    tries: int = 0


def get_digests(table: Table, ids: Sequence[str]) -> dict[str, Digests]:
    """For each link that is known: by the name of a feed, the digest of what it said last. No id may come twice."""
    found: dict[str, Digests] = {}
    for first in range(0, len(ids), BATCH_SIZE):
        wanted = [codec.item(dict(keys.link(each)._asdict())) for each in ids[first : first + BATCH_SIZE]]
        request = {table.name: {"Keys": wanted, "ProjectionExpression": "pk, digests", "ConsistentRead": True}}

        def read(request: Any) -> Any:
            answer = table.client.batch_get_item(RequestItems=request)
            items = answer["Responses"].get(table.name, [])
            found.update((keys.id_of_link(item["pk"]["S"]), _digests(item)) for item in items if item["digests"]["M"])
            return answer.get("UnprocessedKeys")

        _until_done(read, request)
    return found


def _digests(item: codec.Attributes) -> Digests:
    return {feed: digest["S"] for feed, digest in item["digests"]["M"].items()}


def put_digests(table: Table, marks: Mapping[str, Digests], now: datetime) -> None:
    """Know each link with the digests of what feeds say of it now, in place of those it had.

    Raises Conflict where somebody else writes the same links at this moment.
    """
    expires = int((now + RETENTION).timestamp())
    items = (
        codec.item({**keys.link(each)._asdict(), "digests": digests, "expires_at": expires})
        for each, digests in marks.items()
    )
    puts = [{"Put": {"TableName": table.name, "Item": item}} for item in items]
    for first in range(0, len(puts), BATCH_SIZE):
        # A transaction, since who may write a batch may delete with it as well.
        write(table, puts[first : first + BATCH_SIZE], "links")


def clear_digests(table: Table, article_id: str, now: datetime) -> None:
    """Know nothing of a link any more, so that the next feed which lists it has it queued again.

    It is emptied and not deleted: no run of ours may delete.
    """
    put_digests(table, {article_id: {}}, now)


def put_outcome(table: Table, article_id: str, get_outcome: FetchOutcome) -> None:
    """Keep what came of fetching the link to an article, in place of what came before."""
    expires = int((datetime.fromisoformat(get_outcome.at) + RETENTION).timestamp())
    values = {**keys.outcome(article_id)._asdict(), **asdict(get_outcome), "expires_at": expires}
    table.client.put_item(TableName=table.name, Item=codec.item(values))


def get_outcome(table: Table, article_id: str) -> FetchOutcome | None:
    """What came of fetching the link to an article last, or None before the first time."""
    key = codec.item(dict(keys.outcome(article_id)._asdict()))
    answer = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True)
    if "Item" not in answer:
        return None
    said = answer["Item"]
    return FetchOutcome(said["kind"]["S"], said["at"]["S"], said["detail"]["S"], int(said["tries"]["N"]))


def _until_done(step: Callable[[Any], Any], request: Any) -> None:
    """Do what `step` leaves undone of `request` again, with a growing wait. Raises Overloaded."""
    for number in range(MAX_TRIES):
        request = step(request)
        if not request:
            return
        time.sleep(0.1 * 2**number)
    raise Overloaded(f"after {MAX_TRIES} tries")
