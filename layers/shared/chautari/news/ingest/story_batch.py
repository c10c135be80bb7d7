"""One batch of joining: take articles in, and make of what they changed the items of one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from chautari.dynamodb.table import Table
from chautari.news.ingest.story_reports import is_same_text, member_of, report_of
from chautari.news.model.stored_article import ArticleRevision, ArticleSummary
from chautari.news.store import articles, joined_state, reports, stories, top_stories
from chautari.news.store.joined_state import EventPlace, Joined
from chautari.news.stories.placement import Placement, StoryChange, place, withdraw
from chautari.news.stories.report import Report
from chautari.news.stories.story import DatedChange, Member, Story, bounded, figure_changes, ordered
from chautari.news.stories.window import LENGTH, Window


class StoryBatch:
    """What a batch of articles changed in stories."""

    def __init__(self, table: Table, window: Window, now: datetime, until: datetime) -> None:
        """`window` holds the reports as they were joined before; `until` is the instant of the batch's last change.

        No two batches have one such instant: it dates what the batch changes.
        """
        self._table, self._window, self._now, self._until = table, window, now, until
        self._kept: dict[str, Story] = {}
        self._displayed: dict[str, Member] = {}
        self._revisions: dict[str, ArticleRevision] = {}
        self._moved: dict[str, Report] = {}
        self._gone: dict[str, datetime] = {}
        self._placed: dict[str, Report] = {}
        self._merged: dict[str, str] = {}
        self._changes: list[StoryChange] = []

    def take(self, summary: ArticleSummary, revision: ArticleRevision | None) -> None:
        """Join an article, join it anew after an edit, or take it out after a take-down."""
        if revision is None or revision.summary.taken_down or summary.listed_at < self._now - LENGTH:
            self._leave(summary, is_off=revision is None or bool(revision.summary.taken_down))
            return
        self._revisions[summary.id] = revision
        report, before = report_of(revision), self._window.reports.get(summary.id)
        if before and is_same_text(before.report, report):
            self._moved[summary.id] = before.report
            return
        if before:
            self._note(withdraw(summary.id, self._window, self._now))
        self._note(place(report, self._window, self._now))
        self._placed[summary.id] = self._window.reports[summary.id].report

    def actions(self, state: Joined) -> list[dict[str, Any]]:
        """The transaction actions of the batch, the next state among them."""
        changed = self._stories()
        placed = [
            self._window.reports[article_id].report for article_id in self._placed if article_id in self._window.reports
        ]
        next_state = state.after(self._until, self._places())
        return [
            *(reports.action(self._table, report) for report in placed),
            *(reports.emptied(self._table, at, article_id, self._now) for article_id, at in self._gone.items()),
            *(stories.membership_action(self._table, *pair) for pair in self._memberships(changed)),
            *(action for story in changed for action in stories.actions(self._table, story)),
            *stories.change_actions(self._table, self._dated_changes(changed)),
            *top_stories.actions(self._table, changed, self._now),
            joined_state.action(self._table, next_state),
        ]

    def _leave(self, summary: ArticleSummary, is_off: bool) -> None:
        """Take an article out of its story, also one that the window forgot."""
        if not is_off:
            return
        self._note(withdraw(summary.id, self._window, self._now))
        self._gone[summary.id] = summary.listed_at
        self._moved.pop(summary.id, None)
        name = stories.standing_story(self._table, summary.id)
        if name and not any(change.subject == summary.id for change in self._changes):
            self._changes.append(StoryChange(name, "left", summary.id))

    def _note(self, placement: Placement) -> None:
        self._moved |= {report.id: report for report in placement.moved}
        self._changes += placement.changes
        self._merged |= dict(placement.merged)

    def _places(self) -> dict[str, EventPlace]:
        merged = {event: EventPlace(into, "", self._until) for event, into in self._merged.items()}
        standing = {
            report.event: EventPlace("", report.story, self._until)
            for report in self._moved.values()
            if report.story and report.event not in merged
        }
        return {**standing, **merged}

    def _stories(self) -> list[Story]:
        """The next version of every story that was touched."""
        names = dict.fromkeys(change.story for change in self._changes)
        names |= dict.fromkeys(change.subject for change in self._changes if change.kind in ("merged", "split"))
        names |= dict.fromkeys(report.story for report in self._moved.values() if report.story)
        before = {name: stored for name in names if (stored := stories.get(self._table, name)) is not None}
        self._kept = before
        members = {member.id: (member, name) for name, story in before.items() for member in story.members}
        self._displayed = {key: member for key, (member, _) in members.items()}
        homes = {key: name for key, (_, name) in members.items()} | self._homes()
        into = {change.subject: change.story for change in self._changes if change.kind == "merged"}
        homes = {key: into.get(name, name) for key, name in homes.items()}
        return [self._next(name, before.get(name), homes, into.get(name, "")) for name in names]

    def _homes(self) -> dict[str, str]:
        """The story of each report that moved; empty for those that left."""
        return {key: report.story for key, report in self._moved.items()} | dict.fromkeys(self._gone, "")

    def _next(self, name: str, before: Story | None, homes: dict[str, str], merged_into: str) -> Story:
        members = ordered(self._member(key) for key, home in homes.items() if home == name)
        version = before.version + 1 if before else 1
        return Story(name, version, bounded(members), self._until, merged_into)

    def _member(self, article_id: str) -> Member:
        """The article as its story shows it now."""
        report = self._moved.get(article_id)
        if article_id in self._revisions and report:
            return member_of(self._revisions[article_id], report.event)
        displayed = self._displayed.get(article_id)
        if displayed is None:
            revision = articles.get(self._table, article_id)
            if revision is None or report is None:
                raise LookupError(f"no article {article_id} is kept that a story holds")
            return member_of(revision, report.event)
        event = report.event if report else displayed.event
        return replace(displayed, event=self._merged.get(event, event))

    def _memberships(self, changed: list[Story]) -> Iterator[tuple[str, str]]:
        """The story of each article that is in another one than before; a merged story says itself into which."""
        merged = {change.subject for change in self._changes if change.kind == "merged"}
        before = {member.id: name for name, story in self._kept.items() for member in story.members}
        for story in changed:
            for member in story.members:
                home = before.get(member.id)
                if home != story.id and home not in merged:
                    yield member.id, story.id
        yield from ((article_id, "") for article_id in self._gone)

    def _dated_changes(self, changed: list[Story]) -> Iterator[DatedChange]:
        """The changes with the figures that are told differently now."""
        for change in self._changes:
            yield DatedChange(change.story, self._until, change.kind, change.subject)
        for story in changed:
            for member in story.members:
                if member.id in self._placed:
                    siblings = [sibling for sibling in story.members if sibling.id != member.id]
                    for name, (old, new) in figure_changes(siblings, member).items():
                        yield DatedChange(story.id, self._until, "figure", name, old, new)
