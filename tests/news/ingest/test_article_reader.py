"""Reading a fetched page: the article of the link, or a named error."""

from dataclasses import replace
from datetime import datetime

import pytest

from chautari.news.extraction import NoArticle
from chautari.news.ingest.article_reader import FetchedArticle, QueuedLink, read_article
from chautari.news.ingest.text_errors import AnotherText, ErrorPage, NotThisArticle, TooShort, Untitled
from chautari.news.model import article_urls
from chautari.news.model.source import NewsSource
from tests.news.fake_outlet import HOME, NOON, OUTLET
from tests.news.ingest.pages import SENTENCES, TEXT, address, link, page
from tests.support.factories import response

NUMBERED = replace(OUTLET, identity=r"^/story/(\d+)")


def read(queued_link: QueuedLink, body: bytes) -> FetchedArticle:
    return read_article(queued_link, response(body, url=queued_link.url, fetched_at=NOON))


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def test_an_article_is_read_with_its_evidence() -> None:
    body = page()
    fetched = read(link(), body)
    assert (fetched.id, fetched.url) == (link().id, address(1))
    assert (fetched.article.title, fetched.article.text) == ("Gold rises to a record", TEXT)
    assert (fetched.fetched.url, fetched.fetched.size, fetched.fetched.at) == (address(1), len(body), NOON)
    assert len(fetched.fetched.sha256) == 64
    assert not fetched.clipped


def test_missing_fields_are_filled_from_the_feed() -> None:
    at = datetime(2026, 8, 17, 5, 0, tzinfo=NOON.tzinfo)
    fetched = read(link(published=at, authors=("Ram Thapa",)), page())
    assert (fetched.article.published, fetched.article.authors) == (at, ("Ram Thapa",))


def test_a_renamed_article_is_the_same_where_it_says_so() -> None:
    renamed = page("Bullion at an all-time high", head=canonical(address(1)))
    assert read(link(), renamed).article.title == "Bullion at an all-time high"


@pytest.mark.parametrize("head", ["", canonical(HOME), canonical(address(2)), canonical("no address")])
def test_a_page_with_another_title_and_address_is_rejected(head: str) -> None:
    with pytest.raises(NotThisArticle, match="0 of 5 words"):
        read(link(), page("Page not found, see our latest news", head=head))


@pytest.mark.parametrize("stated_url", [address(1) + "/2026-08-17", "http://outlet.example/story/1?utm_source=rss"])
def test_the_canonical_address_of_the_page_is_linked_to(stated_url: str) -> None:
    unnumbered = link()
    numbered = replace(
        unnumbered,
        source=NUMBERED,
        id=article_urls.article_id(article_urls.canonical(unnumbered.url, NUMBERED), NUMBERED),
    )
    fetched = read(numbered, page(head=canonical(stated_url)))
    assert (fetched.id, fetched.url) == (numbered.id, stated_url)


def read_as(source: NewsSource, head: str) -> FetchedArticle:
    return read(replace(link(), source=source), page(head=head))


def test_two_links_to_one_article_are_one() -> None:
    canonical_link = canonical(address(77))
    assert read_as(NUMBERED, canonical_link).id == article_urls.article_id(
        article_urls.canonical(address(77), NUMBERED), NUMBERED
    )


@pytest.mark.parametrize(
    "head", [canonical(HOME), canonical(f"{HOME}/news"), canonical("https://other.example/story/7")]
)
def test_a_canonical_address_of_no_article_is_ignored(head: str) -> None:
    """Many sites state their front page as canonical on every page: all their articles would be one."""
    assert read_as(NUMBERED, head).id == read_as(OUTLET, head).id == link().id


def test_a_page_without_a_text_is_no_article() -> None:
    with pytest.raises(NoArticle):
        read(link(), page(body="<script>render()</script>"))


def test_a_text_shorter_than_its_teaser_is_no_article() -> None:
    with pytest.raises(TooShort, match="where the feed has 900"):
        read(link(summary="x" * 900), page(text=SENTENCES[0]))


def test_a_text_without_any_title_is_no_article() -> None:
    with pytest.raises(Untitled):
        read(link(title=""), f"<article>{''.join(f'<p>{sentence}</p>' for sentence in SENTENCES)}</article>".encode())


NOT_FOUND = (
    "The page you are looking for has been moved or does not exist any more. Go back to the front page of our site, "
    "or use the search to find the story that you wanted to read."
)
RETITLED = "Bullion at an all-time high"


@pytest.mark.parametrize("title", ["Page not found", "404", "Outlet", "The Outlet"])
def test_a_not_found_page_with_the_address_of_the_link_is_no_article(title: str) -> None:
    with pytest.raises(ErrorPage, match="no such page"):
        read(link(), page(title, text=NOT_FOUND, head=canonical(address(1))))


def test_a_text_on_something_else_than_the_feed_said_is_no_article_of_it() -> None:
    rain = "The hills had rain all night, and rivers rose by a metre, but nobody was hurt in the villages below. " * 8
    with pytest.raises(AnotherText):
        read(link(), page("Rivers rise after rain", text=rain, head=canonical(address(1))))


def test_a_notice_under_the_articles_own_title_is_no_article() -> None:
    with pytest.raises(ErrorPage):
        read(link(), page(text=NOT_FOUND, head=canonical(address(1))))


def test_an_english_notice_for_a_nepali_article_is_no_article() -> None:
    nepali = replace(link(title="सुनको मूल्य बढ्यो"), source=replace(OUTLET, language="ne"))
    with pytest.raises(ErrorPage):
        read(nepali, page("Page not found", text=NOT_FOUND, head=canonical(address(1))))


@pytest.mark.parametrize("title", [RETITLED, "Gold rises to a record - The Outlet", "सुनको मूल्य बढ्यो"])
def test_an_edited_title_over_a_relevant_text_passes(title: str) -> None:
    assert read(link(), page(title, head=canonical(address(1)))).article.text == TEXT


FLASH = "Fine gold rises to a record of Rs 306,800 a tola on Monday, dealers have said"


def test_a_flash_of_one_sentence_is_an_article() -> None:
    assert read(link(), page(text=f"{FLASH}.")).article.text == f"{FLASH}."


@pytest.mark.parametrize("text", [f"{FLASH[:70]}...", FLASH, "Read on with a plan that suits you, from today."])
def test_a_short_text_that_is_cut_off_or_unrelated_is_no_article(text: str) -> None:
    with pytest.raises((TooShort, AnotherText)):
        read(link(), page(text=text))
