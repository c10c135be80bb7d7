"""Incidents: conditions over time, and what is told of them. Pure.

An incident opens when its condition has lasted for the kind's patience, changes when another level has lasted for CALM,
and ends when the condition stayed away for CALM. What flaps within CALM is one incident, and is announced once.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from chautari.watch.model.condition import PATIENCE, Condition, ConditionKind

CALM = timedelta(minutes=15)
Turn = Literal["began", "changed", "ended", "unwatched"]


@dataclass(frozen=True, slots=True)
class Incident:
    """A condition over time. Instants are aware.

    - `seen_since`: the first look that found it; `seen_at`: the last.
    - `opened_at`: when it was told; None while its kind's patience lasts.
    - `changed_at`: when its `level` last changed. `sentence`: as of the last look.
    - `other_level_since`: since when looks have found another level; None where they find this one.
    - `ended_at`: None while it lasts.
    """

    kind: ConditionKind
    subject: str
    sentence: str
    level: int
    seen_since: datetime
    seen_at: datetime
    opened_at: datetime | None = None
    changed_at: datetime | None = None
    ended_at: datetime | None = None
    other_level_since: datetime | None = None

    @property
    def key(self) -> str:
        """Kind and subject."""
        return f"{self.kind}#{self.subject}"


@dataclass(frozen=True, slots=True)
class Announcement:
    """One turn of an incident. `number` counts all announcements of a stage, so that a repeated one is known."""

    number: int
    turn: Turn
    incident: Incident


@dataclass(frozen=True, slots=True)
class Watch:
    """What the watcher remembers between two looks.

    - `incidents`: by key; those that ended are left out.
    - `told`: how many announcements there were. `pending`: those that nobody has taken yet, oldest first.
    - `looked_at`: the last look.
    """

    incidents: Mapping[str, Incident]
    announced: int = 0
    pending: tuple[Announcement, ...] = ()
    looked_at: datetime | None = None


def after_look(before: Watch, conditions: Iterable[Condition], now: datetime, unwatched: Collection[str] = ()) -> Watch:
    """The watch after a look at `now` that found `conditions`. `unwatched`: keys of incidents of what is paused."""
    present = {condition.key: condition for condition in conditions}
    turned = [
        _turn(before.incidents.get(key), present.get(key), now, key in unwatched)
        for key in sorted({*before.incidents, *present})
    ]
    announcements, count = list(before.pending), before.announced
    for incident, turn in turned:
        if turn:
            count += 1
            announcements.append(Announcement(count, turn, incident))
    lasting = {incident.key: incident for incident, turn in turned if incident.ended_at is None}
    return Watch(lasting, count, tuple(announcements), now)


def _turn(
    previous: Incident | None, condition: Condition | None, now: datetime, is_unwatched: bool
) -> tuple[Incident, Turn | None]:
    """The incident after a look, and its turn if there is one to announce."""
    if condition is None:
        return _without(previous, now, is_unwatched) if previous else _never()
    incident = previous or Incident(condition.kind, condition.subject, condition.sentence, condition.level, now, now)
    incident = replace(incident, seen_at=now, sentence=condition.sentence)
    if incident.opened_at is None:
        incident = replace(incident, level=condition.level)
        patience = PATIENCE[condition.kind] if condition.patience is None else condition.patience
        if now - incident.seen_since < patience:
            return incident, None
        return replace(incident, opened_at=now), "began"
    return _levelled(incident, condition.level, now)


def _levelled(incident: Incident, level: int, now: datetime) -> tuple[Incident, Turn | None]:
    """An open incident that a look found at `level`: another one is announced once it has lasted for CALM."""
    if level == incident.level:
        return replace(incident, other_level_since=None), None
    since = incident.other_level_since or now
    if now - since < CALM:
        return replace(incident, other_level_since=since), None
    return replace(incident, level=level, changed_at=now, other_level_since=None), "changed"


def _without(previous: Incident, now: datetime, is_unwatched: bool) -> tuple[Incident, Turn | None]:
    """An incident whose condition was not found: it ends after CALM; one that was never told ends without a word."""
    if is_unwatched:
        return replace(previous, ended_at=now), "unwatched" if previous.opened_at else None
    if now - previous.seen_at < CALM and previous.opened_at is not None:
        return previous, None
    ended = replace(previous, ended_at=now)
    return ended, "ended" if previous.opened_at else None


def _never() -> tuple[Incident, Turn | None]:
    raise AssertionError("neither an incident nor a condition of a key that one of them has")


def in_words(stage: str, announcement: Announcement, status_page: str) -> str:
    """An announcement as one plain sentence, for a mail's subject and body."""
    incident = announcement.incident
    if announcement.turn == "unwatched":
        return f"{stage}: paused by us, and not watched any more: {incident.sentence}."
    if announcement.turn == "ended":
        lasted = _duration((incident.ended_at or incident.seen_at) - incident.seen_since)
        return f"{stage}: over after {lasted}: {incident.sentence}."
    changed = "changed: " if announcement.turn == "changed" else ""
    page = f" See {status_page}." if status_page else ""
    return f"{stage}: {changed}{incident.sentence}.{page}"


def _duration(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"
