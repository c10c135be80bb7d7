"""Composed answers: the whole body of an address as it is sent, stored by what changed a part of it.

`/v1/home` is made of rates, of the calendar's today and of the newest articles: three reads, or the one of its composed
answer. One is served from `at` until the clock alone makes it another, and for its `life` at most: where nothing
composes any more, or in a table that is restored, a request reads the parts again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table, put_if

LIFE = timedelta(minutes=30)
JSON = "application/json"
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class ComposedAnswer:
    """A gzipped body with its quoted entity tag.

    - `at`: the instant at which it was composed. `until`: the next at which it says something else; None if none.
    - `version` counts its writes, as that of a read model does.
    - `life`: how long it is served at most.
    - `origin`: the `https://host` that stands in it; empty if none does.
    - `policy`: what a page may load (Content-Security-Policy); empty for other answers.
    """

    body: bytes
    etag: str
    at: datetime
    until: datetime | None
    version: int
    life: timedelta = LIFE
    origin: str = ""
    media_type: str = JSON
    policy: str = ""

    @property
    def ends(self) -> datetime:
        """The instant from which it is served no more."""
        oldest = self.at + self.life
        return min(oldest, self.until or oldest)

    def following(self, before: "ComposedAnswer | None") -> "ComposedAnswer":
        """The same as the version after `before`."""
        return replace(self, version=before.version + 1 if before else 1)

    def holds(self, now: datetime) -> bool:
        """Whether this is the answer at `now`."""
        return self.at <= now < self.ends


def get(table: Table, name: str) -> ComposedAnswer | None:
    """The composed answer `name` (strongly consistent read), or None before its first write."""
    key = codec.item(dict(keys.composed_answer(name)._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return None
    texts: dict[str, str] = {name: value["S"] for name, value in item.items() if "S" in value}
    until = datetime.fromisoformat(texts["until"]) if "until" in texts else None
    life = timedelta(seconds=int(item["life"]["N"])) if "life" in item else LIFE
    of_page = texts.get("origin", ""), texts.get("media_type", JSON), texts.get("policy", "")
    at, version = datetime.fromisoformat(texts["at"]), int(item["version"]["N"])
    return ComposedAnswer(item["body"]["B"], texts["etag"], at, until, version, life, *of_page)


def put(table: Table, name: str, answer: ComposedAnswer) -> None:
    """Store the next version. Raises Conflict if another was stored meanwhile."""
    values: dict[str, object] = {"body": answer.body, "etag": answer.etag, "version": answer.version}
    values |= {"at": answer.at.isoformat(), "until": answer.until.isoformat() if answer.until else None}
    if answer.policy or answer.origin or answer.life != LIFE:
        values |= {"life": int(answer.life.total_seconds()), "origin": answer.origin, "policy": answer.policy}
        values["media_type"] = answer.media_type
    item = codec.item({**keys.composed_answer(name)._asdict(), **values})
    if not put_if(table, item, **codec.next_version(answer.version)):
        raise Conflict(f"composed answer {name} moved on")


def expire(table: Table, names: Iterable[str], now: datetime) -> None:
    """End the composed answers `names`, whose parts were written just now: until they are composed anew, requests read
    the parts.

    An ended one has no body, so that it costs one unit. Where none was stored an ended one is: whoever composes
    meanwhile, of parts of before, then loses the race.
    Raises Conflict after ATTEMPTS lost races.
    """
    for name in names:
        _expire(table, name, now)


def _expire(table: Table, name: str, now: datetime) -> None:
    for _ in range(ATTEMPTS):
        stored = get(table, name) or ComposedAnswer(b"", '""', now, now, 0)
        try:
            put(table, name, replace(stored, body=b"", until=stored.at, version=stored.version + 1))
            return
        except Conflict:
            continue
    raise Conflict(f"composed answer {name}: not ended after {ATTEMPTS} attempts")
