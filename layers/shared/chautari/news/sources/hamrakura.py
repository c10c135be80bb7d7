"""Hamrakura, in Nepali.

Its oddity: an address ends in the day, which is decoration; the number is the article. The feed is named by several
public lists and was seen by none of them to answer. The layout is probable: no public rule knows it, so each selector
names what its kind of page (PHP of its own, Bootstrap) has. https://hamrakura.com
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
