"""Take an article off, or put it back: its next revision, with the decision, in one transaction.

Earlier revisions stay in the table, where nothing serves them: a decision may be wrong, and is then taken back.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from chautari.core.plain_text import one_line
from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import html_sanitizer
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.model.take_down import TakeDown, blanked_revision, blanked_summary
from chautari.news.store import articles, link_state, take_downs
from chautari.news.store.link_state import FetchOutcome

# Of conflicts with other writers of the article.
MAX_ATTEMPTS = 10
_NextRevision = Callable[[ArticleRevision], ArticleRevision]


class NothingToDo(ValueError):
    """The article is not kept, is off already, or is not off; or no reason is given that could be read."""


def take_down(table: Table, article_id: str, reason: str, by: str, now: datetime) -> TakeDown:
    """Take an article off; `reason` is public. Raises NothingToDo, or Conflict after MAX_ATTEMPTS."""

    def blanked(current: ArticleRevision) -> ArticleRevision:
        if current.summary.taken_down:
            raise NothingToDo(f"{article_id} was taken off already: {current.summary.taken_down}")
        return blanked_revision(current, blanked_summary(current.summary, reason))

    decision = TakeDown(article_id, now, reason, by, 0)
    stored = _put(table, decision, blanked)
    link_state.put_outcome(table, article_id, FetchOutcome(link_state.TAKEN_DOWN, now.isoformat()))
    return stored


def put_back(table: Table, article_id: str, reason: str, by: str, now: datetime) -> TakeDown:
    """Put an article back as it was before it was taken off. Raises as `take_down` does."""

    def restored(current: ArticleRevision) -> ArticleRevision:
        # By the decisions: with a reason that was blank, as was allowed once, a summary does not say that it is off.
        decided = [decision for decision in take_downs.decisions(table) if decision.id == article_id]
        if not take_downs.standing(decided):
            raise NothingToDo(f"{article_id} is not off")
        emptied = {decision.revision for decision in decided if not decision.is_back}
        last = [kept for kept in articles.revisions(table, article_id) if kept.summary.revision not in emptied][-1]
        return replace(last, html=html_sanitizer.to_html(last.blocks))

    stored = _put(table, TakeDown(article_id, now, reason, by, 0, is_back=True), restored)
    link_state.put_outcome(table, article_id, FetchOutcome("read", now.isoformat()))
    return stored


def _put(table: Table, decision: TakeDown, next_revision: _NextRevision) -> TakeDown:
    """Write the article's next revision with the decision; returns it as stored.

    The reason marks a summary as taken off: with an empty one the article is served empty, and cannot be put back.
    """
    if not one_line(decision.reason):
        raise NothingToDo(f"{decision.id}: a reason is needed, in words that can be read")
    for _ in range(MAX_ATTEMPTS):
        current = articles.get(table, decision.id)
        if current is None:
            raise NothingToDo(f"no article {decision.id} is kept")
        revision = next_revision(current)
        number = current.summary.revision + 1
        summary = replace(revision.summary, changed_at=decision.at, revision=number)
        try:
            stored = articles.put(table, current.summary, replace(revision, summary=summary), decision=decision)
        except Conflict:
            continue
        return replace(decision, at=stored.summary.changed_at, revision=number)
    raise Conflict(f"article {decision.id}: given up after {MAX_ATTEMPTS} attempts")
