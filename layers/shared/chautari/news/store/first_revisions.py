"""First revision of an article: one put, which costs half of a transaction and takes a third of its time.

Whoever settles a write that was cut off keeps it from coming later: where the article would stand it puts a fence, an
item without an edition, which gives way only to writes that began after.
"""

from datetime import datetime, timedelta

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table, put_if

# Articles are never removed: where one is, none is stored as new again.
_CONDITION = "attribute_not_exists(pk) OR fenced_at < :at"
# From the instant of the write, longer than any request is on its way.
FENCED_FOR = timedelta(days=1)


def put(table: Table, article: codec.Attributes, at: datetime) -> bool:
    """Put a new article, or its fence, of a write that began at `at`; False if one is there, or if it is fenced off."""
    values = codec.item({":at": keys.instant(at)})
    return put_if(table, article, ConditionExpression=_CONDITION, ExpressionAttributeValues=values)


def fence_off(table: Table, article_id: str, at: datetime) -> bool:
    """Keep a new article, whose write began at `at`, from ever being stored; False if an article is there."""
    fence = {"fenced_at": keys.instant(at), "expires_at": int((at + FENCED_FOR).timestamp())}
    return put(table, codec.item({**keys.article(article_id)._asdict(), **fence}), at)
