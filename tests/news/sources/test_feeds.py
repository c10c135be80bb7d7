from datetime import datetime
from pathlib import Path

import pytest

from chautari.news import feeds, sources
from chautari.news.model.article_urls import article_id, canonical
from chautari.news.model.source import FeedEntry
from tests.news.sources.fixtures import FEEDS, PAGES, expected, fixture_name


def entries(feed: Path) -> tuple[FeedEntry, ...]:
    source = sources.find(feed.parent.name)
    return feeds.read(feed.read_bytes(), "application/rss+xml", source.feeds[0].url).entries


@pytest.mark.parametrize("feed", FEEDS, ids=fixture_name)
def test_a_feed_gives_the_links_titles_and_times_that_it_states(feed: Path) -> None:
    source = sources.find(feed.parent.name)
    actual = [(canonical(entry.link, source), entry.title, entry.published, entry.exact) for entry in entries(feed)]
    assert actual == [
        (
            canonical(expected_entry["link"], source),
            expected_entry["title"],
            expected_entry["published"] and datetime.fromisoformat(expected_entry["published"]),
            expected_entry["published_exact"],
        )
        for expected_entry in expected(feed)
    ]


@pytest.mark.parametrize("page", PAGES, ids=fixture_name)
def test_the_link_of_a_feed_names_the_same_article_as_its_page(page: Path) -> None:
    source = sources.find(page.parent.name)
    ids = {article_id(canonical(entry.link, source), source) for entry in entries(page.parent / "feed.xml")}
    assert article_id(canonical(expected(page)["url"], source), source) in ids
