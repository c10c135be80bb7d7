"""Reports of articles for joining: what is compared, and what a story shows of each."""

from chautari.news.model.stored_article import ArticleRevision
from chautari.news.stories.address_words import address_words
from chautari.news.stories.daily_series import series_of
from chautari.news.stories.figures import figures
from chautari.news.stories.report import Report, numbers_of, text_terms
from chautari.news.stories.story import OPINION, Member


def report_of(revision: ArticleRevision) -> Report:
    """The report of an article, not yet joined: headline and lead as terms, numbers from the whole text."""
    summary = revision.summary
    text = f"{summary.title}\n{revision.text}"
    return Report(
        id=summary.id,
        source=summary.source,
        language=summary.language,
        at=summary.listed_at,
        original=summary.original,
        headline=text_terms(summary.title),
        lead=text_terms(revision.description or summary.excerpt),
        numbers=numbers_of(text),
        address=text_terms(address_words(summary.url)) if summary.language == "ne" else (),
        series=series_of(summary.title),
        is_opinion=summary.kind == OPINION,
    )


def member_of(revision: ArticleRevision, event: str) -> Member:
    """The article as its story shows it."""
    summary = revision.summary
    return Member(
        id=summary.id,
        event=event,
        source=summary.source,
        outlet=summary.outlet,
        language=summary.language,
        title=summary.title,
        url=summary.url,
        section=summary.section,
        at=summary.listed_at,
        original=summary.original,
        kind=summary.kind,
        figures=figures(f"{summary.title}\n{revision.text}"),
    )


def is_same_text(old: Report, new: Report) -> bool:
    """Whether a revision says in headline and lead what the one before said."""
    return (old.headline, old.lead, old.numbers) == (new.headline, new.lead, new.numbers)
