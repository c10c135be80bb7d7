"""Ratopati, in English: numbers of its own, not those of the Nepali edition.

The layout is that of the Nepali edition, which is probable. https://english.ratopati.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="ratopatienglish",
    name="Ratopati (English)",
    home="https://english.ratopati.com",
    language="en",
    hosts=("english.ratopati.com",),
    feeds=(FeedDeclaration("https://english.ratopati.com/feed"),),
    stance="The feed was read by others in August 2026. "
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
