"""Outlets with the health of their feeds, sections with what is newest, and the top of the front page."""

from datetime import UTC, datetime

import pytest

from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.news.model.sections import SECTIONS
from tests.api.conftest import Get
from tests.api.news import data


@pytest.fixture
def outlets(table: Table) -> Table:
    """Two outlets and a few articles."""
    data.stock(table, range(8))
    data.stock_feeds(table)
    return table


def test_nothing_yet(table: Table, get: Get) -> None:
    assert get("/v1/news-sources").json["sources"] == []
    assert [each["newest"] for each in get("/v1/sections").json["sections"]] == [None] * len(SECTIONS)


def test_each_outlet_says_how_it_fares(outlets: Table, get: Get) -> None:
    bagmati, everest = get("/v1/news-sources").json["sources"]
    assert (bagmati["key"], bagmati["health"]) == ("bagmati", "partly")
    assert (everest["key"], everest["health"], everest["name"]) == ("everest", "ok", "Everest Daily")
    assert everest["newest"]["id"] == data.article_id(6)
    assert everest["feeds"] == [
        {
            "url": "https://everest.example/feed",
            "asked_at": "2026-08-17T12:00:00+05:45",
            "answered_at": "2026-08-17T12:00:00+05:45",
            "changed_at": None,
            "next_at": "2026-08-17T12:15:00+05:45",
            "interval_seconds": 900,
            "newest_entry_at": "2026-08-17T12:00:00+05:45",
            "entries": 20,
            "asked": 9,
            "unchanged": 6,
            "failed": 0,
            "links_queued": 30,
            "failing_since": None,
            "last_failure": None,
        }
    ]
    failing = next(each for each in bagmati["feeds"] if each["last_failure"])
    assert failing["last_failure"] == {"kind": "refused", "detail": "403", "at": "2026-08-17T12:00:00+05:45"}


def test_a_paused_outlet_says_since_when_and_why(outlets: Table, get: Get) -> None:
    pauses.pause(outlets, "news", "everest", "", datetime(2026, 8, 17, 6, 0, tzinfo=UTC))
    bagmati, everest = get("/v1/news-sources").json["sources"]
    assert (bagmati["paused"], everest["paused"]) == (None, {"since": "2026-08-17T11:45:00+05:45", "reason": ""})


def test_each_section_has_its_newest(outlets: Table, get: Get) -> None:
    newest = {each["key"]: each["newest"] and each["newest"]["id"] for each in get("/v1/sections").json["sections"]}
    assert (newest["economy"], newest["sport"]) == (data.article_id(4), data.article_id(6))
    assert newest["health"] is None


def test_an_outlet_without_articles_is_known(outlets: Table, get: Get) -> None:
    assert get("/v1/articles?source=bagmati").status == 200
    answer = get("/v1/articles?source=nobody")
    assert (answer.status, answer.json["allowed"]) == (422, ["bagmati", "everest"])


def test_the_top_of_the_front_page_is_the_story_that_most_outlets_have(stocked: Table, get: Get) -> None:
    news = get("/v1/home").json["news"]
    assert (news[0]["id"], news[0]["outlets"]) == (data.WIRE, 3)
    assert [each["outlets"] for each in news[1:]] == [1] * 5
    assert [each["listed_at"] for each in news[1:]] == sorted((each["listed_at"] for each in news[1:]), reverse=True)


def test_there_is_no_news_of_a_past_instant(stocked: Table, get: Get) -> None:
    assert get("/v1/home?as_of=2026-08-17T18:00:00%2B05:45").json["news"] is None
