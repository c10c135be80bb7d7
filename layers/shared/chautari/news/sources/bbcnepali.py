"""BBC News in Nepali.

Peculiarities: links of the feed carry a referrer parameter (`at_medium`), and an article's slug has no words. The pages
state everything in JSON-LD, and the body is their `main` element. https://www.bbc.com/nepali
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="bbcnepali",
    name="BBC News Nepali",
    home="https://www.bbc.com/nepali",
    language="ne",
    hosts=("bbc.com", "bbc.co.uk"),
    feeds=(FeedDeclaration("https://feeds.bbci.co.uk/nepali/rss.xml"),),
    stance="The feed was read by others on 2026-08-22. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    identity=r"^/nepali/(?:articles/)?([a-z0-9-]{10,})(?=[/?]|$)",
    rules=(
        PageRule(
            body="main[role=main]",
            drop=("[data-e2e=related-content-heading]", "section", "[data-e2e=bulletin]", "[role=note]"),
            title="h1",
            published="main time",
        ),
    ),
)
