"""The frame of news: titles that lead to their outlets, as many as a small document holds."""

from collections.abc import Iterable

from chautari.core.plain_text import bounded_line
from chautari.web.embed_kinds import kind_of
from chautari.web.embeds.embed_document import Embed, outward
from chautari.web.html import Markup, element
from chautari.web.locales import Locale
from chautari.web.rates import Answer

MOST, LONGEST_TITLE = 5, 110
# What is left of 5,000 bytes beside the frame's style and its own words.
MOST_BYTES = 3400


def headlines(articles: Iterable[Answer], lang: Locale) -> Embed:
    """Articles, each with `title`, `url`, `source`, `language` and the instant `at`."""
    rows: list[Markup] = []
    room = MOST_BYTES
    for article in articles:
        row = _row(article, lang)
        size = len(row.encode())
        if len(rows) < MOST and size <= room:
            rows.append(row)
            room -= size
    return Embed(kind_of("news"), element("ul", rows) if rows else element("p", lang.say("no_news")))


def _row(article: Answer, lang: Locale) -> Markup:
    title = bounded_line(article["title"], LONGEST_TITLE)
    language = None if article["language"] in (None, lang.code) else article["language"]
    about = [article["source"]["name"], lang.moment(article["at"]) if article["at"] else None]
    return element(
        "li",
        outward(title, article["url"], lang=language),
        element("p", element("small", " · ".join(filter(None, about)))),
    )
