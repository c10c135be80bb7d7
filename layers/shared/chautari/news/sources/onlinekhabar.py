"""Onlinekhabar, in Nepali.

Peculiarities: `content:encoded` of the feed is a teaser; a box above the text holds a machine-made summary, and related
stories follow the third paragraph. Two layouts, both as public scrapers read them.
https://www.onlinekhabar.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="onlinekhabar",
    name="Onlinekhabar",
    home="https://www.onlinekhabar.com",
    language="ne",
    hosts=("onlinekhabar.com",),
    feeds=(FeedDeclaration("https://www.onlinekhabar.com/feed"),),
    stance="The feed was read by others on 2026-08-17 and 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/\d{4}/\d{2}/(\d+)(?=[/?]|$)|^/\?p=(\d+)(?=&|$)",
    rules=(
        PageRule(
            body=".ok18-single-post-content-wrap",
            drop=(".ok18-related-posts-wrap", ".ok-ai-summary", "[class*=ad-section]"),
            title="h1.entry-title",
            byline=".ok-title-info .author-name",
            published=".ok-news-post-hour span",
        ),
        PageRule(
            body=".main__read--content",
            title=".nws__title--card h2, h2.mb-0",
            published=".nws__title--card .post__time",
            section=".custom_breadcrumb > a:last-of-type",
        ),
    ),
)
