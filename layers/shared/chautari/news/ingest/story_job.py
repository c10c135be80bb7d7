"""Job of stories: learn once a day, join what the change log tells, put away what no report can join any more."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from chautari.dynamodb.table import Table
from chautari.nepali.clock import today
from chautari.news.ingest import story_learning
from chautari.news.ingest.story_joining import StoryJoining
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, change_log, stories, story_state
from chautari.news.store.story_state import StateShelf
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.window import LENGTH

# A run reads and replaces the whole state, and pays for that: docs/costs.md.
EVERY = timedelta(minutes=30)
# Of one run, some two minutes: what three days left is made up for by three runs.
MOST_CHANGES = 1_000
# An article that has stood so long is read without consistency, for half the price: DynamoDB is behind for a moment.
LAGS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class StoriesReport:
    """What a run did: changes of articles joined, reports in the window, stories that stand and that it closed."""

    joined: int
    window: int
    stories: int
    closed: int
    has_learnt: bool


@dataclass(slots=True)
class StoryJob:
    """Joins articles of `table` into the stories of `shelf`: at a process's first run, and then as often as EVERY."""

    table: Table
    shelf: StateShelf
    _joined_at: datetime | None = None

    def run(self, now: datetime) -> dict[str, Any]:
        """Join if it is time, and report; nothing if it is not. Raises as `join` does."""
        if self._joined_at and now - self._joined_at < EVERY:
            return {}
        report = join(self.table, self.shelf, now)
        self._joined_at = now
        return asdict(report)


def join(table: Table, shelf: StateShelf, now: datetime) -> StoriesReport:
    """Bring the state on the shelf up to the last change. Raises as the shelf does; the next run does it again."""
    state, etag = story_state.get(shelf, table)
    begun = state or JoinedStories(now - LENGTH, story_state.NOTHING)
    has_learnt = begun.learnt_at is None or today(begun.learnt_at) != today(now)
    if has_learnt:
        begun = replace(begun, knowledge=story_learning.learnt(table), learnt_at=now)
    changes = change_log.changed_after(table, begun.until, MOST_CHANGES).summaries
    if not (changes or has_learnt):
        return StoriesReport(0, len(begun.reports), len(begun.stories), 0, has_learnt)
    fresh = {summary.id for summary in changes if summary.changed_at > now - LAGS}
    joining = StoryJoining(begun, now, lambda article_id: _article(table, article_id, article_id in fresh))
    joining.take(changes)
    joined, closed = joining.next(changes[-1].changed_at if changes else begun.until, now)
    # Before the state that has them no more: what fails in between is done again.
    stories.close(table, closed)
    shelf.publish(story_state.packed(joined), etag)
    return StoriesReport(len(changes), len(joined.reports), len(joined.stories), len(closed), has_learnt)


def _article(table: Table, article_id: str, is_fresh: bool) -> ArticleRevision | None:
    return articles.get(table, article_id, is_consistent=is_fresh)
