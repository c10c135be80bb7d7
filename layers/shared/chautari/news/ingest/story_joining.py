"""Join what the change log tells into events and stories: articles that came, were edited or were taken off.

The log is the queue: whatever was written after the instant up to which it was joined comes next, in order. So every
change is joined once, whoever runs, and what a run did that was cut off is done by the next.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from chautari.news.ingest.story_reports import is_same_text, member_of, report_of
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.placement import Placement, place, withdraw
from chautari.news.stories.story import Member, Story
from chautari.news.stories.story_ledger import StoryLedger
from chautari.news.stories.window import LENGTH, Window

ReadArticle = Callable[[str], ArticleRevision | None]


class StoryJoining:
    """A run of joining from `state` at `now`; `read` gives an article as it is stored."""

    def __init__(self, state: JoinedStories, now: datetime, read: ReadArticle) -> None:
        self._state, self._start, self._read = state, now - LENGTH, read
        self._window = Window((report for report in state.reports if report.at >= self._start), state.knowledge)
        self._ledger = StoryLedger(state.stories.values())
        self._displayed: dict[str, Member] = dict(state.displayed)

    def take(self, summaries: Iterable[ArticleSummary]) -> None:
        """Take in changes, earliest first; of an article that was written twice the last."""
        last = {summary.id: summary for summary in summaries}
        for summary in sorted(last.values(), key=lambda summary: summary.changed_at):
            self._take(summary)

    def next(self, until: datetime, now: datetime) -> tuple[JoinedStories, list[Story]]:
        """The next state, and the stories that are closed."""
        closed = self._ledger.closed(now)
        for story in closed:
            self._window.leave_story(story.id)
        reports = tuple(entry.report for entry in self._window.reports.values())
        displayed = {report.id: self._displayed[report.id] for report in reports}
        stories = dict(self._ledger.stories)
        return replace(self._state, until=until, stories=stories, reports=reports, displayed=displayed), closed

    def _take(self, summary: ArticleSummary) -> None:
        at, before = summary.changed_at, self._window.reports.get(summary.id)
        revision = None if summary.taken_down else self._read(summary.id)
        if revision is None or revision.summary.taken_down:
            self._leave(summary.id, at)
            return
        if summary.listed_at < self._start:
            return
        report = report_of(revision)
        member = member_of(revision, before.report.event if before else "")
        self._displayed[summary.id] = member
        if before and is_same_text(before.report, report):
            self._ledger.refresh(member, at)
            return
        if before:
            self._apply(withdraw(summary.id, self._window, at), at)
        self._apply(place(report, self._window, at), at)
        self._ledger.note_figures(summary.id, at)

    def _leave(self, article_id: str, at: datetime) -> None:
        """Take an article out of its story, also one that the window forgot."""
        self._apply(withdraw(article_id, self._window, at), at)
        self._ledger.remove(article_id, at)

    def _apply(self, placement: Placement, at: datetime) -> None:
        self._ledger.apply(placement, self._displayed, at)
