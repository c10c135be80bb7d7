"""Search over HTTP: over the table as it is now, page by page, with what was found marked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chautari.api import cursor
from chautari.api.endpoint import Request
from chautari.api.search import article_search
from chautari.dynamodb.table import Table
from chautari.news.ingest import taking_down
from chautari.search import served_index
from chautari.search.indexing.job import EVENT, IndexBuilder
from chautari.search.store import reading_shelf
from chautari.search.store.index_shelf import FolderShelf
from tests.api.conftest import Get
from tests.api.news import data
from tests.support.editions import NOON


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FolderShelf]:
    """The index's shelf of this process: an empty folder."""
    monkeypatch.setenv("SEARCH_INDEX", str(tmp_path / "shelf"))
    for cached in (reading_shelf.connect, served_index.of_process):
        cached.cache_clear()
    yield FolderShelf(tmp_path / "shelf")
    for cached in (reading_shelf.connect, served_index.of_process):
        cached.cache_clear()


def build(table: Table, shelf: FolderShelf, tmp_path: Path) -> None:
    IndexBuilder(table, shelf, tmp_path / "work").run(EVENT, NOON)


@pytest.fixture
def searched(full: Table, shelf: FolderShelf, tmp_path: Path) -> Table:
    """Thirty articles and their index."""
    build(full, shelf, tmp_path)
    return full


def ids(answer: dict[str, Any]) -> list[str]:
    return [row["id"] for row in answer["articles"]]


def test_before_the_first_index_it_says_so(full: Table, get: Get) -> None:
    answer = get("/v1/search?q=news")
    assert (answer.status, answer.json["type"]) == (503, "urn:problem-type:chautari:not-ready")


def test_an_article_is_found_and_its_words_are_marked(searched: Table, get: Get) -> None:
    answer = get("/v1/search?q=news+%2B29").json
    assert (answer["total"], ids(answer), answer["next"]) == (1, [data.article_id(29)], None)
    (row,) = answer["articles"]
    assert row["highlights"]["title"] == [
        {"text": "News", "matched": True},
        {"text": " ", "matched": False},
        {"text": "29", "matched": True},
    ]
    assert "".join(part["text"] for part in row["highlights"]["excerpt"]) == row["excerpt"]
    assert row["url"] == "https://terai.example/news/29"
    assert answer["index"] == {
        "articles": 30,
        "oldest": "2026-08-17T07:10:00+05:45",
        "changed_until": "2026-08-17T12:01:00+05:45",
    }


def test_pages_go_on_where_the_last_one_ended(searched: Table, get: Get) -> None:
    first = get("/v1/search?q=news&limit=10").json
    second = get(f"/v1/search?q=news&limit=10&cursor={first['next']}").json
    assert (first["total"], len(first["articles"]), len(second["articles"]), second["next"]) == (15, 10, 5, None)
    assert not {*ids(first)} & {*ids(second)}
    assert get(f"/v1/search?q=other&limit=10&cursor={first['next']}").status == 422


def test_no_page_lies_beyond_the_last_that_is_given(searched: Table, get: Get) -> None:
    request = Request("/v1/search", {"q": "news", "limit": "20"}, searched, NOON)
    for offset, status in ((10, 200), (article_search.MOST_OFFSET, 422), (-20, 422)):
        assert get(f"/v1/search?q=news&cursor={cursor.make(request, offset)}").status == status


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("q=news&source=terai", 5),
        ("q=news&language=ne", 0),
        ("q=of&source=terai", 0),
        ("q=news&from=2026-08-18", 0),
        ("q=news&to=bs:2083-05-01", 15),
    ],
)
def test_filters(query: str, total: int, searched: Table, get: Get) -> None:
    answer = get(f"/v1/search?{query}")
    assert answer.json["total"] == total if answer.status == 200 else query.startswith("q=of")


@pytest.mark.parametrize(
    ("query", "parameter", "reason"),
    [
        ("", "q", "needed"),
        ("q=", "q", "form"),
        ("q=%22gold", "q", "not ended"),
        ("q=%E0%A4%95%E0%A5%8B", "q", "no word"),
        ("q=-gold", "q", "leave out"),
        ("q=g*", "q", "2 letters"),
        ("q=" + "gold+" * 13, "q", "12 words"),
        ("q=" + "x" * 300, "q", "200"),
        ("q=gold&from=2026-08-02&to=2026-08-01", "from", "after"),
        ("q=gold&from=yesterday", "from", "form"),
        ("q=gold&source=nobody", "source", "nobody"),
        ("q=gold&language=hi", "language", "hi"),
        ("q=gold&cursor=WyIuLi4iXQ", "cursor", "cursor"),
        ("q=gold&sort=new", "sort", "no parameter"),
    ],
)
def test_a_bad_question_gets_a_clear_answer(query: str, parameter: str, reason: str, searched: Table, get: Get) -> None:
    answer = get(f"/v1/search?{query}")
    assert (answer.status, answer.json["parameter"]) == (422, parameter)
    assert reason in answer.json["detail"]


def test_what_is_taken_off_is_gone_at_once_and_what_it_left_is_no_hole(
    table: Table, shelf: FolderShelf, tmp_path: Path, get: Get
) -> None:
    data.stock(table, range(6))
    build(table, shelf, tmp_path)
    off = data.article_id(3)
    assert off in ids(get("/v1/search?q=news").json)
    taking_down.take_down(table, off, "A court ordered it.", "ram", NOON + timedelta(hours=1))
    answer = get("/v1/search?q=news").json
    assert off not in ids(answer)


def test_subjects_are_listed_with_their_names(full: Table, get: Get) -> None:
    rows = get("/v1/subjects?of=places").json["subjects"]
    assert len(rows) == 822
    assert next(row for row in rows if row["key"] == "pokhara") == {
        "kind": "places",
        "key": "pokhara",
        "name": "Pokhara",
        "name_ne": "पोखरा",
        "level": "metropolitan",
        "parent": "kaski",
        "also": [],
    }
    assert {row["kind"] for row in get("/v1/subjects").json["subjects"]} == {"topics", "people", "places"}


def test_the_news_of_a_place_is_what_names_it_in_either_language_the_newest_first(
    table: Table, shelf: FolderShelf, tmp_path: Path, get: Get
) -> None:
    titles = {0: "पोखरामा पानी", 1: "Rain in Pokhara", 2: "Rain in Palpa", 3: "Pokharel wins", 4: "पोखराका लागि बस"}
    for number, title in titles.items():
        after = data.written(number)
        data.put(table, None, replace(after, summary=replace(after.summary, title=title)))
    build(table, shelf, tmp_path)
    expected = [data.article_id(number) for number in (4, 1, 0)]
    answer = get("/v1/subjects/places/pokhara").json
    assert (ids(answer), answer["subject"]["name_ne"]) == (expected, "पोखरा")
    feed = get("/v1/subjects/places/pokhara/news.json?language=en").json
    assert [item["id"] for item in feed["items"]] == [f"urn:chautari:article:{data.article_id(1)}"]
    assert feed["title"] == "Chautari: Pokhara (पोखरा)"


@pytest.mark.parametrize("path", ["places/atlantis", "things/pokhara", "places/pokhara/news.pdf", "people/pokhara"])
def test_an_unknown_subject_is_not_found(path: str, searched: Table, get: Get) -> None:
    assert get(f"/v1/subjects/{path}").status == 404


def test_the_news_page_searches_without_a_script(searched: Table, get: Get) -> None:
    page = get("/en/news?q=news+29").text
    assert 'name="q"' in page
    assert 'value="news 29"' in page
    assert "1 articles found" in page
    assert '<a href="https://terai.example/news/29" rel="noopener noreferrer external"><mark>News</mark> ' in page
    assert "समाचार भेटिएन" in get("/ne/news?q=xyzzy").text
    assert get("/en/news?q=").status == 200
    assert get("/en/news?q=%22news").status == 422


def test_pages_of_subjects_list_them_and_their_news(searched: Table, get: Get) -> None:
    listed = get("/ne/subjects").text
    assert '<a href="/ne/subjects/places/kaski">कास्की</a>' in listed
    assert "/ne/subjects/places/pokhara" in get("/ne/subjects/places/kaski").text
    page = get("/en/subjects/places/pokhara").text
    assert "/v1/subjects/places/pokhara/news.atom" in page
    assert get("/en/subjects/places/atlantis").status == 404
