"""Hamrakura, in Nepali.

Peculiarity: an address ends in the date, which is optional; the number identifies the article. Several public lists
name the feed, and none shows that it answers. The layout is probable: no public rule covers it, so the selectors are
the usual ones of its kind of page (own PHP, Bootstrap). https://hamrakura.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="hamrakura",
    name="Hamrakura",
    home="https://hamrakura.com",
    language="ne",
    hosts=("hamrakura.com",),
    feeds=(FeedDeclaration("https://hamrakura.com/feed"),),
    stance="The feed is on public lists, nobody shows that it answers. "
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
