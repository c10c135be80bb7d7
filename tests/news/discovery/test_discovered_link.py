"""Selecting the links of a feed, and the size of their messages."""

from chautari.news.discovery import discovered_link
from chautari.news.model.source import FeedEntry
from tests.news.fake_outlet import HOME, NOON, OUTLET


def test_of_two_entries_of_one_article_the_first_is_kept_and_the_other_counted() -> None:
    entries = [FeedEntry(f"{HOME}/story/1{query}", title) for query, title in (("", "New"), ("?utm_source=rss", "Old"))]
    links, dropped = discovered_link.select_links(OUTLET, entries, NOON)
    assert ([link.entry.title for link in links], dropped) == (["New"], {"twice": 1})


def test_a_summary_is_cut_to_what_a_message_holds() -> None:
    entry = FeedEntry(f"{HOME}/story/1", "Long", summary="word " * 100_000)
    (link,), _ = discovered_link.select_links(OUTLET, [entry], NOON)
    summary = discovered_link.queue_message(OUTLET, OUTLET.feeds[0], link, NOON).body["entry"]["summary"]
    assert 1_990 < len(summary) <= 2_000
    assert summary.endswith("word…")
