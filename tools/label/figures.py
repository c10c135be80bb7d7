"""How well labelled pages are read: body, title, authors, day and kind, page by page and together."""

from collections.abc import Iterator, Sequence

from chautari.news.extraction import NoArticle, extract
from chautari.news.model.parsed_article import ParsedArticle
from tools.bench.extraction import scoring
from tools.label.folder import LabelledPage


def rows(pages: Sequence[LabelledPage]) -> Iterator[str]:
    """A line a page, then all together. The pages that nobody has checked are not among them."""
    matches, right = [], [0, 0, 0, 0]
    for page in pages:
        article = _read(page)
        match = scoring.match(page.label.body, article.text if article else "")
        facts = _facts(page, article) if article else (False, False, False, False)
        matches.append(match)
        right = [count + fact for count, fact in zip(right, facts, strict=True)]
        yield f"{page.name:<60} body F1 {match.f1:.3f}  " + " ".join(map(_mark, facts))
    score = scoring.score(matches)
    yield f"{len(pages)} pages: body P {score.precision:.4f} R {score.recall:.4f} F1 {score.f1:.4f}"
    yield "right: title {} authors {} day {} kind {}".format(*right)


def _read(page: LabelledPage) -> ParsedArticle | None:
    try:
        return extract(page.html, page.url)
    except NoArticle:
        return None


def _facts(page: LabelledPage, article: ParsedArticle) -> tuple[bool, bool, bool, bool]:
    """Whether title, authors, day and kind are as they are."""
    label = page.label
    day = str(article.published.date()) if article.published else ""
    is_right = (article.title == label.title, list(article.authors) == label.authors)
    return (*is_right, day == label.published[:10], article.kind == label.kind)


def _mark(is_right: bool) -> str:
    return "+" if is_right else "-"
