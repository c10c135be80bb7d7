"""The news as feeds: read back by a library, and with the outlets named."""

import json
from datetime import datetime

import feedparser
import pytest

from chautari.api.endpoints.parameters import FORMS
from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.api.news import data

HOST = {"Host": "api.example.np", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize(("query", "many"), [("", 30), ("?source=terai", 10), ("?section=sport&language=ne", 7)])
def test_a_library_reads_what_the_list_holds(full: Table, get: Get, form: str, query: str, many: int) -> None:
    answer = get(f"/v1/articles.{form}{query}", **HOST)
    assert answer.headers["Content-Type"] == FORMS[form]
    read = feedparser.parse(answer.text)
    listed = get(f"/v1/articles{query}{'&' if query else '?'}limit=100").json["articles"]
    assert not read.bozo
    assert [entry.link for entry in read.entries] == [row["url"] for row in listed]
    assert [entry.title for entry in read.entries] == [row["title"] for row in listed]
    assert len({entry.id for entry in read.entries}) == len(read.entries) == many
    assert f"https://api.example.np/v1/articles.{form}" in [link.href.partition("?")[0] for link in read.feed.links]


def test_json_feed(full: Table, get: Get) -> None:
    answer = get("/v1/articles.json?source=terai", **HOST).json
    assert answer["version"] == "https://jsonfeed.org/version/1.1"
    assert answer["feed_url"] == "https://api.example.np/v1/articles.json?source=terai"
    assert answer["items"][0] == {
        "id": f"urn:chautari:article:{data.article_id(29)}",
        "url": "https://terai.example/news/29",
        "title": "News 29",
        "content_text": "Of 29 & <more>.",
        "date_published": "2026-08-17T12:00:00+05:45",
        "date_modified": "2026-08-17T12:00:00+05:45",
        "authors": [{"name": "राम थापा"}, {"name": "Terai Times"}],
        "tags": ["politics"],
        "language": "en",
        "image": "https://example.com.np/1.jpg",
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_names_the_outlet_and_gives_no_text_away(full: Table, get: Get, form: str) -> None:
    text = get(f"/v1/articles.{form}").text
    assert "Terai Times" in text
    assert "समाचार 2।" not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_that_has_it_is_told_so(full: Table, get: Get, form: str) -> None:
    tag = get(f"/v1/articles.{form}").headers["ETag"]
    assert get(f"/v1/articles.{form}", **{"If-None-Match": tag}).status == 304


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed(table: Table, get: Get, form: str) -> None:
    text = get(f"/v1/articles.{form}?section=sport").text
    entries = json.loads(text)["items"] if form == "json" else feedparser.parse(text).entries
    assert entries == []


def test_an_instant_is_the_same_in_every_form(full: Table, get: Get) -> None:
    told = datetime.fromisoformat(get("/v1/articles.json").json["items"][5]["date_published"])
    for form in ("rss", "atom"):
        entry = feedparser.parse(get(f"/v1/articles.{form}").text).entries[5]
        assert entry.published_parsed[:6] == told.utctimetuple()[:6]


@pytest.mark.parametrize("address", ["/v1/articles.opml", "/v1/articles.", "/v1/articles.rss?source=nobody"])
def test_no_other_feed(full: Table, get: Get, address: str) -> None:
    assert get(address).status in (404, 422)
