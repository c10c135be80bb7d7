"""Store of the last poll of each source, one item a source. Which polls are due follows from it."""

from datetime import datetime

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.rates.model.poll import Poll


def last_polls(table: Table) -> dict[str, Poll]:
    """The last poll of every source that was ever polled, by source key."""
    response = table.client.query(
        TableName=table.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": keys.POLLS}),
        ConsistentRead=True,
    )
    return {item["sk"]["S"]: _poll(item) for item in response["Items"]}


def put(table: Table, poll: Poll) -> None:
    """Store `poll`. Of two concurrent runs the later write wins: at worst a source is polled once too often."""
    item = {"at": keys.instant(poll.at), "attempts": poll.attempts, "finished": int(poll.finished)}
    table.client.put_item(TableName=table.name, Item=codec.item({**keys.poll(poll.source)._asdict(), **item}))


def _poll(item: codec.Attributes) -> Poll:
    at = datetime.fromisoformat(item["at"]["S"])
    return Poll(item["sk"]["S"], at, int(item["attempts"]["N"]), item["finished"]["N"] == "1")
