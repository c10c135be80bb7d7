"""What the robots.txt of a host says, kept so that it is asked for once a day and not before each article."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table

# A host whose file cannot be had is judged by the last that could, for this long.
RETENTION = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CachedRobots:
    """The text of a robots.txt, or one of ours that stands for it, and until when it is good."""

    text: str
    until: datetime


def get(table: Table, host: str) -> CachedRobots | None:
    """The last known robots.txt of exactly `host`, good still or not; None if none is known."""
    answer = table.client.get_item(TableName=table.name, Key=codec.item(dict(keys.robots(host)._asdict())))
    if "Item" not in answer:
        return None
    item = answer["Item"]
    return CachedRobots(codec.unpacked(item["text"]["B"]), datetime.fromisoformat(item["until"]["S"]))


def put(table: Table, host: str, robots: CachedRobots) -> None:
    """Keep `robots` as those of `host`."""
    values = {
        **keys.robots(host)._asdict(),
        "text": codec.packed(robots.text),
        "until": keys.instant(robots.until),
        "expires_at": int((robots.until + RETENTION).timestamp()),
    }
    table.client.put_item(TableName=table.name, Item=codec.item(values))
