"""Stories: chains of events as they are kept, and the rules about them. A story has no word of a report taken off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

# Of a longer chain the first report and the newest stand in its story: an item of the table holds 400 kB.
MOST_MEMBERS = 300
ChangeKind = Literal["began", "joined", "event", "merged", "split", "left", "figure"]


@dataclass(frozen=True, slots=True)
class Member:
    """A report in a story, with what is shown of it.

    - at: its place in lists. original: the id of the article that it is a near-copy of; its own if it is none.
    - figures: what it counts, by name: `dead` 5.
    """

    id: str
    event: str
    source: str
    outlet: str
    language: str
    title: str
    url: str
    section: str
    at: datetime
    original: str
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it stands.

    - members: its reports, in the order of their places. version: counted from 1.
    - merged_into: the story that it became part of; empty if it stands for itself.
    """

    id: str
    version: int
    members: tuple[Member, ...]
    changed_at: datetime
    merged_into: str = ""

    @property
    def events(self) -> dict[str, tuple[Member, ...]]:
        """The members by event, the event of the earliest report first."""
        names = dict.fromkeys(member.event for member in self.members)
        return {name: tuple(member for member in self.members if member.event == name) for name in names}

    @property
    def outlets(self) -> int:
        """The number of independent outlets."""
        return independent_outlets(self.members)


@dataclass(frozen=True, slots=True)
class DatedChange:
    """What happened to a story, and when.

    - subject: the report, the event or the other story; of a figure its name.
    - before, after: a figure as it was told and is told.
    """

    story: str
    at: datetime
    kind: ChangeKind
    subject: str
    before: str = ""
    after: str = ""


def ordered(members: Iterable[Member]) -> tuple[Member, ...]:
    """Members in the order of their places; of one instant, an original before its copies."""
    return tuple(sorted(members, key=lambda member: (member.at, member.id != member.original, member.id)))


def bounded(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """At most MOST_MEMBERS members: the first, and the newest."""
    return members if len(members) <= MOST_MEMBERS else (members[0], *members[1 - MOST_MEMBERS :])


def independent_outlets(members: Iterable[Member]) -> int:
    """The number of outlets that wrote a text of their own: of near-copies only the first counts."""
    first: dict[str, str] = {}
    for member in ordered(members):
        first.setdefault(member.original, member.source)
    return len(set(first.values()))


def titles(members: Iterable[Member]) -> dict[str, Member]:
    """The member whose title stands for all in each language: the first of the event that most outlets tell."""
    kept = ordered(members)
    chosen: dict[str, Member] = {}
    for language in ("ne", "en"):
        own = [member for member in kept if member.language == language]
        if own:
            chosen[language] = max(own, key=lambda member: _reach(member, own))
    return chosen


def differing_figures(members: Iterable[Member]) -> dict[str, dict[str, list[Member]]]:
    """The figures of one event that its reports tell differently: by name, by value, who tells it."""
    by_name: dict[str, dict[str, list[Member]]] = {}
    for member in ordered(members):
        for name, value in member.figures.items():
            by_name.setdefault(name, {}).setdefault(value, []).append(member)
    return {name: values for name, values in by_name.items() if len(values) > 1}


def figure_changes(before: Iterable[Member], added: Member) -> dict[str, tuple[str, str]]:
    """The figures by which `added` differs from the last that its event told: by name, the old and the new."""
    last: dict[str, str] = {}
    for member in ordered(before):
        if member.event == added.event and member.at <= added.at:
            last.update(member.figures)
    return {name: (last[name], value) for name, value in added.figures.items() if last.get(name, value) != value}


def _reach(member: Member, members: Iterable[Member]) -> tuple[int, float]:
    """How many outlets tell the member's event; then, the earlier the better."""
    same = [peer for peer in members if peer.event == member.event]
    return independent_outlets(same), -member.at.timestamp()
