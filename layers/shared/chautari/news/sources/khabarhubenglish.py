"""Khabarhub, in English.

Peculiarity: an address contains year and day of the month, but not the month; the number identifies the article. The
layout is probable (WordPress). https://english.khabarhub.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="khabarhubenglish",
    name="Khabarhub (English)",
    home="https://english.khabarhub.com",
    language="en",
    hosts=("english.khabarhub.com",),
    feeds=(FeedDeclaration("https://english.khabarhub.com/feed"),),
    stance="The feed was read by others in August 2026. "
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
