"""An article that was taken off: 410 with the reason, in no list and feed, made known to who keeps a copy."""

from datetime import timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import taking_down
from tests.api.conftest import Get
from tests.api.news import data
from tests.support.editions import NOON

HOUR = timedelta(hours=1)
OFF = data.article_id(4)
REASON = "A court ordered it."
ALL_CHANGES = "/v1/articles?changed_after=2026-01-01T00:00:00Z&limit=100"


@pytest.fixture
def without_one(table: Table) -> Table:
    """Twelve articles, of which one was taken off; it is a copy of another."""
    data.stock(table, range(12))
    taking_down.take_down(table, OFF, REASON, "ram@example.org", NOON + HOUR)
    return table


def test_it_is_gone_with_the_reason_and_nobody_is_named(without_one: Table, get: Get) -> None:
    answer = get(f"/v1/articles/{OFF}")
    assert (answer.status, answer.json["type"]) == (410, "urn:problem-type:chautari:taken-down")
    assert answer.json["detail"] == REASON
    assert "ram@" not in str(answer.json)


@pytest.mark.parametrize(
    "path",
    ["/v1/articles?limit=100", "/v1/articles?source=bagmati", "/v1/articles.rss", "/v1/articles.json", "/v1/sections"],
)
def test_it_is_in_no_list_and_no_feed(path: str, without_one: Table, get: Get) -> None:
    body = get(path).text
    assert OFF not in body
    assert "समाचार 4" not in body


def test_its_copies_no_longer_point_at_it(without_one: Table, get: Get) -> None:
    elsewhere = get(f"/v1/articles/{data.article_id(3)}").json["elsewhere"]
    assert [row["id"] for row in elsewhere] == [data.article_id(5)]


def test_a_client_that_keeps_a_copy_learns_of_it_in_every_row(without_one: Table, get: Get) -> None:
    answer = get(ALL_CHANGES)
    rows = [row for row in answer.json["articles"] if row["id"] == OFF]
    tombstone = {"at": "2026-08-17T13:00:00+05:45", "reason": REASON}
    assert [(row["revision"], row["title"], row["excerpt"], row["taken_down"]) for row in rows] == [
        (1, "", "", tombstone),
        (2, "", "", tombstone),
    ]
    assert "समाचार 4" not in answer.text
    assert not [row for row in answer.json["articles"] if row["id"] != OFF and "taken_down" in row]


def test_the_outlet_that_a_client_asks_for_tells_it_too(without_one: Table, get: Get) -> None:
    rows = get("/v1/articles?source=bagmati&changed_after=2026-08-17T12:30:00%2B05:45").json["articles"]
    assert [(row["id"], "taken_down" in row) for row in rows] == [(OFF, True)]


def test_put_back_it_is_answered_and_its_revisions_say_what_happened(without_one: Table, get: Get) -> None:
    taking_down.put_back(without_one, OFF, "The order was lifted.", "ram", NOON + 2 * HOUR)
    answer = get(f"/v1/articles/{OFF}").json
    assert (answer["title"], answer["revision"]) == ("समाचार 4", 3)
    assert ["taken_down" in revision for revision in answer["revisions"]] == [False, True, False]
    rows = [row for row in get(ALL_CHANGES).json["articles"] if row["id"] == OFF]
    assert ["taken_down" in row for row in rows] == [False, True, False]
