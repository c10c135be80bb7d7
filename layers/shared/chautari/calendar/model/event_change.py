"""How often an event of a feed changed, and when it last did: the SEQUENCE and LAST-MODIFIED of RFC 5545."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from chautari.calendar.model.almanac import Almanac


class EventChange(NamedTuple):
    """The `sequence`-th change of an event, at an instant in UTC."""

    sequence: int
    at: datetime


EventChanges = Mapping[str, EventChange]  # by UID; an event that never changed has none


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """The almanac of a year and the changes of its events since they were first published."""

    almanac: Almanac
    changes: EventChanges


def of_document(document: Mapping[str, Any]) -> EventChanges:
    """The changes kept in the document of a year; years stored before 2026-11-27 have none."""
    kept = document.get("event_changes", {})
    return {uid: EventChange(sequence, datetime.fromisoformat(at)) for uid, (sequence, at) in kept.items()}


def as_document(changes: EventChanges) -> dict[str, list[Any]]:
    """Encode changes as plain JSON values, which `of_document` decodes."""
    return {uid: [change.sequence, change.at.isoformat()] for uid, change in sorted(changes.items())}


def next_change(previous: EventChange | None, now: datetime) -> EventChange:
    """The change after `previous`; neither its number nor its instant ever goes back, whatever the clock does."""
    at = now.astimezone(UTC).replace(microsecond=0)
    return EventChange(previous.sequence + 1, max(at, previous.at)) if previous else EventChange(1, at)
