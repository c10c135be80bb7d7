"""Ledger of stories: as they stand, brought up to date placement by placement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from chautari.news.stories.placement import Placement, StoryChange
from chautari.news.stories.report import Report
from chautari.news.stories.story import DatedChange, Member, Story, bounded, figure_changes, ordered
from chautari.news.stories.window import LENGTH

# Nothing of a window joins a story whose last report was in it before.
CLOSED_AFTER = LENGTH + timedelta(hours=1)
# A chain that goes on for longer is closed, and what follows begins another one.
LONGEST = timedelta(days=30)


class StoryLedger:
    """Stories by name."""

    def __init__(self, stories: Iterable[Story]) -> None:
        """Begin with `stories` as they stand."""
        self._stories = {story.id: story for story in stories}
        self._homes = {member.id: name for name, story in self._stories.items() for member in story.members}

    @property
    def stories(self) -> Mapping[str, Story]:
        """All stories as they stand."""
        return self._stories

    def apply(self, placement: Placement, displayed: Mapping[str, Member], at: datetime) -> None:
        """Take in what placing or withdrawing a report changed at `at`. `displayed`: how each moved report is shown."""
        for change in placement.changes:
            self._dissolve(change, at)
        merged = dict(placement.merged)
        for report in placement.moved:
            self._place(report, displayed[report.id], at)
        for name in {report.story for report in placement.moved if report.story}:
            self._rename_events(name, merged)
        for change in placement.changes:
            self._note(DatedChange(change.story, at, change.kind, change.subject))

    def note_figures(self, article_id: str, at: datetime) -> None:
        """Note the figures that the event of a report that was placed last told otherwise before."""
        name = self._homes.get(article_id, "")
        members = self._stories[name].members if name else ()
        own = [member for member in members if member.id == article_id]
        for member in own:
            siblings = [other for other in members if other.id != article_id]
            for figure, (old, new) in figure_changes(siblings, member).items():
                self._note(DatedChange(name, at, "figure", figure, old, new))

    def refresh(self, member: Member, at: datetime) -> None:
        """Show a report as it is now, where it is in a story."""
        name = self._homes.get(member.id, "")
        if name:
            kept = [replace(member, event=old.event) if old.id == member.id else old for old in self._members(name)]
            self._put(name, kept, at)

    def remove(self, article_id: str, at: datetime) -> None:
        """Take an article out of its story, if it is in one, and note that it left."""
        if name := self._homes.get(article_id, ""):
            self._drop(article_id, at)
            self._note(DatedChange(name, at, "left", article_id))

    def closed(self, now: datetime) -> list[Story]:
        """The stories that no report can join any more; they are forgotten here."""
        gone = [story for story in self._stories.values() if _is_closed(story, now)]
        for story in gone:
            del self._stories[story.id]
            for member in story.members:
                self._homes.pop(member.id, None)
        return gone

    def _dissolve(self, change: StoryChange, at: datetime) -> None:
        """Carry out what empties a story or takes a report out of it."""
        if change.kind == "left":
            self._drop(change.subject, at)
        if change.kind == "merged":
            brought = self._members(change.subject)
            self._put(change.story, [*self._members(change.story), *brought], at)
            self._stories[change.subject] = replace(
                self._stories[change.subject], members=(), changed_at=at, merged_into=change.story
            )

    def _place(self, report: Report, displayed: Member, at: datetime) -> None:
        if self._homes.get(report.id, report.story) != report.story:
            self._drop(report.id, at)
        if report.story:
            siblings = [member for member in self._members(report.story) if member.id != report.id]
            self._put(report.story, [*siblings, replace(displayed, event=report.event)], at)

    def _rename_events(self, name: str, merged: Mapping[str, str]) -> None:
        """Put members that the window forgot into the event that theirs became part of."""
        story = self._stories[name]
        members = tuple(replace(member, event=merged.get(member.event, member.event)) for member in story.members)
        self._stories[name] = replace(story, members=members)

    def _drop(self, article_id: str, at: datetime) -> None:
        if name := self._homes.pop(article_id, ""):
            self._put(name, [member for member in self._members(name) if member.id != article_id], at)

    def _put(self, name: str, members: list[Member], at: datetime) -> None:
        story = self._stories.get(name) or Story(name, (), at)
        self._stories[name] = replace(story, members=bounded(ordered(members)), changed_at=at)
        self._homes |= {member.id: name for member in members}

    def _note(self, change: DatedChange) -> None:
        story = self._stories.get(change.story) or Story(change.story, (), change.at)
        self._stories[change.story] = replace(story, changed_at=change.at).with_change(change)

    def _members(self, name: str) -> tuple[Member, ...]:
        return self._stories[name].members if name in self._stories else ()


def _is_closed(story: Story, now: datetime) -> bool:
    begun = story.members[0].at if story.members else now
    return story.last_at <= now - CLOSED_AFTER or begun <= now - LONGEST


def homes(stories: Iterable[Story]) -> Iterator[tuple[str, str]]:
    """Each article that is in a story, with the story's name."""
    return ((member.id, story.id) for story in stories for member in story.members)
