"""How sure we are that a text is its article's: whether title, description and feed entry speak of what it speaks of.

The measure is the share of the word stems of each statement that the text has. A text under a right headline that has
hardly one of them is another article's, whatever its length.
"""

from collections.abc import Iterator

from chautari.news.ingest import relevance
from chautari.news.model.article_kind import TextConfidence
from chautari.news.model.parsed_article import ParsedArticle
from chautari.news.model.source import FeedEntry

# Shares of a statement's stems, by the best statement.
HIGH, LOW = 0.5, 0.15


def confidence_of(article: ParsedArticle, entry: FeedEntry) -> TextConfidence:
    """The grade of a text by the best of its statements; "middle" where none can be compared with it."""
    shares = list(_shares(article, entry))
    if not shares:
        return "middle"
    if max(shares) < LOW:
        return "low"
    return "high" if max(shares) >= HIGH and not article.cut else "middle"


def _shares(article: ParsedArticle, entry: FeedEntry) -> Iterator[float]:
    """The share of each statement that is in a script of the text's."""
    scripts, stems = relevance.scripts(article.text), relevance.stems(article.text)
    for statement in (article.title, article.description, entry.title, entry.summary):
        expected = relevance.stems(statement)
        if expected and not relevance.scripts(statement).isdisjoint(scripts):
            yield len(expected & stems) / len(expected)
