"""Annapurna Post.

Peculiarities: the feed has no dates; the page states its time in Bikram Sambat, month first and seconds of one digit,
while its header states today's date, day first. The layout is probable. https://annapurnapost.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="annapurnapost",
    name="Annapurna Post",
    home="https://annapurnapost.com",
    language="ne",
    hosts=("annapurnapost.com",),
    feeds=(FeedDeclaration("https://annapurnapost.com/rss"),),
    stance="The feed was read by others on 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/story/(\d+)(?=[/?]|$)",
    rules=(
        PageRule(
            body=".news__details",
            drop=(".advertisement", ".related-news"),
            title="h1.news__title, h1",
            byline=".news__author .author__name",
            published=".news__author .date",
        ),
    ),
)
