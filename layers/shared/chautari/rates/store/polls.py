"""How the last poll of each source of rates went, one item a source: what is due is known from it."""

from datetime import datetime

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.poll import Poll


def last_polls(table: Table) -> dict[str, Poll]:
    """The last poll of every source that was ever polled, by key."""
    answer = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.POLLS}),
        ConsistentRead=True,
    )
    return {item["sk"]["S"]: _poll(item) for item in answer["Items"]}


def put(table: Table, poll: Poll) -> None:
    """Keep `poll`. Of two runs at once the later one is kept: a source is asked once too often at worst."""
    item = {"at": keys.instant(poll.at), "attempts": poll.attempts, "finished": int(poll.finished)}
    table.client.put_item(TableName=table.name, Item=codec.item({**keys.poll(poll.source)._asdict(), **item}))


def _poll(item: codec.Attributes) -> Poll:
    at = datetime.fromisoformat(item["at"]["S"])
    return Poll(item["sk"]["S"], at, int(item["attempts"]["N"]), item["finished"]["N"] == "1")
