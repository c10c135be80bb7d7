"""The Rising Nepal, the state's daily in English.

`/feed` answers 404, `/rss` is the feed. The layout is probable: that of the publisher's other site.
https://risingnepaldaily.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="risingnepal",
    name="The Rising Nepal",
    home="https://risingnepaldaily.com",
    language="en",
    hosts=("risingnepaldaily.com",),
    feeds=(FeedDeclaration("https://risingnepaldaily.com/rss"),),
    stance="The feed was read by others in August 2026. "
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
