"""Composed answers: the whole body of an address as it is sent, stored by what changed a part of it.

`/v1/home` is made of rates, of the calendar's today and of the newest articles: three reads, or the one of its composed
answer. One is served from `at` until the clock alone makes it another, and for LIFE at most: where nothing composes any
more, or in a table that is restored, a request reads the parts again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table

LIFE = timedelta(minutes=30)
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class ComposedAnswer:
    """A gzipped body with its quoted entity tag.

    - `at`: the instant at which it was composed. `until`: the next at which it says something else; None if none.
    - `version` counts its writes, as that of a read model does.
    """

    body: bytes
    etag: str
    at: datetime
    until: datetime | None
    version: int

    def holds(self, now: datetime) -> bool:
        """Whether this is the answer at `now`."""
        return self.at <= now < min(self.at + LIFE, self.until or self.at + LIFE)


def get(table: Table, name: str) -> ComposedAnswer | None:
    """The composed answer of the endpoint `name` (strongly consistent read), or None before its first write."""
    key = codec.item(dict(keys.composed_answer(name)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return None
    until = datetime.fromisoformat(item["until"]["S"]) if "until" in item else None
    at = datetime.fromisoformat(item["at"]["S"])
    return ComposedAnswer(item["body"]["B"], item["etag"]["S"], at, until, int(item["version"]["N"]))


def put(table: Table, name: str, answer: ComposedAnswer) -> None:
    """Store the next version. Raises Conflict if another was stored meanwhile."""
    key = keys.composed_answer(name)
    values: dict[str, object] = {"body": answer.body, "etag": answer.etag, "version": answer.version}
    values |= {"at": answer.at.isoformat(), "until": answer.until.isoformat() if answer.until else None}
    item = codec.item({**key._asdict(), **values})
    try:
        table.client.put_item(TableName=table.name, Item=item, **codec.next_version(answer.version))
    except table.client.exceptions.ConditionalCheckFailedException as error:
        raise Conflict(f"composed answer {name} moved on") from error


def expire(table: Table, names: Iterable[str], now: datetime) -> None:
    """End the composed answers `names`, whose parts were written just now: until they are composed anew, requests read
    the parts.

    Where none was stored one that has ended is: whoever composes meanwhile, of parts of before, then loses the race.
    Raises Conflict after ATTEMPTS lost races.
    """
    for name in names:
        _expire(table, name, now)


def _expire(table: Table, name: str, now: datetime) -> None:
    for _ in range(ATTEMPTS):
        stored = get(table, name) or ComposedAnswer(codec.gzipped(b""), '""', now, now, 0)
        try:
            put(table, name, replace(stored, until=stored.at, version=stored.version + 1))
            return
        except Conflict:
            continue
    raise Conflict(f"composed answer {name}: not ended after {ATTEMPTS} attempts")
