"""My Republica, the English daily of Nagarik Network.

Peculiarities: the publisher's other feed is years old. `/feed` answers 403 or 404 to some clients; public lists name
`/feeds`. The layout is probable. https://myrepublica.nagariknetwork.com
"""

from chautari.news.model.source import FeedDeclaration, NewsSource, PageRule

SOURCE = NewsSource(
    key="myrepublica",
    name="My Republica",
    home="https://myrepublica.nagariknetwork.com",
    language="en",
    hosts=("myrepublica.nagariknetwork.com",),
    feeds=(FeedDeclaration("https://myrepublica.nagariknetwork.com/feeds"),),
    stance="The feed is on public lists of 2026; some found /feed refused. "
    "robots.txt and terms were not looked at live by 2026-11; robots.txt is asked before every fetch.",
    rules=(
        PageRule(
            body="#newsContent",
            drop=(".advertisement", ".also-read"),
            title="h1",
            byline=".headline-time .author",
            published=".headline-time .published",
            boilerplate=("^(also |must )?read( also)?: ",),
        ),
    ),
)
