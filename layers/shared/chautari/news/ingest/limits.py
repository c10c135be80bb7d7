"""Size limits of an article: far above any report, and within one DynamoDB item (400 kB).

A page can hold anything of any length. The text is cut at the end of a block, and the article is marked as clipped.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from chautari.news.model.parsed_article import ParsedArticle, TextBlock

# 25,000 words of English or 9,000 of Nepali. As blocks and as HTML, and even if none of it could be compressed, this
# is less than an item may have.
MAX_TEXT_BYTES = 150_000
# Bytes of a block's markup in HTML and JSON: a million empty words must not pass as little text.
MARKUP_BYTES = 30
MAX_LINE_CHARACTERS, MAX_NAMES = 2_000, 30
FIRST_YEAR, LAST_YEAR = 1900, 2200


def without_implausible(article: ParsedArticle) -> ParsedArticle:
    """`article` without values that only a mistake produces: lone surrogates (JSON can hold them), impossible years."""
    return replace(
        article,
        title=_without_surrogates(article.title),
        blocks=tuple(replace(block, text=_without_surrogates(block.text)) for block in article.blocks),
        authors=tuple(map(_without_surrogates, article.authors)),
        tags=tuple(map(_without_surrogates, article.tags)),
        description=_without_surrogates(article.description),
        image=article.image
        and replace(
            article.image,
            url=_without_surrogates(article.image.url),
            caption=_without_surrogates(article.image.caption),
        ),
        published=plausible_instant(article.published),
        modified=plausible_instant(article.modified),
    )


def truncate(article: ParsedArticle) -> tuple[ParsedArticle, bool]:
    """`article` cut to the limits, and whether its body was cut."""
    blocks = _fitting(article.blocks)
    truncated = replace(
        article,
        blocks=blocks,
        authors=_names(article.authors),
        tags=_names(article.tags),
        description=article.description[:MAX_LINE_CHARACTERS],
        image=article.image if article.image and article.image.url else None,
        place=article.place[:100],
        agency=article.agency[:100],
    )
    return truncated, blocks != article.blocks


def _without_surrogates(text: str) -> str:
    return text.encode(errors="replace").decode()


def plausible_instant(at: datetime | None) -> datetime | None:
    """`at`, or None for an impossible year. Instants at the edges of datetime's range overflow in zone arithmetic."""
    return at if at and FIRST_YEAR <= at.year <= LAST_YEAR else None


def _fitting(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """The leading blocks within MAX_TEXT_BYTES; of a single block that exceeds it, the beginning."""
    size = 0
    for number, block in enumerate(blocks):
        size += len(block.text.encode()) + MARKUP_BYTES
        if size > MAX_TEXT_BYTES:
            return blocks[:number] or (_cut(block),)
    return blocks


def _cut(block: TextBlock) -> TextBlock:
    """The beginning of `block`, cut between words if there are any."""
    beginning = block.text.encode()[: MAX_TEXT_BYTES - MARKUP_BYTES].decode(errors="ignore")
    return replace(block, text=beginning.rpartition(" ")[0].rstrip() or beginning)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name[:200] for name in list(names)[:MAX_NAMES])
