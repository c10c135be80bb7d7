"""The Himalayan Times.

Peculiarities: the heading holds the headline twice, once for each screen width, and the dateline runs into the text
without a blank. Feeds are numbered by section. The layout is probable. https://thehimalayantimes.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="himalayantimes",
    name="The Himalayan Times",
    home="https://thehimalayantimes.com",
    language="en",
    hosts=("thehimalayantimes.com",),
    feeds=(FeedDeclaration("https://thehimalayantimes.com/rssFeed/15"),),
    stance="The feeds are on public lists of 2026; one answered within 36 hours of its newest item. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    rules=(
        PageRule(
            body=".post-content, .content-inner",
            drop=(".advertisement", ".related-articles"),
            byline=".article-author, .byline",
            published=".article-date, .published-date",
            boilerplate=("^a version of this article appears in the print",),
        ),
    ),
)
