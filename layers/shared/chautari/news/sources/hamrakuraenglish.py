"""Hamrakura, in English: the portal that this project grew from.

Peculiarity: an address ends in the date with blanks, which is optional; the number identifies the article. No feed was
seen; its address is derived from the Nepali edition's. The layout is probable.
https://english.hamrakura.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="hamrakuraenglish",
    name="Hamrakura (English)",
    home="https://english.hamrakura.com",
    language="en",
    hosts=("english.hamrakura.com",),
    feeds=(FeedDeclaration("https://english.hamrakura.com/feed"),),
    stance="No feed was seen, this address is a guess by the Nepali edition. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/news-details/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".news-details .details-content, .news-detail-content",
            title=".news-details h1",
            byline=".news-details .author",
            published=".news-details .post-date",
            drop=(".related-news", ".advertisement"),
        ),
    ),
)
