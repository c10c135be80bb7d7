"""Nepali Times, a weekly in English.

A WordPress feed; long texts with headings. The layout is probable. https://nepalitimes.com
"""

from datetime import timedelta

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="nepalitimes",
    name="Nepali Times",
    home="https://nepalitimes.com",
    language="en",
    hosts=("nepalitimes.com",),
    feeds=(FeedDeclaration("https://nepalitimes.com/feed"),),
    stance="The feed was read by others in August 2026. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    sections={"here now": "national"},
    rules=(
        PageRule(
            body=".elementor-widget-theme-post-content, .entry-content",
            drop=(".related-posts", ".newsletter"),
            title="h1",
            byline=".post-author a",
            published=".post-date, time",
        ),
    ),
    every=timedelta(hours=1),
)
