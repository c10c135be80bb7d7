"""Texts that are not fit to be given out: listed by title and link, with the reason, until a better one comes."""

from dataclasses import replace

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest.worker import ArticleWorker, LinkReport
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles as article_store
from chautari.news.store import change_log, link_state
from chautari.news.views.articles import full_article
from tests.news.extraction.kind_pages import page as shop_page
from tests.news.extraction.test_legacy_font import PREETI
from tests.news.extraction.test_page_kind import OFFER, SHORT
from tests.news.extraction.test_paywall import WALL
from tests.news.fake_outlet import NOON, CannedResponse, FakeWeb
from tests.news.ingest.pages import SENTENCES, TEXT, address, link, page
from tests.news.ingest.test_worker import HTML, MINUTE

OTHER = (
    "The hills had rain all night, and rivers rose by a metre, but nobody was hurt in the seven villages below. " * 12
)
CANONICAL = f'<link rel="canonical" href="{address(1)}">'
UNFREE = '<meta itemprop="isAccessibleForFree" content="false">'
# What the page shows -> why nothing of it is given out, and the kind it is listed with.
PAGES = {
    "not found": (page("Page not found", text="Go back.", head=CANONICAL), "error-page", "error"),
    "wall": (page(text="\n\n".join(WALL)), "paywalled", "paywalled"),
    "teaser": (page(text=SENTENCES[0], head=UNFREE), "paywalled", "paywalled"),
    "another body": (page(text=OTHER), "doubtful", "article"),
    "legacy font": (page(text=PREETI), "legacy-font", "article"),
    "no text": (page(body="<div id=app></div>"), "no-article", "article"),
}


def read(web: FakeWeb, table: Table, body: bytes) -> LinkReport:
    """The report on one reading of the link, a minute after the last one."""
    web.now += MINUTE
    web.responses[address(1)] = CannedResponse(body, headers=HTML)
    return ArticleWorker(web.client(table), table, web.now).read(replace(link(), seen=web.now))


def stored(table: Table) -> ArticleRevision:
    revision = article_store.get(table, link().id)
    assert revision is not None
    return revision


def test_a_page_of_a_shop_is_not_listed_at_all(web: FakeWeb, table: Table) -> None:
    assert read(web, table, shop_page(SHORT, head=OFFER)).kind == "no-article"
    assert article_store.get(table, link().id) is None


@pytest.mark.parametrize("name", PAGES)
def test_what_fails_is_listed_by_title_and_says_why(web: FakeWeb, table: Table, name: str) -> None:
    body, kind, article_kind = PAGES[name]
    assert read(web, table, body).kind == kind
    summary = stored(table).summary
    assert (summary.title, summary.url, summary.excerpt, summary.kind) == (
        link().entry.title,
        address(1),
        "",
        article_kind,
    )
    answer = full_article(stored(table), [], [], None)
    assert answer["withheld"] is not None
    assert (answer["withheld"]["kind"], bool(answer["withheld"]["reason"]), answer["body"]) == (kind, True, None)


@pytest.mark.parametrize("name", ["not found", "teaser", "another body"])
def test_it_never_replaces_a_good_text_and_a_better_one_replaces_it(web: FakeWeb, table: Table, name: str) -> None:
    read(web, table, PAGES[name][0])
    assert read(web, table, page()).what == "revised"
    assert read(web, table, PAGES[name][0]).what == "failed"
    assert (stored(table).text, stored(table).summary.revision, stored(table).summary.withheld) == (TEXT, 2, None)


def test_that_a_text_came_is_no_change_of_the_outlets_and_a_new_sentence_is_one(web: FakeWeb, table: Table) -> None:
    read(web, table, PAGES["teaser"][0])
    read(web, table, page())
    assert list(change_log.newest_revisions(table, 10)) == []
    read(web, table, page("Gold falls", text="\n\n".join((*SENTENCES[:3], "Nobody knew why it fell on Monday."))))
    ((summary, change),) = change_log.newest_revisions(table, 10)
    assert (summary.title, change.title_before) == ("Gold falls", "Gold rises to a record")
    assert (change.removed, change.added) == ((SENTENCES[3],), ("Nobody knew why it fell on Monday.",))


def test_a_flash_is_asked_again_at_the_next_polls_and_grows_into_an_article(web: FakeWeb, table: Table) -> None:
    flash = page(text="Fine gold rises to a record of Rs 306,800 a tola on Monday, dealers said.")
    is_asked_again = []
    for _ in range(5):
        link_state.put_digests(table, {link().id: {"feed": "digest"}}, NOON)
        read(web, table, flash)
        is_asked_again.append(link().id not in link_state.get_digests(table, [link().id]))
    assert is_asked_again == [True, True, True, False, False]
    assert stored(table).summary.kind == "flash"
    assert read(web, table, page()).what == "revised"
    assert stored(table).summary.kind == "article"


@pytest.fixture
def web() -> FakeWeb:
    return FakeWeb()
