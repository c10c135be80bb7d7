"""Content hashes of articles: what makes a new revision."""

import hashlib
from datetime import UTC
from urllib.parse import parse_qsl, urlsplit

from chautari.dynamodb import codec
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.stored_article import ArticleRevision


def of_article(article: ParsedArticle, section: str) -> str:
    """SHA-256 of the fields whose change makes a new revision; without the page's modification time, tags or sizes."""
    published = article.published.astimezone(UTC).isoformat() if article.published else None
    fields = [
        article.title,
        [[block.kind, block.text] for block in article.blocks],
        article.authors,
        [article.place, article.agency, section],
        [published, article.published_exact],
        _image_identity(article.image.url) if article.image else None,
    ]
    return hashlib.sha256(codec.json_text(fields)).hexdigest()


def of_stored(stored: ArticleRevision) -> tuple[str, str]:
    """The stored hash, and that of the stored fields in the form that they have now.

    Where a release cleans a text or an address in another way, no article is another one for that.
    """
    summary = stored.summary
    article = ParsedArticle(
        title=summary.title,
        blocks=stored.blocks,
        authors=summary.authors,
        place=stored.place,
        agency=summary.agency,
        published=summary.published,
        published_exact=summary.published_exact,
        image=summary.image,
    )
    return stored.content, of_article(article, summary.section)


def _image_identity(url: str) -> list[object]:
    """What identifies an image at any size: its address without the numbers in its query."""
    parts = urlsplit(url)
    return [parts.netloc, parts.path, [pair for pair in parse_qsl(parts.query) if not pair[1].isdecimal()]]
