"""What is read twice is stored once, what was edited is one more revision, and nothing that was said is lost."""

from dataclasses import replace
from typing import Any

import pytest

from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import upsert
from chautari.news.model.parsed_article import ArticleImage
from chautari.news.store import articles, change_log, listings
from tests.news.discovery.outlet import NOON
from tests.news.ingest.kept import ID, MINUTE, read, stored, writes
from tests.news.ingest.pages import SENTENCES
from tests.support.meanwhile import meanwhile


def test_a_new_article_is_stored_whole(table: Table) -> None:
    assert upsert.upsert(table, read(authors=("Ram",), place="KATHMANDU", section="Business"), NOON) == "stored"
    found = stored(table)
    assert (found.summary.title, found.text, found.html) == ("Gold rises", SENTENCES[0], f"<p>{SENTENCES[0]}</p>")
    assert (found.summary.section, found.summary.language, found.summary.outlet) == ("economy", "en", "The Outlet")
    assert (found.summary.revision, found.summary.changed_at, found.first_seen_at) == (1, NOON, NOON)
    assert found.summary.excerpt
    assert found.summary.excerpt[:20] in SENTENCES[0]


def test_what_is_unchanged_is_not_written(table: Table) -> None:
    upsert.upsert(table, read(), NOON)
    again = read(at=NOON + MINUTE, modified=NOON, tags=("new",), description="new", read_by="generic")
    assert upsert.upsert(table, again, NOON + MINUTE) == "unchanged"
    assert (stored(table).fetched.at, writes(table)) == (NOON, 1)


EDITS: dict[str, dict[str, Any]] = {
    "text": {"text": SENTENCES[1]},
    "title": {"title": "Gold falls"},
    "authors": {"authors": ("Sita",)},
    "time": {"published": NOON - 2 * MINUTE},
    "section": {"section": "Sports"},
    "picture": {"image": ArticleImage("https://www.outlet.example/a.jpg")},
    "agency": {"agency": "RSS"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_a_revision_and_keeps_what_was_said(table: Table, edit: str) -> None:
    upsert.upsert(table, read(), NOON)
    assert upsert.upsert(table, read(at=NOON + MINUTE, **EDITS[edit]), NOON + MINUTE) == "revised"
    first, second = articles.revisions(table, ID)
    assert (first.summary.title, first.text, first.fetched.at) == ("Gold rises", SENTENCES[0], NOON)
    assert (second.summary.revision, second.content != first.content) == (2, True)
    assert stored(table).first_seen_at == NOON
    assert [each.revision for each in listings.newest(table, listings.ALL, None, 5)] == [2]


def test_an_edit_that_is_taken_back_is_a_revision_too(table: Table) -> None:
    for number, text in enumerate((SENTENCES[0], SENTENCES[1], SENTENCES[0])):
        upsert.upsert(table, read(text, at=NOON + number * MINUTE), NOON)
    assert [each.text for each in articles.revisions(table, ID)] == [SENTENCES[0], SENTENCES[1], SENTENCES[0]]


@pytest.mark.parametrize(
    ("address", "is_edit"),
    [
        ("https://x.example/thumb.php?src=/a.jpg&w=300", False),
        ("https://x.example/thumb.php?src=/b.jpg&w=600", True),
        ("https://x.example/b.jpg?src=/a.jpg&w=600", True),
    ],
)
def test_a_picture_of_another_size_is_no_edit(table: Table, address: str, is_edit: bool) -> None:
    upsert.upsert(table, read(image=ArticleImage("https://x.example/thumb.php?src=/a.jpg&w=600", 600)), NOON)
    again = upsert.upsert(table, read(image=ArticleImage(address, 300), at=NOON + MINUTE), NOON)
    assert again == ("revised" if is_edit else "unchanged")


def test_first_seen_is_when_it_was_seen_and_not_its_turn_of_writing(table: Table) -> None:
    upsert.upsert(table, replace(read(), id="outlet-000000000009"), NOON)
    upsert.upsert(table, read(published=None), NOON)
    found = stored(table)
    assert (found.first_seen_at, found.summary.listed_at, found.summary.changed_at) == (
        NOON,
        NOON,
        NOON + change_log.TICK,
    )


def test_an_older_page_never_replaces_a_newer_one(table: Table) -> None:
    upsert.upsert(table, read(SENTENCES[1], at=NOON), NOON)
    assert upsert.upsert(table, read(SENTENCES[0], at=NOON - MINUTE), NOON) == "unchanged"
    assert stored(table).text == SENTENCES[1]


def test_two_readers_of_a_new_article_store_it_once(table: Table) -> None:
    beside = meanwhile(table, "transact_write_items", lambda: upsert.upsert(table, read(), NOON))
    assert upsert.upsert(beside, read(), NOON) == "unchanged"
    assert (len(articles.revisions(table, ID)), writes(table)) == (1, 1)


def test_two_readers_of_two_edits_lose_neither(table: Table) -> None:
    upsert.upsert(table, read(), NOON)
    other = read(SENTENCES[2], at=NOON + MINUTE)
    beside = meanwhile(table, "transact_write_items", lambda: upsert.upsert(table, other, NOON))
    assert upsert.upsert(beside, read(SENTENCES[1], at=NOON + 2 * MINUTE), NOON) == "revised"
    assert [each.text for each in articles.revisions(table, ID)] == [SENTENCES[0], SENTENCES[2], SENTENCES[1]]
    assert writes(table) == 3


def test_who_is_always_overtaken_gives_up_loudly(table: Table) -> None:
    def other(number: int) -> Any:
        return lambda: upsert.upsert(table, replace(read(), id=f"outlet-{number:012}"), NOON)

    beside = meanwhile(table, "transact_write_items", *map(other, range(upsert.MAX_ATTEMPTS)))
    with pytest.raises(Conflict, match="given up"):
        upsert.upsert(beside, read(), NOON)
    assert articles.get(table, ID) is None
    assert writes(table) == upsert.MAX_ATTEMPTS
