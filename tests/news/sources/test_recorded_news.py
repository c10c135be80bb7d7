"""The recorded responses of the outlets: complete for a recorded run from robots.txt to the article."""

from datetime import datetime
from functools import cache

import pytest
from protego import Protego

from chautari.core.http_messages import FEED, HTML, ROBOTS, HttpRequest
from chautari.fetching.recorded import RecordedTransport
from chautari.news import feeds, sources
from chautari.news.extraction import extract
from chautari.news.model.article_urls import article_id, canonical
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.source import FeedEntry
from tests.support.template_file import ROOT

NOW = datetime.fromisoformat("2026-08-17T17:30:00+05:45")
WEB = RecordedTransport(ROOT / "recorded", NOW)
KEYS = sources.keys()


@cache
def entries(key: str) -> tuple[FeedEntry, ...]:
    """All entries of an outlet's feeds."""
    pages = [WEB.get(HttpRequest(feed.url, FEED)) for feed in sources.find(key).feeds]
    return tuple(entry for page in pages for entry in feeds.read(page.body, "application/rss+xml", page.url).entries)


@cache
def articles(key: str) -> dict[str, ParsedArticle]:
    """Articles of an outlet's feed entries by id, extracted from the recorded pages."""
    source, links = sources.find(key), [entry.link for entry in entries(key)]
    return {
        article_id(canonical(link, source), source): extract(WEB.get(HttpRequest(link, HTML)).body, link)
        for link in links
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_link_of_a_recorded_feed_leads_to_an_article_under_its_title(key: str) -> None:
    titles = [entry.title for entry in entries(key)]
    assert [article.title for article in articles(key).values()] == titles
    assert all(article.blocks and article.read_by == "site" for article in articles(key).values())


@pytest.mark.parametrize("key", KEYS)
def test_a_recorded_article_is_not_of_the_future_and_of_the_day_that_its_feed_states(key: str) -> None:
    for entry, article in zip(entries(key), articles(key).values(), strict=True):
        assert article.published is not None
        assert article.published <= NOW
        assert entry.published is None or article.published.astimezone(NOW.tzinfo).date() == entry.published.date()


@pytest.mark.parametrize("key", KEYS)
def test_robots_txt_is_recorded_for_each_host_and_lets_us_in(key: str) -> None:
    urls = [*(feed.url for feed in sources.find(key).feeds), *(entry.link for entry in entries(key))]
    for url in urls:
        host = "/".join(url.split("/")[:3])
        rules = Protego.parse(WEB.get(HttpRequest(f"{host}/robots.txt", ROBOTS)).body.decode())
        assert rules.can_fetch(url, "chautari")


def test_at_least_four_outlets_in_two_languages_have_several_articles() -> None:
    several = [key for key in KEYS if len(articles(key)) >= 3]
    assert len(several) >= 5
    assert {sources.find(key).language for key in several} == {"en", "ne"}


def test_a_report_of_an_agency_stands_in_two_outlets_in_nearly_the_same_words() -> None:
    wire = [
        article
        for key in ("kathmandupost", "risingnepal")
        for article in articles(key).values()
        if "Paris" in article.title
    ]
    assert len(wire) == 2
    assert {article.agency for article in wire} == {"AFP"}
    assert wire[0].blocks[1:] == wire[1].blocks[1:]
    assert wire[0].blocks[0] != wire[1].blocks[0]
