"""How much of an article is kept: far more than any report has, and little enough for one item of the table (400 kB).

A page can say anything at any length. The text is cut at a block's end and the article says that it was cut.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chautari.core.web_address import web_address
from chautari.news.model.parsed_article import ParsedArticle, TextBlock

# 25,000 words of English or 9,000 of Nepali. As blocks and as HTML, and even if none of it could be compressed, this
# is less than an item may have.
MOST_BYTES_OF_TEXT = 150_000
# Bytes of a block's marks in HTML and JSON: a million empty words must not pass as little text.
BYTES_OF_MARKS = 30
LONGEST_LINE, MOST_NAMES = 2_000, 30
FIRST_YEAR, LAST_YEAR = 1900, 2200


def plausible(article: ParsedArticle) -> ParsedArticle:
    """`article` without what only a mistake says: half characters, as JSON can spell, and years that cannot be."""
    return replace(
        article,
        title=_whole(article.title),
        blocks=tuple(replace(block, text=_whole(block.text)) for block in article.blocks),
        authors=tuple(map(_whole, article.authors)),
        tags=tuple(map(_whole, article.tags)),
        description=_whole(article.description),
        image=article.image
        and replace(article.image, url=_whole(article.image.url), caption=_whole(article.image.caption)),
        published=possible(article.published),
        modified=possible(article.modified),
    )


def within(article: ParsedArticle) -> tuple[ParsedArticle, bool]:
    """`article` within the bounds, and whether its body was cut."""
    blocks = _fitting(article.blocks)
    image = article.image and replace(
        article.image, url=web_address(article.image.url), caption=article.image.caption[:LONGEST_LINE]
    )
    kept = replace(
        article,
        blocks=blocks,
        authors=_names(article.authors),
        tags=_names(article.tags),
        description=article.description[:LONGEST_LINE],
        image=image if image and image.url else None,
        place=article.place[:100],
        agency=article.agency[:100],
    )
    return kept, blocks != article.blocks


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode()


def possible(at: datetime | None) -> datetime | None:
    """`at` unless it is of a year that only a mistake says, and with which no zone can be reckoned."""
    return at if at and FIRST_YEAR <= at.year <= LAST_YEAR else None


def _fitting(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    size = 0
    for number, block in enumerate(blocks):
        size += len(block.text.encode()) + BYTES_OF_MARKS
        if size > MOST_BYTES_OF_TEXT:
            return blocks[:number] or (_cut(block),)
    return blocks


def _cut(block: TextBlock) -> TextBlock:
    """The beginning of a text without a break, no word in two if there are words."""
    beginning = block.text.encode()[: MOST_BYTES_OF_TEXT - BYTES_OF_MARKS].decode(errors="ignore")
    return replace(block, text=beginning.rpartition(" ")[0].rstrip() or beginning)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name[:200] for name in list(names)[:MOST_NAMES])
