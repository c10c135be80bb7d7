"""Articles that were taken off at somebody's demand: the record of each decision, and what is left to be shown."""

from dataclasses import dataclass, replace
from datetime import datetime

from chautari.core.border import Bordered, Name, OwnText, ShortText
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary


@dataclass(frozen=True, slots=True)
class TakeDown(Bordered):
    """One decision about an article.

    - reason: in words, which the API gives to everybody; never empty. by: the person; stored, and never served.
    - revision: the number of the article's revision that it made.
    - is_back: whether the article was put back by it.
    """

    id: OwnText
    at: datetime
    reason: ShortText
    by: Name
    revision: int
    is_back: bool = False


def blanked_summary(summary: ArticleSummary, reason: str) -> ArticleSummary:
    """`summary` without anything that the outlet wrote: what tells of it, and where it was, stays."""
    return replace(
        summary,
        title="",
        excerpt="",
        authors=(),
        agency="",
        published=None,
        published_exact=False,
        modified=None,
        image=None,
        taken_down=reason,
    )


def blanked_revision(revision: ArticleRevision, summary: ArticleSummary) -> ArticleRevision:
    """A revision of the blanked `summary`, without text."""
    return replace(revision, summary=summary, blocks=(), html="", place="", tags=(), description="", content="")
