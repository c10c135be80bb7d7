"""Placement: put a report into the window, and say what that changed in events and stories."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chautari.news.stories.grouping import JOINS, Bond, bonds, events_bond
from chautari.news.stories.report import Report
from chautari.news.stories.story import day_code
from chautari.news.stories.window import Window

Kind = Literal["began", "joined", "event", "merged", "split", "left"]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What happened to a story.

    - kind: it began, a report joined an event, an event was added, another story was merged into it, events were
      split off, a report left.
    - subject: the report, the event or the other story.
    """

    story: str
    kind: Kind
    subject: str


@dataclass(frozen=True, slots=True)
class Placement:
    """What placing a report changed.

    - moved: the reports whose event or story is another one now, the placed one among them.
    - changes: of stories. merged: the events that became part of another one, with it.
    """

    moved: tuple[Report, ...]
    changes: tuple[StoryChange, ...]
    merged: tuple[tuple[str, str], ...] = ()


def place(report: Report, window: Window, at: datetime) -> Placement:
    """Put a new report into its event and story; an event or a story is begun, and two are merged, where needed."""
    candidates = bonds(window.weigh(report), window)
    same = [bond for bond in candidates if bond.as_event >= JOINS]
    if same:
        return _into_event(report, same, window)
    chain = max(candidates, key=lambda bond: (bond.as_story, bond.event), default=None)
    event = f"e{_hash('e', report.id, at)[:12]}"
    if chain is None or chain.as_story < JOINS:
        window.add(replace(report, event=event, story=""))
        return Placement((window.reports[report.id].report,), ())
    return _into_story(replace(report, event=event), chain, window)


def withdraw(report_id: str, window: Window, at: datetime) -> Placement:
    """Take a report out of its event and story, and split the story where it alone held it together."""
    report = window.remove(report_id)
    if report is None or not report.story:
        return Placement((), ())
    left = StoryChange(report.story, "left", report_id)
    parts = _parts(report.story, window)
    moved: list[Report] = []
    changes = [left]
    for part in parts[1:]:
        name = _story_name(part[0], at)
        ids = [entry.report.id for event in part for entry in window.of_event(event)]
        moved += [window.move(entry, window.reports[entry].report.event, name) for entry in ids]
        changes += [StoryChange(report.story, "split", name), StoryChange(name, "began", report.story)]
    return Placement(tuple(moved), tuple(changes))


def _into_event(report: Report, same: list[Bond], window: Window) -> Placement:
    """Join the event of the strongest bond; the others that the report ties to it are merged into it."""
    event = same[0].event
    window.add(replace(report, event=event, story=_story_of(event, window)))
    moved: list[Report] = []
    changes: list[StoryChange] = []
    merged: list[tuple[str, str]] = []
    for other in same[1:]:
        if events_bond(event, other.event, window).as_event >= JOINS:
            merger = _merge(other.event, event, window)
            moved, changes = moved + list(merger.moved), changes + list(merger.changes)
            merged.append((other.event, event))
    named = _with_story(event, report, window)
    placed = window.reports[report.id].report
    return Placement((*moved, *named.moved, placed), (*changes, *named.changes), tuple(merged))


def _into_story(report: Report, chain: Bond, window: Window) -> Placement:
    """Begin an event in the story of another one."""
    named = _with_story(chain.event, report, window)
    story = _story_of(chain.event, window)
    window.add(replace(report, story=story))
    added = StoryChange(story, "event", report.event)
    return Placement((*named.moved, window.reports[report.id].report), (*named.changes, added))


def _with_story(event: str, report: Report, window: Window) -> Placement:
    """Begin a story of an event that has none, or note that a report joined."""
    story = _story_of(event, window)
    members = window.of_event(event)
    if story:
        return Placement((), (StoryChange(story, "joined", report.id),) if report.event != event else ())
    name = _story_name(members[0].report.id, members[0].report.at)
    moved = [window.move(entry.report.id, event, name) for entry in members]
    return Placement(tuple(moved), (StoryChange(name, "began", members[0].report.id),))


def _merge(event: str, target: str, window: Window) -> Placement:
    """Merge an event into another, and the story of the one into that of the other."""
    old, new = _story_of(event, window), _story_of(target, window)
    moved = [window.move(entry.report.id, target, new or old) for entry in window.of_event(event)]
    if old and new and old != new:
        rest = list(window.stories[old])
        moved += [window.move(entry, window.reports[entry].report.event, new) for entry in rest]
        return Placement(tuple(moved), (StoryChange(new, "merged", old),))
    if old and not new:
        moved += [window.move(entry.report.id, target, old) for entry in window.of_event(target)]
    return Placement(tuple(moved), ())


def _parts(story: str, window: Window) -> list[list[str]]:
    """The events of a story by what holds them together, the part of most reports first."""
    waiting = window.events_of(story)
    parts: list[list[str]] = []
    while waiting:
        part = [waiting.pop(0)]
        for event in part:
            linked = [entry for entry in waiting if events_bond(event, entry, window).as_story >= JOINS]
            part += linked
            waiting = [entry for entry in waiting if entry not in linked]
        parts.append(part)
    return sorted(parts, key=lambda part: sum(len(window.events[event]) for event in part), reverse=True)


def _story_of(event: str, window: Window) -> str:
    return next((entry.report.story for entry in window.of_event(event) if entry.report.story), "")


def _story_name(first: str, at: datetime) -> str:
    """A name with the day of its beginning, by which it is found, and with nothing of its first report."""
    return f"s{day_code(at)}{_hash('s', first, at)[:8]}"


def _hash(kind: str, first: str, at: datetime) -> str:
    return hashlib.sha256(f"{kind}:{first}:{at.isoformat()}".encode()).hexdigest()
