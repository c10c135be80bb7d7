"""Khabarhub, in Nepali.

Peculiarity: an address contains year and day of the month, but not the month; the number identifies the article. The
layout is probable (WordPress). https://www.khabarhub.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="khabarhub",
    name="Khabarhub",
    home="https://www.khabarhub.com",
    language="ne",
    hosts=("khabarhub.com",),
    feeds=(FeedDeclaration("https://www.khabarhub.com/feed"),),
    stance="The feed is on public lists of 2026. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/\d{4}/\d{1,2}/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".post-entry, .entry-content",
            drop=(".related-post", ".sharedaddy", ".khabarhub-ads"),
            title="h1",
            byline=".author-info .author-name",
            published=".post-date",
        ),
    ),
)
