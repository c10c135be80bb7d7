"""Setopati.

Peculiarities: some pages have no paragraphs, their text is in the container with line breaks; the day is Bikram
Sambat. Layout as public scrapers read it (`news-big-title` was a `span` and is an `h1`). https://www.setopati.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="setopati",
    name="Setopati",
    home="https://www.setopati.com",
    language="ne",
    hosts=("setopati.com",),
    feeds=(FeedDeclaration("https://www.setopati.com/feed"),),
    stance="The feed gave five items on 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    sections={
        "social": "society",
        "kinmel": "economy",
        "sports": "sport",
        "blog": "opinion",
        "ghumphir": "lifestyle",
        "global": "diaspora",
    },
    rules=(
        PageRule(
            body=".editor-box",
            drop=(".insert-ad", ".media-ad-item", ".related-news"),
            title=".news-big-title",
            byline=".media-body .main-title",
            published=".pub-date",
        ),
        PageRule(
            body=".editor-box",
            paragraph="",
            drop=(".insert-ad", ".media-ad-item", ".related-news"),
            title=".news-big-title",
            byline=".media-body .main-title",
            published=".pub-date",
        ),
    ),
)
