"""The Annapurna Express.

`/feed` answers 404 to some clients; `/rss` is the feed that public scrapers read. The layout is probable.
https://theannapurnaexpress.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="annapurnaexpress",
    name="The Annapurna Express",
    home="https://theannapurnaexpress.com",
    language="en",
    hosts=("theannapurnaexpress.com",),
    feeds=(FeedDeclaration("https://theannapurnaexpress.com/rss"),),
    stance="The feed is on public lists of 2026. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/story/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".detail__content, .single-content",
            drop=(".advertisement", ".related-story"),
            title="h1",
            byline=".detail__author, .byline",
            published=".detail__date, .published-date",
        ),
    ),
)
