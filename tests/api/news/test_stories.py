"""Stories as a client reads them: ranked, with events, figures that differ and history, without what was taken off."""

from datetime import datetime

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import taking_down
from tests.api.conftest import Get
from tests.api.news import data
from tests.support.editions import NOON

ADDRESS = f"/v1/stories/{data.STORY}"


def test_a_story_is_listed_once_with_its_first_report_and_independent_outlets(stocked: Table, get: Get) -> None:
    answer = get("/v1/stories").json
    (row,) = answer["stories"]
    assert datetime.fromisoformat(answer["joined_until"]) == NOON
    assert row["first"]["article"] == data.WIRE
    assert (row["articles"], row["events"], row["languages"]) == (5, 2, ["en", "ne"])
    # Three copies of a wire report are one outlet's text; a second outlet wrote one of its own.
    assert row["outlets"] == 2
    assert (row["titles"]["en"]["text"], row["titles"]["ne"]["text"]) == ("News 3", "समाचार 4")


def test_a_story_has_its_events_the_figures_that_differ_and_its_history(stocked: Table, get: Get) -> None:
    answer = get(ADDRESS).json
    first, second = answer["tells"]
    assert [article["id"] for article in first["articles"]] == [data.article_id(number) for number in (3, 4, 5, 7)]
    assert [article["original"] for article in first["articles"]] == [None, data.WIRE, data.WIRE, None]
    assert first["differing"] == [
        {
            "name": "dead",
            "values": [
                {"value": "5", "articles": [data.article_id(number) for number in (3, 4, 5)]},
                {"value": "6", "articles": [data.article_id(7)]},
            ],
        }
    ]
    assert second["differing"] == []
    assert [change["kind"] for change in answer["changes"]] == ["began", "figure", "event"]
    assert get(f"/v1/articles/{data.WIRE}").json["story"] == data.STORY
    assert get(f"/v1/articles/{data.REVISED}").json["story"] is None


@pytest.mark.parametrize("section", ["sport", "economy", "politics"])
def test_stories_are_narrowed_by_section(stocked: Table, get: Get, section: str) -> None:
    is_own = get("/v1/stories").json["stories"][0]["section"] == section
    assert len(get(f"/v1/stories?section={section}").json["stories"]) == is_own


@pytest.mark.parametrize(("address", "status"), [("/v1/stories/s000000000000", 404), ("/v1/stories/x", 404)])
def test_a_story_that_is_not_kept_is_told_so(stocked: Table, get: Get, address: str, status: int) -> None:
    assert get(address).status == status


@pytest.mark.parametrize(("language", "title"), [("ne", "समाचार 4"), ("en", "News 3")])
def test_the_feed_titles_stories_in_the_language_that_is_asked_for(
    stocked: Table, get: Get, language: str, title: str
) -> None:
    feed = get(f"/v1/stories.json?language={language}").json
    assert [item["title"] for item in feed["items"]] == [title]
    assert feed["items"][0]["id"] == f"urn:chautari:story:{data.STORY}"


def test_an_article_that_is_off_is_in_no_story_and_no_copy_names_it(table: Table, get: Get) -> None:
    data.stock(table, range(8))
    data.stock_story(table)
    taking_down.take_down(table, data.WIRE, "asked for", "desk", NOON)
    told = [get("/v1/stories").text, get("/v1/stories.json").text, get(ADDRESS).text]
    assert [text.count(data.WIRE) for text in told] == [0, 0, 0]
    assert get(ADDRESS).json["story"]["first"]["article"] == data.article_id(4)
