"""Cases seen on real pages and in real feeds, from the page or entry to what is stored: the value, and the kind."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles as article_store
from tests.news.extraction import kind_pages
from tests.news.extraction.kind_pages import stated
from tests.news.extraction.test_foreign_parts import CARDS, DIALOGUE, MATCH
from tests.news.fake_outlet import CannedResponse, FakeWeb
from tests.news.ingest.pages import SENTENCES, TEXT, address, link, page
from tests.news.ingest.test_worker import HTML

TITLE = "Gold rises to a record"
FLASH = "An earthquake of magnitude 4.6 was felt in Bajhang at 5:12 on Friday morning."
UPDATES = [
    {"@type": "BlogPosting", "headline": f"Update {number}", "articleBody": sentence, "datePublished": "2026"}
    for number, sentence in enumerate(SENTENCES)
]
LIVE = stated(**{"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": UPDATES})


def stored(table: Table, body: bytes, **entry: Any) -> ArticleRevision:
    """What is stored of a page whose link a feed listed with `entry`."""
    web = FakeWeb()
    web.responses[address(1)] = CannedResponse(body, headers=HTML)
    queued = link(**entry)
    ArticleWorker(web.client(table), table, web.now).read(queued)
    revision = article_store.get(table, queued.id)
    assert revision is not None
    return revision


def inside(*parts: str) -> str:
    return "".join(f"<p>{part}</p>" for part in (*SENTENCES, *parts))


RUNNING_ON = {
    "another story": inside() + f"<h1>Rain stops the match in Pokhara</h1><p>{MATCH}</p><p>{MATCH[:-1]}</p>",
    "a consent dialogue": inside(*DIALOGUE),
    "cards": inside() + "<div><h3>More videos</h3>" + "".join(f"<p>{card}</p>" for card in CARDS) + "</div>",
}


@pytest.mark.parametrize("name", RUNNING_ON)
def test_what_runs_on_is_cut_off_and_the_rest_is_an_article(table: Table, name: str) -> None:
    article = stored(table, page(body=RUNNING_ON[name]))
    assert (article.text, article.summary.kind, article.summary.withheld) == (TEXT, "article", None)


def test_a_flash_without_a_summary_in_the_feed_is_stored_as_one(table: Table) -> None:
    article = stored(table, page("Earthquake in Bajhang", text=FLASH), title="Earthquake in Bajhang", summary="")
    assert (len(article.text), article.text, article.summary.kind) == (77, FLASH, "flash")


def test_a_live_blog_keeps_its_updates_and_its_kind(table: Table) -> None:
    article = stored(table, page(head=LIVE))
    assert (article.summary.kind, article.text.count("Update ")) == ("live", len(UPDATES))


def test_a_second_page_is_flagged_on_an_article(table: Table) -> None:
    article = stored(table, page(head=f'<link rel="next" href="{address(1)}/2">'))
    assert (article.summary.kind, article.summary.cut, article.text) == ("article", "further-pages", TEXT)


ZONES = [
    ("2026-08-16 20:21:00 America/Los_Angeles", datetime(2026, 8, 17, 3, 21, tzinfo=UTC), True),
    ("2026-08-16 20:21:00 Europe/London", datetime(2026, 8, 16, 19, 21, tzinfo=UTC), True),
    ("2026-08-16 20:21:00 Eastern Time", datetime(2026, 8, 16, tzinfo=NPT), False),
    ("2026-08-16 20:21:00 XYZ", datetime(2026, 8, 16, tzinfo=NPT), False),
]


@pytest.mark.parametrize(("written", "instant", "exact"), ZONES)
def test_a_stated_time_is_exact_only_in_a_zone_that_is_understood(
    table: Table, written: str, instant: datetime, exact: bool
) -> None:
    head = stated(**{"@type": "NewsArticle", "headline": TITLE, "datePublished": written})
    summary = stored(table, page(head=head), published=None).summary
    assert (summary.published, summary.published_exact, summary.kind) == (instant, exact, "article")


NEPALI = [
    ("२०८३ साउन ३१, ५ : ३० अपराह्न", datetime(2026, 8, 16, 17, 30, tzinfo=NPT), True),
    ("२०८३ साल मंसिर १० गते", datetime(2026, 11, 26, tzinfo=NPT), False),
]


@pytest.mark.parametrize(("written", "instant", "exact"), NEPALI)
def test_a_date_of_the_nepali_calendar_is_read_on_a_nepali_page(written: str, instant: datetime, exact: bool) -> None:
    head = stated(**{"@type": "NewsArticle", "headline": kind_pages.TITLE, "datePublished": written})
    article = kind_pages.read(kind_pages.page(head=head), "https://www.example.com.np/news/1")
    assert (article.published, article.published_exact, article.kind) == (instant, exact, "article")
