"""The article repository: a write stores all items or none, and no revision is lost."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Conflict, Table
from chautari.news.model.parsed_article import ArticleImage
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary, Changes
from chautari.news.store import article_codec, articles, change_clock, change_log, copies, listings
from tests.support.editions import MINUTE, NOON, edition

ID = "everest-000000000001"


def put(table: Table, revision: ArticleRevision, previous: ArticleSummary | None = None) -> ArticleRevision:
    """Write `revision` at the next instant of the change log."""
    return articles.put(table, previous, revision)


def stored_keys(table: Table) -> list[tuple[str, str]]:
    return sorted((item["pk"]["S"], item["sk"]["S"]) for item in table.client.scan(TableName=table.name)["Items"])


def ids(summaries: list[ArticleSummary]) -> list[str]:
    return [summary.id for summary in summaries]


def test_an_article_comes_back_as_it_was_written(table: Table) -> None:
    assert articles.get(table, ID) is None
    written = put(table, edition())
    assert articles.get(table, ID) == written
    assert articles.revisions(table, ID) == [replace(written, html="")]
    assert copies.copies_of(table, written.summary) == [written.summary]
    assert articles.get(table, "everest-000000000002") is None


def test_a_summary_without_optional_values_comes_back_too(table: Table) -> None:
    bare: dict[str, Any] = {"section": "", "authors": (), "published": None, "published_exact": False, "image": None}
    written = put(table, edition(**bare))
    assert articles.get(table, ID) == written
    assert listings.newest(table, listings.ALL, None, 5) == [written.summary]


def test_an_address_stored_before_validation_is_served_encoded_or_not_at_all() -> None:
    url = 'https://everest.example/gold\u202e"onload=x'
    encoded = "https://everest.example/gold%E2%80%AE%22onload=x"
    for image, expected in (
        (ArticleImage(url), encoded),
        (ArticleImage("javascript:x"), None),
    ):
        revision = edition(url=url, image=image)
        summary = article_codec.unpack_summary(article_codec.pack_summary(revision.summary))
        assert summary.url == encoded
        assert (summary.image and summary.image.url) == expected


def test_an_article_is_in_the_lists_that_it_belongs_to(table: Table) -> None:
    put(table, edition())
    names = [
        listings.ALL,
        listings.source_listing("everest"),
        listings.section_listing("economy"),
        listings.language_listing("ne"),
    ]
    assert [ids(listings.newest(table, name, None, 5)) for name in names] == [[ID]] * 4
    assert listings.newest(table, listings.section_listing("politics"), None, 5) == []


def test_a_revision_keeps_the_previous_one_and_the_position(table: Table) -> None:
    first = put(table, edition())
    second = put(table, edition(text="मूल्य घट्यो।", title="घट्यो", revision=2), first.summary)
    assert articles.get(table, ID) == second
    assert [(revision.summary.title, revision.text) for revision in articles.revisions(table, ID)] == [
        (first.summary.title, first.text),
        ("घट्यो", second.text),
    ]
    assert listings.newest(table, listings.ALL, None, 5) == [second.summary]
    assert copies.copies_of(table, second.summary) == [second.summary]


def test_an_article_is_not_written_over(table: Table) -> None:
    put(table, edition())
    with pytest.raises(Conflict):
        put(table, edition(title="Another"))


def test_a_revision_is_not_written_over(table: Table) -> None:
    """Of a table that was restored in part."""
    first = put(table, edition())
    table.client.delete_item(TableName=table.name, Key=codec.item(dict(keys.article(ID)._asdict())))
    put(table, edition(title="Another"))
    assert articles.revisions(table, ID) == [replace(first, html="")]


def test_an_article_whose_section_changed_is_in_the_new_list_only(table: Table) -> None:
    first = put(table, edition())
    put(table, edition(section="politics", revision=2), first.summary)
    assert listings.newest(table, listings.section_listing("economy"), None, 5) == []
    assert ids(listings.newest(table, listings.section_listing("politics"), None, 5)) == [ID]


def test_a_page_is_full_although_articles_left_the_list(table: Table) -> None:
    revisions = [put(table, edition(f"everest-{number:012}", listed_at=NOON + number * MINUTE)) for number in range(5)]
    for moved in revisions[2:4]:
        put(
            table,
            edition(moved.summary.id, section="politics", revision=2, listed_at=moved.summary.listed_at),
            moved.summary,
        )
    page = listings.newest(table, listings.section_listing("economy"), None, 2)
    assert ids(page) == ["everest-000000000004", "everest-000000000001"]
    assert ids(listings.newest(table, listings.section_listing("economy"), listings.position(page[-1]), 2)) == [
        "everest-000000000000"
    ]


def test_a_transaction_is_of_two_items(table: Table) -> None:
    first = put(table, edition())
    counts: list[int] = []

    def count(params: dict[str, Any], **_: Any) -> None:
        counts.append(len(params["TransactItems"]))

    table.client.meta.events.register("provide-client-params.dynamodb.TransactWriteItems", count)
    put(table, edition(section="politics", language="en", revision=2), first.summary)
    table.client.meta.events.unregister("provide-client-params.dynamodb.TransactWriteItems", count)
    assert counts == [2]


def test_pages_of_a_list_have_no_gap_and_no_duplicate_while_articles_arrive(table: Table) -> None:
    for number in range(5):
        put(table, edition(f"everest-{number:012}", listed_at=NOON + number // 2 * MINUTE))
    seen: list[str] = []
    position, arriving = None, 100
    while page := listings.newest(table, listings.ALL, position, 2):
        seen += ids(page)
        position = listings.position(page[-1])
        put(table, edition(f"everest-{arriving:012}", listed_at=NOON + arriving * MINUTE))
        arriving += 1
    assert seen == [f"everest-{number:012}" for number in (4, 3, 2, 1, 0)]


def instants(summaries: tuple[ArticleSummary, ...]) -> list[datetime]:
    return [summary.changed_at for summary in summaries]


def test_writes_of_one_instant_are_logged_in_their_order(table: Table) -> None:
    for number in range(5):
        put(table, edition(f"everest-{number:012}"))
    first_page = change_log.changed_after(table, NOON - MINUTE, 3)
    assert ids(list(first_page.summaries)) == [f"everest-{number:012}" for number in range(3)]
    second_page = change_log.changed_after(table, first_page.until, 3)
    assert ids(list(second_page.summaries)) == [f"everest-{number:012}" for number in (3, 4)]
    assert instants(first_page.summaries + second_page.summaries) == [
        NOON + number * change_clock.TICK for number in range(5)
    ]
    assert change_log.changed_after(table, second_page.until, 3) == Changes((), second_page.until)


def test_a_clock_that_went_back_does_not_hide_a_write(table: Table) -> None:
    put(table, edition())
    put(table, edition("everest-000000000002", changed_at=NOON - 60 * MINUTE))
    assert ids(list(change_log.changed_after(table, NOON, 5).summaries)) == ["everest-000000000002"]


def test_changes_are_paged_over_days_and_a_long_silence(table: Table) -> None:
    assert change_log.changed_after(table, NOON, 5) == Changes((), NOON)
    later = NOON + 3 * change_log.MAX_DAYS * 24 * 60 * MINUTE
    put(table, edition())
    put(table, edition("everest-000000000002", changed_at=NOON + 24 * 60 * MINUTE))
    put(table, edition("everest-000000000003", changed_at=later))
    article_ids: list[str] = []
    until, requests = datetime(1970, 1, 1, tzinfo=NOON.tzinfo), 0
    while (page := change_log.changed_after(table, until, 5)).until != until:
        article_ids, until, requests = article_ids + ids(list(page.summaries)), page.until, requests + 1
    assert (article_ids, until) == ([f"everest-{number:012}" for number in (1, 2, 3)], later)
    assert requests == 4
