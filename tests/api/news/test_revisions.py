"""What outlets changed: as JSON, as a feed and as a page, without articles that were taken off."""

from dataclasses import replace

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import taking_down
from chautari.news.model import revision_difference
from chautari.news.model.parsed_article import TextBlock
from chautari.news.store import articles
from tests.api.conftest import Get
from tests.support.editions import MINUTE, NOON, edition

TEXTS = ("Five people died on Monday.", "Seven people died on Monday.")


@pytest.fixture
def revised(table: Table) -> Table:
    first = replace(edition(title="Five die"), blocks=(TextBlock("paragraph", TEXTS[0]),))
    second = edition(title="Seven <die>", changed_at=NOON + MINUTE, revision=2)
    second = replace(second, blocks=(TextBlock("paragraph", TEXTS[1]),))
    articles.put(table, None, first)
    change = revision_difference.between(first, second)
    articles.put(table, first.summary, second, difference=change)
    return table


def test_a_revision_is_told_with_its_difference(revised: Table, get: Get) -> None:
    (row,) = get("/v1/revisions").json["revisions"]
    assert (row["article"]["title"], row["article"]["revision"]) == ("Seven <die>", 2)
    assert row["difference"] == {
        "title_before": "Five die",
        "removed": [TEXTS[0]],
        "added": [TEXTS[1]],
        "removed_count": 1,
        "added_count": 1,
    }
    assert get("/v1/revisions?language=en").json["revisions"] == []


def test_the_feed_says_what_went_and_came(revised: Table, get: Get) -> None:
    (item,) = get("/v1/revisions.json").json["items"]
    assert (item["title"], item["id"][-2:]) == ("Seven <die>", ":2")
    assert item["content_text"].splitlines() == [
        "Title before: Five die",
        f"- {TEXTS[0]}",
        f"+ {TEXTS[1]}",
        "1 sentences removed, 1 added.",
    ]


def test_the_page_marks_the_words(revised: Table, get: Get) -> None:
    text = get("/en/revisions").text
    assert "<del>Five</del>" in text
    assert "<ins>Seven</ins>" in text
    assert "Seven &lt;die&gt;" in text


def test_an_article_that_was_taken_off_is_not_among_them(revised: Table, get: Get) -> None:
    taking_down.take_down(revised, edition().summary.id, "a court's order", "ram", NOON + MINUTE)
    assert get("/v1/revisions").json["revisions"] == []
    assert "Nothing was changed" in get("/en/revisions").text
