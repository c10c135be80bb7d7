"""Gorkhapatra, the state's daily in Nepali, since 1901.

Peculiarity: the first paragraph begins with author and place, separated by markup only. The layout is
probable. https://gorkhapatraonline.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="gorkhapatra",
    name="Gorkhapatra",
    home="https://gorkhapatraonline.com",
    language="ne",
    hosts=("gorkhapatraonline.com",),
    feeds=(FeedDeclaration("https://gorkhapatraonline.com/rss"),),
    stance="The feed was read by others on 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/news/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".blog-details",
            drop=(".advertisement", ".related-news"),
            title="h1.single-heading, h1",
            byline=".blog-details-header .author-name",
            published=".blog-details-header .date",
        ),
    ),
)
