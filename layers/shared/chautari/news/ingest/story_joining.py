"""Join what the change log tells into events and stories, a few articles at a time, each batch in one transaction.

The log is the queue: whatever was written after the instant up to which it was joined comes next, in order. So every
article, edit and take-down is joined once, whoever runs, and a run that was cut off is made up for by the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chautari.dynamodb.table import Conflict, Table, write
from chautari.news.ingest.story_batch import StoryBatch
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import articles, change_log, joined_state, learnt, reports
from chautari.news.store.joined_state import Joined
from chautari.news.stories.window import LENGTH, Window

# Rows, stories, changes and pointers of so few articles fit into a transaction of 100, whatever they merge.
AT_ONCE = 4
MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class JoiningReport:
    """What a run did: changes of articles that it took in, and reports of the window that each batch read."""

    joined: int
    window: int


def run(table: Table, now: datetime, has_time: Callable[[], bool]) -> JoiningReport:
    """Join what was written since the last run, as long as there is time.

    Raises Conflict if other runs came first MAX_ATTEMPTS times.
    """
    joined, read, conflicts = 0, 0, 0
    knowledge, _ = learnt.get(table)
    while has_time():
        state = joined_state.get(table)
        begun = state or Joined(now - LENGTH, 0, {})
        changes = change_log.changed_after(table, begun.until, AT_ONCE)
        if not changes.summaries and changes.until == begun.until:
            break
        kept = [begun.resolved(report) for report in reports.window(table, now)]
        read = len(kept)
        batch = StoryBatch(table, Window(kept, knowledge), now, changes.until)
        for summary in _last_of_each(changes.summaries):
            batch.take(summary, articles.get(table, summary.id))
        try:
            write(table, batch.actions(begun), "stories")
        except Conflict:
            conflicts += 1
            if conflicts == MAX_ATTEMPTS:
                raise
            continue
        joined += len(changes.summaries)
    return JoiningReport(joined, read)


def _last_of_each(summaries: tuple[ArticleSummary, ...]) -> list[ArticleSummary]:
    """The last change of each article, in the order of the changes."""
    return list({summary.id: summary for summary in reversed(summaries)}.values())[::-1]
