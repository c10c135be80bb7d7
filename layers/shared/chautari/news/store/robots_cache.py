"""Cache of robots.txt by host, so that it is fetched once a day and not before each article."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chautari.dynamodb import codec, keys, link_keys
from chautari.dynamodb.table import Table

# While a host's file is unavailable, its last one applies for this long.
RETENTION = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CachedRobots:
    """The text of a robots.txt, or our replacement for a missing or unavailable one.

    - until: when to fetch it again.
    - failure: why it could not be fetched, if nothing is known of the host's rules; else empty.
    """

    text: str
    until: datetime
    failure: str = ""


def get(table: Table, host: str) -> CachedRobots | None:
    """The last robots.txt of exactly `host`, fresh or stale; None if none is cached."""
    response = table.client.get_item(TableName=table.name, Key=codec.item(dict(link_keys.robots(host)._asdict())))
    if "Item" not in response:
        return None
    item = response["Item"]
    failure = item["failure"]["S"] if "failure" in item else ""
    return CachedRobots(codec.unpacked(item["text"]["B"]), datetime.fromisoformat(item["until"]["S"]), failure)


def put(table: Table, host: str, robots: CachedRobots) -> None:
    """Cache `robots` for `host`."""
    values = {
        **link_keys.robots(host)._asdict(),
        "text": codec.packed(robots.text),
        "until": keys.instant(robots.until),
        "failure": robots.failure,
        "expires_at": int((robots.until + RETENTION).timestamp()),
    }
    table.client.put_item(TableName=table.name, Item=codec.item(values))
