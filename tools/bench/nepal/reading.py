"""What our readers make of the sixty pages, as shares and counts."""

from collections.abc import Callable, Sequence

from chautari.news.extraction import extract, reader
from chautari.news.extraction.document import parse
from chautari.news.model.parsed_article import TextBlock
from tools.bench.extraction import scoring
from tools.bench.nepal.pages import NepalPage

Body = Callable[[NepalPage], str]


def generic_body(page: NepalPage) -> str:
    """The body without rules of the site."""
    return _text(reader.read(parse(page.html)))


def whole_body(page: NepalPage) -> str:
    """The body as the project reads it, with the rules of the site."""
    return _text(extract(page.html, page.url).blocks)


def _text(blocks: Sequence[TextBlock]) -> str:
    """The text without its standfirst, which the pages' stories state apart."""
    return "\n".join(block.text for block in blocks if block.kind != "standfirst")


def body_score(read: Body, chosen: Sequence[NepalPage]) -> scoring.Score:
    """Precision and recall of the bodies of these pages."""
    return scoring.score(scoring.match(page.story.body, read(page)) for page in chosen)


def facts(chosen: Sequence[NepalPage]) -> tuple[int, int, int]:
    """How many of the pages have their title, their authors and their day as they are."""
    read = [(page, extract(page.html, page.url)) for page in chosen]
    days = (article.published and str(article.published.date()) == page.published[:10] for page, article in read)
    return (
        sum(article.title == page.story.title for page, article in read),
        sum(list(article.authors) == page.story.authors for page, article in read),
        sum(map(bool, days)),
    )
