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


class EventForm(NamedTuple):
    """What all events look like, as a digest, and since when they do: the least that an event's stamps are."""

    digest: str
    since: datetime


# Years stored before 2026-11-28 do not say since when their events look as they do; none has since changed.
FIRST_FORM = EventForm("", datetime(2026, 11, 27, 12, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """The almanac of a year and the changes of its events since they were first published."""

    almanac: Almanac
    changes: EventChanges
    form: EventForm = FIRST_FORM


def of_document(document: Mapping[str, Any]) -> EventChanges:
    """The changes kept in the document of a year; years stored before 2026-11-27 have none."""
    kept = document.get("event_changes", {})
    return {uid: EventChange(sequence, datetime.fromisoformat(at)) for uid, (sequence, at) in kept.items()}


def as_document(changes: EventChanges) -> dict[str, list[Any]]:
    """Encode changes as plain JSON values, which `of_document` decodes."""
    return {uid: [change.sequence, change.at.isoformat()] for uid, change in sorted(changes.items())}


def form_of_document(document: Mapping[str, Any]) -> EventForm:
    """The form kept in the document of a year."""
    kept = document.get("event_form")
    return EventForm(kept[0], datetime.fromisoformat(kept[1])) if kept else FIRST_FORM


def renewed_form(kept: EventForm, digest: str, now: datetime) -> EventForm:
    """The form kept, or a new one since `now`; the instant never goes back, whatever the clock does."""
    if kept.digest == digest:
        return kept
    return EventForm(digest, max(now.astimezone(UTC).replace(microsecond=0), kept.since))


def next_change(previous: EventChange | None, now: datetime) -> EventChange:
    """The change after `previous`; neither its number nor its instant ever goes back, whatever the clock does."""
    at = now.astimezone(UTC).replace(microsecond=0)
    return EventChange(previous.sequence + 1, max(at, previous.at)) if previous else EventChange(1, at)
