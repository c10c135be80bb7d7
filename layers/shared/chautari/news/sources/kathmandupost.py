"""The Kathmandu Post.

Peculiarities: the feed is not well-formed and has no dates, but addresses contain the day; pages end in a paragraph
about the outlet. Layout as public scrapers read it from 2021 to 2026. https://kathmandupost.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="kathmandupost",
    name="The Kathmandu Post",
    home="https://kathmandupost.com",
    language="en",
    hosts=("kathmandupost.com",),
    feeds=(FeedDeclaration("https://kathmandupost.com/rss"),),
    stance="The feed was read by others on 2026-08-17. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    sections={
        "valley": "society",
        "money": "economy",
        "climate-environment": "environment",
        "food": "lifestyle",
    },
    rules=(
        PageRule(
            body=".subscribe--wrapperx section.story-section",
            drop=(".subscribe--bar", ".related-articles", ".ad-unit"),
            title="h1",
            byline="h5.text-capitalize a",
            published=".updated-time:not(.updated-time_location)",
            modified=".updated-time ~ .updated-time:not(.updated-time_location)",
            section="h4.title--line__red a",
            boilerplate=(
                r"^(the kathmandu post|kathmandupost\.com)\b.{0,80}\b(since|founded|largest)",
                r"^(also )?read: ",
            ),
        ),
        PageRule(
            body=".subscribe--wrapperx",
            drop=(".subscribe--bar", ".related-articles", ".ad-unit"),
            title="h1",
            byline="h5.text-capitalize a",
            published=".updated-time:not(.updated-time_location)",
            modified=".updated-time ~ .updated-time:not(.updated-time_location)",
        ),
    ),
)
