"""Lists of articles, one article, and what changed: as a client pages, follows and copies them."""

from typing import Any
from urllib.parse import quote

import pytest

from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tests.api.news import data

NEW = 30


@pytest.fixture
def few(table: Table) -> Table:
    """A table of the test's own with a few articles."""
    data.stock(table, range(12))
    return table


def ids(answer: dict[str, Any]) -> list[str]:
    return [row["id"] for row in answer["articles"]]


def pages(get: Get, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    onward: str | None = ""
    while onward is not None:
        answer = get(f"/v1/articles?{query}{onward and f'&cursor={onward}'}").json
        found, onward = found + answer["articles"], answer["next"]
    return found


def test_nothing_yet(table: Table, get: Get) -> None:
    answer = get("/v1/articles").json
    assert (answer["articles"], answer["next"]) == ([], None)
    assert get("/v1/articles/everest-000000000000").status == 404


def test_the_newest_come_first_with_excerpt_outlet_and_link(full: Table, get: Get) -> None:
    answer = get("/v1/articles?limit=3").json
    assert ids(answer) == [data.article_id(number) for number in (29, 28, 27)]
    assert answer["articles"][0] == {
        "id": "terai-00000000001d",
        "title": "News 29",
        "excerpt": "Of 29 & <more>.",
        "url": "https://terai.example/news/29",
        "source": {"key": "terai", "name": "Terai Times"},
        "section": "politics",
        "language": "en",
        "authors": ["राम थापा"],
        "agency": None,
        "published_at": "2026-08-17T11:59:00+05:45",
        "published_exact": True,
        "modified_at": None,
        "image": {"url": "https://example.com.np/1.jpg", "width": 1200, "height": 800, "caption": "सुन"},
        "original": "terai-00000000001d",
        "is_copy": False,
        "republish": "full",
        "listed_at": "2026-08-17T12:00:00+05:45",
        "changed_at": "2026-08-17T12:00:00+05:45",
        "revision": 1,
        "kind": None,
        "cut": None,
        "confidence": None,
        "withheld": None,
    }


@pytest.mark.parametrize("limit", [4, 100])
@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("", 30),
        ("source=everest", 10),
        ("section=sport", 7),
        ("language=ne", 15),
        ("source=everest&language=en", 5),
        ("section=economy&language=ne&source=terai", 2),
        ("since=2026-08-17T11:30:00%2B05:45", 4),
        ("section=opinion", 0),
    ],
)
def test_every_article_is_on_one_page(full: Table, get: Get, query: str, many: int, limit: int) -> None:
    found = pages(get, f"limit={limit}&{query}")
    assert len({row["id"] for row in found}) == len(found) == many
    assert found == sorted(found, key=lambda row: (row["listed_at"], row["id"]), reverse=True)


def test_articles_that_come_meanwhile_move_no_page(few: Table, get: Get) -> None:
    before = ids({"articles": pages(get, "limit=100")})
    first = get("/v1/articles?limit=5").json
    for number in range(NEW, NEW + 3):
        data.put(few, None, data.written(number))
    rest = get(f"/v1/articles?limit=100&cursor={first['next']}").json
    assert ids(first) + ids(rest) == before


def test_few_of_a_long_list_are_found_in_several_answers(
    full: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chautari.api.news.listing.AT_ONCE", 3)
    monkeypatch.setattr("chautari.api.news.listing.MOST_LOOKED_THROUGH", 6)
    first = get("/v1/articles?language=ne&section=economy&source=everest&limit=50").json
    assert len(first["articles"]) < 3
    assert first["next"]
    assert len(pages(get, "language=ne&section=economy&source=everest&limit=50")) == 3


def test_what_changed_is_told_once_in_its_order_until_nothing_is_new(few: Table, get: Get) -> None:
    told: list[dict[str, Any]] = []
    after = "2020-01-01T00:00:00Z"
    while True:
        answer = get(f"/v1/articles?limit=4&changed_after={quote(after)}").json
        if not answer["articles"]:
            break
        told, after = told + answer["articles"], answer["changed_until"]
    assert [row["changed_at"] for row in told] == sorted({row["changed_at"] for row in told})
    assert len(told) == 13
    assert (told[-1]["id"], told[-1]["revision"]) == (data.REVISED, 2)
    data.put(few, None, data.written(NEW))
    assert ids(get(f"/v1/articles?changed_after={quote(after)}").json) == [data.article_id(NEW)]


def test_a_list_says_from_when_on_to_ask_for_changes(full: Table, get: Get) -> None:
    until = get("/v1/articles").json["changed_until"]
    assert until == "2026-08-17T12:01:00+05:45"
    assert get(f"/v1/articles?changed_after={quote(until)}").json["articles"] == []


def test_one_article_with_what_it_said_before(full: Table, get: Get) -> None:
    answer = get(f"/v1/articles/{data.REVISED}").json
    assert (answer["title"], answer["revision"], answer["body"]) == ("समाचार, सच्याइएको", 2, None)
    assert [(each["title"], each["content_sha256"][:2], each["text"]) for each in answer["revisions"]] == [
        ("समाचार 0", "cd", None),
        ("समाचार, सच्याइएको", "ef", None),
    ]
    assert answer["attribution"] == "Everest Daily: https://everest.example/news/0"


def test_the_text_is_given_out_only_where_the_outlet_lets_us(full: Table, get: Get) -> None:
    answer = get("/v1/articles/terai-000000000002").json
    assert answer["body"] == {"html": "<p>समाचार 2।</p><h2>चाँदी</h2>", "text": "समाचार 2।\n\nचाँदी", "clipped": False}
    assert "समाचार 3।" not in get(f"/v1/articles/{data.WIRE}").text


def test_an_article_names_the_same_story_elsewhere(full: Table, get: Get) -> None:
    answer = get(f"/v1/articles/{data.article_id(4)}").json
    assert answer["is_copy"]
    assert [row["id"] for row in answer["elsewhere"]] == [data.WIRE, data.article_id(5)]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("source=nobody", "source"),
        ("section=weather", "section"),
        ("language=hi", "language"),
        ("since=yesterday", "since"),
        ("since=2026-13-17T12:00:00Z", "since"),
        ("limit=101", "limit"),
        ("cursor=WyJhIl0", "cursor"),
        ("changed_after=2026-08-17T12:00:00Z&since=2026-08-17T12:00:00Z", "since"),
        ("changed_after=2026-08-17T12:00:00", "changed_after"),
        ("changed_after=2036-08-17T12:00:00Z", "changed_after"),
    ],
)
def test_what_cannot_be_is_refused(full: Table, get: Get, query: str, parameter: str) -> None:
    answer = get(f"/v1/articles?{query}")
    assert (answer.status, answer.json["parameter"]) == (422, parameter)


def test_a_cursor_of_one_list_is_not_of_another(full: Table, get: Get) -> None:
    onward = get("/v1/articles?limit=1&source=terai").json["next"]
    assert get(f"/v1/articles?limit=1&cursor={onward}").status == 422
