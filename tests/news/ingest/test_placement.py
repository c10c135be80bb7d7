"""Placement of an article: listing position, section and story."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.news.ingest import upsert
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.store import copies, listings
from tests.news.fake_outlet import NOON, OUTLET
from tests.news.ingest.fetched_articles import ID, MINUTE, fetched_article, stored_revision
from tests.news.ingest.pages import SENTENCES, link

TEN = datetime(2026, 8, 17, 10, 0, tzinfo=NPT)
DAY = TEN.replace(hour=0)


@pytest.mark.parametrize(
    ("published", "exact", "listed"),
    [
        (TEN, True, TEN),
        (None, True, NOON),
        (NOON + MINUTE, True, NOON),
        (DAY, False, NOON),
        (DAY - timedelta(days=1), False, DAY - timedelta(days=1)),
    ],
)
def test_an_article_is_listed_at_its_publication_else_when_it_was_seen(
    table: Table, published: datetime | None, exact: bool, listed: datetime
) -> None:
    upsert.upsert(table, fetched_article(published=published, published_exact=exact), NOON)
    assert stored_revision(table).summary.listed_at == listed
    upsert.upsert(table, fetched_article(SENTENCES[1], at=NOON + MINUTE, published=NOON), NOON + MINUTE)
    assert stored_revision(table).summary.listed_at == listed


@pytest.mark.parametrize("stated", [None, DAY])
def test_a_stored_instant_of_publication_is_not_lost(table: Table, stated: datetime | None) -> None:
    upsert.upsert(table, fetched_article(published=TEN), NOON)
    again = fetched_article(at=NOON + MINUTE, published=stated, published_exact=False)
    assert upsert.upsert(table, again, NOON) == "unchanged"
    assert (stored_revision(table).summary.published, stored_revision(table).summary.published_exact) == (TEN, True)


def in_feed(*sections: str, at: datetime = NOON, **fields: Any) -> FetchedArticle:
    return replace(fetched_article(at=at, **fields), entry=replace(link().entry, sections=sections))


def test_a_section_is_the_pages_else_the_first_feeds(table: Table) -> None:
    upsert.upsert(table, in_feed("Sports"), NOON)
    assert stored_revision(table).summary.section == "sport"
    assert upsert.upsert(table, in_feed("Politics", at=NOON + MINUTE), NOON) == "unchanged"
    assert upsert.upsert(table, in_feed("Politics", at=NOON + MINUTE, section="Business"), NOON) == "revised"
    assert stored_revision(table).summary.section == "economy"
    assert [
        listings.newest(table, listings.section_listing(section), None, 5) for section in ("sport", "politics")
    ] == [
        [],
        [],
    ]


def test_an_unknown_section_is_empty(table: Table) -> None:
    upsert.upsert(table, in_feed("Uncategorized"), NOON)
    assert stored_revision(table).summary.section == ""


REPORT = " ".join(SENTENCES)


def test_a_copy_joins_the_story_of_its_original_and_takes_its_agency(table: Table) -> None:
    upsert.upsert(table, fetched_article(REPORT, agency="RSS"), NOON)
    other_outlet = replace(OUTLET, key="other")
    copy = replace(
        fetched_article(f"Kathmandu, Aug 17: {REPORT}", at=NOON + MINUTE), source=other_outlet, id="other-000000000001"
    )
    upsert.upsert(table, copy, NOON + MINUTE)
    original = stored_revision(table).summary
    assert [(article.id, article.agency, article.is_copy) for article in copies.copies_of(table, original)] == [
        (ID, "RSS", False),
        ("other-000000000001", "RSS", True),
    ]
    third = replace(copy, source=replace(OUTLET, key="third"), id="third-000000000001")
    upsert.upsert(table, third, NOON + 2 * MINUTE)
    assert [article.id for article in copies.copies_of(table, original)] == [
        ID,
        "other-000000000001",
        "third-000000000001",
    ]


def test_a_copy_that_is_edited_stays_in_its_story(table: Table) -> None:
    upsert.upsert(table, fetched_article(REPORT), NOON)
    copy = replace(fetched_article(REPORT, at=NOON), source=replace(OUTLET, key="other"), id="other-000000000001")
    upsert.upsert(table, copy, NOON)
    edited = replace(
        copy, article=fetched_article(SENTENCES[2]).article, fetched=fetched_article(at=NOON + MINUTE).fetched
    )
    assert upsert.upsert(table, edited, NOON + MINUTE) == "revised"
    assert [article.revision for article in copies.copies_of(table, stored_revision(table).summary)] == [1, 2]
