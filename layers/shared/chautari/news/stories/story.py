"""Stories: chains of events as they are kept, and the rules about them. A story has no word of a report taken off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from chautari.core.border import Bordered, OwnText, TitleText, WebAddress
from chautari.news.model.article_kind import ArticleKind

# Of a longer chain the first report and the newest stand in its story: an item of the table holds 400 kB.
MOST_MEMBERS, MOST_CHANGES = 300, 200
EPOCH = date(1970, 1, 1)
# The kind of an article that comments on an event and reports none.
OPINION: ArticleKind = "opinion"
ChangeKind = Literal["began", "joined", "event", "merged", "split", "left", "figure"]


@dataclass(frozen=True, slots=True)
class Member(Bordered):
    """A report in a story, with what is shown of it.

    - at: its place in lists. original: the id of the article that it is a near-copy of; its own if it is none.
    - figures: what it counts, by name: `dead` 5.
    """

    id: OwnText
    event: OwnText
    source: OwnText
    outlet: OwnText
    language: OwnText
    title: TitleText
    url: WebAddress
    section: OwnText
    at: datetime
    original: OwnText
    kind: ArticleKind | Literal[""] = ""
    figures: Mapping[OwnText, OwnText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DatedChange:
    """What happened to a story, and when.

    - subject: the report, the event or the other story; of a figure its name.
    - before, after: a figure as it was told and is told.
    """

    story: OwnText
    at: datetime
    kind: ChangeKind
    subject: OwnText
    before: OwnText = ""
    after: OwnText = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A story as it stands.

    - members: its reports, in the order of their places. changes: its history, oldest first.
    - merged_into: the story that it became part of; empty if it stands for itself.
    """

    id: OwnText
    members: tuple[Member, ...]
    changed_at: datetime
    merged_into: OwnText = ""
    changes: tuple[DatedChange, ...] = ()

    @property
    def events(self) -> dict[str, tuple[Member, ...]]:
        """The members by event, the event of the earliest report first."""
        names = dict.fromkeys(member.event for member in self.members)
        return {name: tuple(member for member in self.members if member.event == name) for name in names}

    @property
    def last_at(self) -> datetime:
        """The instant of its last report, or of its last change where it has none."""
        return max((member.at for member in self.members), default=self.changed_at)

    @property
    def outlets(self) -> int:
        """The number of independent outlets."""
        return independent_outlets(self.members)

    def with_change(self, change: DatedChange) -> "Story":
        """The story with another change; it keeps the first and the newest MOST_CHANGES."""
        changes = (*self.changes, change)
        return replace(self, changes=changes if len(changes) <= MOST_CHANGES else (changes[0], *changes[2:]))


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


def day_of(name: str) -> date:
    """The UTC day that a story's name says: it begins with `s` and the days since 1970 in four hexadecimal digits."""
    return EPOCH + timedelta(days=int(name[1:5], 16))


def day_code(at: datetime) -> str:
    """Inverse of `day_of`: the digits of an instant's day."""
    return f"{(at.astimezone(UTC).date() - EPOCH).days:04x}"
