"""Upserting articles: unchanged content is not written, an edit is one more revision, no revision is lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from chautari.core.border import Bordered
from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import upsert
from chautari.news.model.parsed_article import ArticleImage
from chautari.news.store import articles, change_clock, change_log, listings
from tests.news.fake_outlet import NOON
from tests.news.ingest.fetched_articles import ID, MINUTE, count_writes, fetched_article, stored_revision
from tests.news.ingest.pages import SENTENCES
from tests.support.meanwhile import meanwhile


def test_a_new_article_is_stored_whole(table: Table) -> None:
    assert (
        upsert.upsert(table, fetched_article(authors=("Ram",), place="KATHMANDU", section="Business"), NOON) == "stored"
    )
    revision = stored_revision(table)
    assert (revision.summary.title, revision.text, revision.html) == (
        "Gold rises",
        SENTENCES[0],
        f"<p>{SENTENCES[0]}</p>",
    )
    assert (revision.summary.section, revision.summary.language, revision.summary.outlet) == (
        "economy",
        "en",
        "The Outlet",
    )
    assert (revision.summary.revision, revision.summary.changed_at, revision.first_seen_at) == (1, NOON, NOON)
    assert revision.summary.excerpt
    assert revision.summary.excerpt[:20] in SENTENCES[0]


def test_unchanged_content_is_not_written(table: Table) -> None:
    upsert.upsert(table, fetched_article(), NOON)
    again = fetched_article(at=NOON + MINUTE, modified=NOON, tags=("new",), description="new", read_by="generic")
    assert upsert.upsert(table, again, NOON + MINUTE) == "unchanged"
    assert (stored_revision(table).fetched.at, count_writes(table)) == (NOON, 1)


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
def test_an_edit_is_a_revision_and_keeps_the_previous_one(table: Table, edit: str) -> None:
    upsert.upsert(table, fetched_article(), NOON)
    assert upsert.upsert(table, fetched_article(at=NOON + MINUTE, **EDITS[edit]), NOON + MINUTE) == "revised"
    first, second = articles.revisions(table, ID)
    assert (first.summary.title, first.text, first.fetched.at) == ("Gold rises", SENTENCES[0], NOON)
    assert (second.summary.revision, second.content != first.content) == (2, True)
    assert stored_revision(table).first_seen_at == NOON
    assert [summary.revision for summary in listings.newest(table, listings.ALL, None, 5)] == [2]


def test_an_edit_that_is_taken_back_is_a_revision_too(table: Table) -> None:
    for number, text in enumerate((SENTENCES[0], SENTENCES[1], SENTENCES[0])):
        upsert.upsert(table, fetched_article(text, at=NOON + number * MINUTE), NOON)
    assert [revision.text for revision in articles.revisions(table, ID)] == [SENTENCES[0], SENTENCES[1], SENTENCES[0]]


def test_an_edited_article_keeps_its_story_though_it_now_reads_like_another_outlets(table: Table) -> None:
    text = " ".join(f"word{number}" for number in range(60))
    upsert.upsert(table, fetched_article(), NOON)
    other = fetched_article(text)
    upsert.upsert(table, replace(other, source=replace(other.source, key="other"), id="0" * len(ID)), NOON)
    assert upsert.upsert(table, fetched_article(text, at=NOON + MINUTE), NOON + MINUTE) == "revised"
    assert stored_revision(table).summary.original == ID


@pytest.mark.parametrize(
    ("address", "is_edit"),
    [
        ("https://x.example/thumb.php?src=/a.jpg&w=300", False),
        ("https://x.example/thumb.php?src=/b.jpg&w=600", True),
        ("https://x.example/b.jpg?src=/a.jpg&w=600", True),
    ],
)
def test_a_picture_of_another_size_is_no_edit(table: Table, address: str, is_edit: bool) -> None:
    upsert.upsert(table, fetched_article(image=ArticleImage("https://x.example/thumb.php?src=/a.jpg&w=600", 600)), NOON)
    again = upsert.upsert(table, fetched_article(image=ArticleImage(address, 300), at=NOON + MINUTE), NOON)
    assert again == ("revised" if is_edit else "unchanged")


def test_first_seen_is_the_instant_of_reading_not_of_the_log_clock(table: Table) -> None:
    upsert.upsert(table, replace(fetched_article(), id="outlet-000000000009"), NOON)
    upsert.upsert(table, fetched_article(published=None), NOON)
    revision = stored_revision(table)
    assert (revision.first_seen_at, revision.summary.listed_at, revision.summary.changed_at) == (
        NOON,
        NOON,
        NOON + change_clock.TICK,
    )


def test_an_older_page_never_replaces_a_newer_one(table: Table) -> None:
    upsert.upsert(table, fetched_article(SENTENCES[1], at=NOON), NOON)
    assert upsert.upsert(table, fetched_article(SENTENCES[0], at=NOON - MINUTE), NOON) == "unchanged"
    assert stored_revision(table).text == SENTENCES[1]


def test_two_readers_of_a_new_article_store_it_once(table: Table) -> None:
    racing_table = meanwhile(table, "put_item", lambda: upsert.upsert(table, fetched_article(), NOON))
    assert upsert.upsert(racing_table, fetched_article(), NOON) == "unchanged"
    assert (len(articles.revisions(table, ID)), count_writes(table)) == (1, 1)


def test_two_readers_of_two_edits_lose_neither(table: Table) -> None:
    upsert.upsert(table, fetched_article(), NOON)
    concurrent_edit = fetched_article(SENTENCES[2], at=NOON + MINUTE)
    racing_table = meanwhile(table, "transact_write_items", lambda: upsert.upsert(table, concurrent_edit, NOON))
    assert upsert.upsert(racing_table, fetched_article(SENTENCES[1], at=NOON + 2 * MINUTE), NOON) == "revised"
    assert [revision.text for revision in articles.revisions(table, ID)] == [SENTENCES[0], SENTENCES[2], SENTENCES[1]]
    assert count_writes(table) == 3


def test_writers_of_different_articles_do_not_wait_for_each_other(table: Table) -> None:
    other = replace(fetched_article(), id="outlet-000000000009")
    racing_table = meanwhile(table, "put_item", lambda: upsert.upsert(table, other, NOON))
    assert upsert.upsert(racing_table, fetched_article(), NOON) == "stored"
    changes = change_log.changed_after(table, NOON - MINUTE, 9)
    assert [(summary.id, summary.changed_at - NOON) for summary in changes.summaries] == [
        (ID, timedelta(0)),
        ("outlet-000000000009", change_clock.TICK),
    ]


def test_a_writer_that_is_always_overtaken_raises_conflict(table: Table) -> None:
    def concurrent_write(number: int) -> Any:
        edit = fetched_article(SENTENCES[number % 2], at=NOON + number * MINUTE)
        return lambda: upsert.upsert(table, edit, NOON)

    concurrent_write(-1)()
    racing_table = meanwhile(table, "transact_write_items", *map(concurrent_write, range(upsert.MAX_ATTEMPTS)))
    with pytest.raises(Conflict, match="given up"):
        upsert.upsert(racing_table, fetched_article(SENTENCES[2], at=NOON + 60 * MINUTE), NOON)
    assert stored_revision(table).text == SENTENCES[1]
    assert count_writes(table) == 1 + upsert.MAX_ATTEMPTS


def test_a_text_that_an_earlier_release_stored_raw_is_no_new_revision(table: Table) -> None:
    text = "Gold\u202e rises to a record.\x00"
    with pytest.MonkeyPatch.context() as without:
        without.setattr(Bordered, "__post_init__", lambda self: None)
        image = ArticleImage("https://www.outlet.example/क[1].jpg")
        assert upsert.upsert(table, fetched_article(text, authors=("A\x00",), image=image), NOON) == "stored"
    later = fetched_article(text, authors=("A",), image=ArticleImage(image.url), at=NOON + MINUTE)
    assert upsert.upsert(table, later, NOON + MINUTE) == "unchanged"
