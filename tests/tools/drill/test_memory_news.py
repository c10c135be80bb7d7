"""The table in memory answers the calls of the news stores as moto does, refusals included."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.news.store import change_clock, host_leases, link_state, revision_rows
from tools.bench.performance.billed import BilledClient
from tools.drill.memory_news import NewsTable

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


def test_the_clock_of_news_is_moved_on_and_never_back(either: Table) -> None:
    first, second = (change_clock.begin(either, name, lambda: NOW) for name in ("a", "b"))
    assert (first.last, second.open) == (NOW, {NOW: "a", NOW + change_clock.TICK: "b"})
    change_clock.end(either, first.last)
    clock = change_clock.read(either)
    assert clock is not None
    assert (clock.open, clock.settled) == ({second.last: "b"}, NOW)


def test_a_draw_that_is_refused_is_told_the_clock(either: Table) -> None:
    first = change_clock.begin(either, "a", lambda: NOW)
    counted = BilledClient(either.client)
    second = change_clock.begin(Table(counted, either.name), "b", lambda: NOW, replace(first, last=NOW - HOUR))
    assert second.open == {NOW: "a", NOW + change_clock.TICK: "b"}
    assert dict(counted.calls) == {"UpdateItem": 2}


def test_rows_of_revisions_are_put_unless_later_ones_stand(either: Table) -> None:
    key = {"pk": "ARTICLES#all", "sk": "1"}

    def put(title: str, revision: int, *, if_there: bool = False) -> str:
        revision_rows.put(either, {**key, "title": title}, revision, if_there=if_there)
        item = either.client.get_item(TableName=either.name, Key=codec.item(dict(key))).get("Item", {})
        return str(item.get("title", {}).get("S"))

    assert put("nine", 9, if_there=True) == "None"
    assert (put("nine", 9), put("ten", 10, if_there=True), put("nine", 9), put("ten again", 10)) == (
        "nine",
        "ten",
        "ten",
        "ten again",
    )
