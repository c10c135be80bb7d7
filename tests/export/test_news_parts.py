"""Articles of an export: revisions are read at half the price, and nothing is missed for it."""

from typing import Any

from chautari.dynamodb.codec import Attributes
from chautari.dynamodb.table import Table
from chautari.export import news_parts
from tests.api.news import data
from tests.support.added_by_hand import NOW
from tools.drill.memory_news import NewsTable


class Lagging(NewsTable):
    """A table in memory of which a cheap read does not see the first item that it is asked for."""

    def __init__(self, items: Any) -> None:
        super().__init__(items)
        self.lags = False
        self.consistent: list[bool] = []

    def batch_get_item(self, *, RequestItems: dict[str, Any]) -> Any:
        ((name, request),) = RequestItems.items()
        self.consistent.append(request["ConsistentRead"])
        wanted = request["Keys"][1:] if self.lags and not request["ConsistentRead"] else request["Keys"]
        return super().batch_get_item(RequestItems={name: {**request, "Keys": wanted}})


def exported(table: Table) -> list[Attributes]:
    return [item for part in news_parts.parts(table, NOW) for item in part.read()]


def test_a_revision_that_a_cheap_read_does_not_see_is_read_again() -> None:
    client = Lagging({})
    table = Table(client, "articles")
    data.stock(table, range(8))
    whole = exported(table)
    assert client.consistent[0] is False
    client.lags = True
    assert exported(table) == whole
    assert True in client.consistent
