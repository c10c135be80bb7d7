"""Put of a row that follows from a revision of an article: in a list, or among copies.

Rows are put one by one after their article, also by whoever completes the write of another: each has the number of its
revision, and one of an earlier revision never replaces one of a later.
"""

from collections.abc import Mapping

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table, put_if

_NOT_LATER = "attribute_not_exists(revision) OR revision <= :revision"
_EXISTING = f"attribute_exists(pk) AND ({_NOT_LATER})"


def put(table: Table, row: Mapping[str, object], revision: int, *, if_there: bool = False) -> None:
    """Put `row` unless it is of a later revision; `if_there`: only where one stands already."""
    item = codec.item({**row, "revision": revision})
    values = codec.item({":revision": revision})
    put_if(table, item, ConditionExpression=_EXISTING if if_there else _NOT_LATER, ExpressionAttributeValues=values)
