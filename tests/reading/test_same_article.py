"""A page is the feed's article by what it speaks of: an address proves nothing, and a flash is short."""

from datetime import timedelta

import pytest

from chautari.domain.page import Page
from chautari.extraction import NoArticle
from chautari.reading import Link, NotThisArticle, Read, TooShort, article_of
from chautari.store import articles as stored
from chautari.store.table import Table
from tests.finding.outlet import NOON, Answer, Web
from tests.reading.pages import TEXT, address, link, page
from tests.reading.test_articles import HTML, read

OWN = f'<link rel="canonical" href="{address(1)}">'
FLASH = "Gold price rises by Rs 400 per tola, silver is up by Rs 15, the dealers said."
NOT_FOUND = {
    "english": (
        "Page not found",
        "The page that you are looking for might have been removed, had its name changed or is temporarily unavailable."
        " Please go back to the home page, or search for what you were looking for in the box above.",
    ),
    "nepali": (
        "पृष्ठ भेटिएन",
        "तपाईंले खोज्नुभएको पृष्ठ उपलब्ध छैन। यो हटाइएको वा सारिएको हुन सक्छ। कृपया गृहपृष्ठमा जानुहोस् वा माथिको बाकसमा खोज्नुहोस्।",
    ),
    "latest news": (
        "Latest",
        "Read the news of the day: sports, politics, opinion and the weather of all parts. " * 3,
    ),
}


@pytest.fixture
def web() -> Web:
    made = Web()
    made.answers[address(1)] = Answer(page(), headers=HTML)
    return made


def read_page(said: Link, body: bytes) -> Read:
    return article_of(said, Page(said.url, 200, {}, body, NOON))


@pytest.mark.parametrize("kind", NOT_FOUND)
@pytest.mark.parametrize("listed", ["Gold rises to a record", "सुनको मूल्य हालसम्मकै उच्च"])
def test_an_error_page_with_the_articles_address_is_refused(kind: str, listed: str) -> None:
    title, text = NOT_FOUND[kind]
    with pytest.raises(NotThisArticle, match="speaks of nothing that the feed says"):
        read_page(link(title=listed), page(title, text=text, head=OWN))


@pytest.mark.parametrize("kind", NOT_FOUND)
def test_an_error_page_replaces_nothing(web: Web, table: Table, kind: str) -> None:
    assert read(web, table).what == "stored"
    title, text = NOT_FOUND[kind]
    web.answers[address(1)] = Answer(page(title, text=text, head=OWN), headers=HTML)
    web.now += timedelta(hours=1)
    outcome = read(web, table, Link(link().source, link().id, link().url, web.now, link().entry))
    assert (outcome.what, outcome.kind) == ("failed", "elsewhere")
    assert len(stored.revisions(table, link().id)) == 1
    kept = stored.get(table, link().id)
    assert kept is not None
    assert kept.summary.title == "Gold rises to a record"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Bullion at an all-time high", TEXT, id="a new title over the same text"),
        pytest.param("Gold rises to a record - Everest Daily | Economy | News of Nepal", TEXT, id="a suffix"),
        pytest.param("Gold rises to a record", "Something else was written here later on. " * 8, id="a new text"),
        pytest.param("सुनको मूल्य हालसम्मकै उच्च", TEXT, id="a title in another script"),
        pytest.param("BREAKING: gold rises again", TEXT, id="a corrected title"),
    ],
)
def test_an_edited_article_is_the_same(title: str, text: str) -> None:
    assert read_page(link(), page(title, text=text, head=OWN)).id == link().id


def test_a_page_in_the_outlets_language_stands_where_the_feed_speaks_another() -> None:
    said = link(title="सुनको मूल्य हालसम्मकै उच्च")
    assert read_page(said, page(head=OWN)).article.title == "Gold rises to a record"


def test_a_flash_of_one_sentence_is_an_article() -> None:
    assert len(FLASH) == 77
    found = read_page(link(title="Gold price rises by Rs 400 per tola"), page("Gold price rises by Rs 400", text=FLASH))
    assert found.article.text == FLASH


@pytest.mark.parametrize(
    "text", ["This article is for subscribers only. Sign in to go on reading it.", "Video", "Photo: RSS. Gold, rises."]
)
def test_a_notice_in_place_of_the_text_is_none(text: str) -> None:
    with pytest.raises((TooShort, NoArticle)):
        read_page(link(), page(text=text, head=OWN))
