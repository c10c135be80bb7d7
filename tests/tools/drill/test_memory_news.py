"""The table in memory answers the calls of the news stores as moto does, refusals included."""

from datetime import datetime, timedelta

import pytest

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.news.store import host_leases, link_state
from tests.support.memory_news import NewsTable

NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
HOUR = timedelta(hours=1)


@pytest.fixture(params=["memory", "moto"])
def either(request: pytest.FixtureRequest, table: Table) -> Table:
    """Both tables, one after the other."""
    return table if request.param == "moto" else Table(NewsTable(), "memory")


def test_leases_and_the_states_of_feeds(either: Table) -> None:
    def acquire(holder: str, at: datetime, **feeds: bytes) -> bool:
        return host_leases.acquire(either, "a.example", holder, at, at + HOUR, feeds, {"one": b"1"})

    first = host_leases.acquire(either, "a.example", "me", NOW, NOW + HOUR, {"one": b"1"})
    assert (first, acquire("another", NOW), acquire("me", NOW)) == (True, False, True)
    assert (acquire("another", NOW + HOUR, one=b"2"), acquire("another", NOW + HOUR, one=b"3")) == (True, False)
    assert host_leases.release(either, "a.example", "me", NOW) is False
    assert host_leases.release(either, "a.example", "another", NOW, {"two": b"4"}) is True
    assert host_leases.get(either, "a.example") == host_leases.HostState(NOW, {"one": b"2", "two": b"4"})


def test_a_batch_of_links_holds_those_that_there_are(either: Table) -> None:
    link_state.put_digests(either, {"a": {"feed": "1"}, "b": {}}, NOW)
    assert link_state.get_digests(either, ["a", "b", "c"]) == {"a": {"feed": "1"}}


def test_a_list_holds_as_many_as_are_asked_for_and_no_emptied_row(either: Table) -> None:
    rows = [{"pk": "ARTICLES#all", "sk": str(number), "summary": f"{number}"} for number in range(4)]
    for row in (*rows, {"pk": "ARTICLES#all", "sk": "4"}):
        either.client.put_item(TableName=either.name, Item=codec.item(dict(row)))
    pages = either.client.get_paginator("query").paginate(
        TableName=either.name,
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues=codec.item({":pk": "ARTICLES#all"}),
        FilterExpression="attribute_exists(summary)",
        ScanIndexForward=False,
        PaginationConfig={"PageSize": 2, "MaxItems": 2},
    )
    assert [item["summary"]["S"] for page in pages for item in page["Items"]] == ["3", "2"]


def test_the_clock_of_news_is_moved_on_alone(either: Table) -> None:
    clock = {"pk": "NEWS", "sk": "CLOCK", "last_at": "1"}
    either.client.put_item(TableName=either.name, Item=codec.item(dict(clock)))
    seen = {"ConditionExpression": "last_at = :seen", "ExpressionAttributeValues": codec.item({":seen": "1"})}
    item = {**clock, "last_at": "2"}
    either.client.put_item(TableName=either.name, Item=codec.item(dict(item)), **seen)
    with pytest.raises(either.client.exceptions.ConditionalCheckFailedException):
        either.client.put_item(TableName=either.name, Item=codec.item(dict(item)), **seen)
