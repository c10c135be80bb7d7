from datetime import datetime
from pathlib import Path

import pytest

from chautari.news import feeds, sources
from chautari.news.model.article_urls import article_id, canonical
from chautari.news.model.source import FeedEntry
from tests.news.sources.fixtures import FEEDS, PAGES, expected, name_of


def entries(feed: Path) -> tuple[FeedEntry, ...]:
    source = sources.find(feed.parent.name)
    return feeds.read(feed.read_bytes(), "application/rss+xml", source.feeds[0].url).entries


@pytest.mark.parametrize("feed", FEEDS, ids=name_of)
def test_a_feed_gives_the_links_titles_and_times_that_it_states(feed: Path) -> None:
    source = sources.find(feed.parent.name)
    found = [(canonical(each.link, source), each.title, each.published, each.exact) for each in entries(feed)]
    assert found == [
        (
            canonical(said["link"], source),
            said["title"],
            said["published"] and datetime.fromisoformat(said["published"]),
            said["published_exact"],
        )
        for said in expected(feed)
    ]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_link_of_a_feed_names_the_same_article_as_its_page(page: Path) -> None:
    source = sources.find(page.parent.name)
    ids = {article_id(canonical(each.link, source), source) for each in entries(page.parent / "feed.xml")}
    assert article_id(canonical(expected(page)["url"], source), source) in ids
