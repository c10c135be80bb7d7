"""Onlinekhabar, in English: its own stories at slugs that end in `.html`, not at the numbers of the Nepali edition.

The layout is probable: that of the Nepali edition and an older WordPress theme. https://english.onlinekhabar.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="onlinekhabarenglish",
    name="Onlinekhabar (English)",
    home="https://english.onlinekhabar.com",
    language="en",
    hosts=("english.onlinekhabar.com",),
    feeds=(FeedDeclaration("https://english.onlinekhabar.com/feed"),),
    stance="The feed was read by others in August 2026. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    sections={"political": "politics", "trekking": "lifestyle"},
    rules=(
        PageRule(
            body=".post-content-wrap, .ok18-single-post-content-wrap",
            drop=(".ok18-related-posts-wrap", "[class*=ad-section]"),
            title="h1.entry-title",
            byline=".ok-post-header .author-name",
            published=".ok-post-header .ok-post-date",
            boilerplate=("^the post .{0,200} appeared first on ",),
        ),
    ),
)
