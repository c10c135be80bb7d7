"""Ratopati, in Nepali.

Peculiarity: the number identifies the article, the slug after it is optional. Two layouts, as public scrapers read
them; the selectors of author and day are probable. https://www.ratopati.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="ratopati",
    name="Ratopati",
    home="https://www.ratopati.com",
    language="ne",
    hosts=("ratopati.com",),
    feeds=(FeedDeclaration("https://www.ratopati.com/feed"),),
    stance="The feed was read by others on 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/story/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".the-content",
            drop=(".advertisement", ".related-story"),
            title="h1.heading, h1",
            byline=".post-author .author-name",
            published=".post-date, .post-time",
        ),
        PageRule(body=".imgAdj", title="h1", published=".published-at"),
    ),
)
