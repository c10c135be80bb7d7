"""Incidents: what is wrong at present, and what was announced, newest first. What concerns no reader is left out."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from chautari.api import cursor, responses
from chautari.api.endpoint import Reply, Request
from chautari.nepali.clock import NPT
from chautari.watch.model.condition import INTERNAL
from chautari.watch.model.incident import Announcement, Incident
from chautari.watch.store import watch_state

if TYPE_CHECKING:
    from chautari.api.platform.answer_types import IncidentAnnouncement, Incidents, OpenIncident


def incidents(request: Request) -> Reply:
    """Every incident that is open, and the announcements of those that were."""
    limit = int(request.values["limit"])
    position = cursor.read(request, str)[0] if "cursor" in request.values else None
    announced = (row for row in watch_state.announcements(request.table, position) if _is_public(row[1].incident))
    rows = list(islice(announced, limit + 1))
    watch, _ = watch_state.get(request.table)
    opened = [incident for incident in watch.incidents.values() if incident.opened_at and _is_public(incident)]
    answer: Incidents = {
        "looked_at": _instant(watch.looked_at) if watch.looked_at else None,
        "open": [_open(incident) for incident in sorted(opened, key=lambda incident: incident.seen_since)],
        "announcements": [_announcement(announcement) for _, announcement in rows[:limit]],
        "next": cursor.make(request, rows[limit][0]) if len(rows) > limit else None,
    }
    return responses.of_json(answer)


def _is_public(incident: Incident) -> bool:
    return incident.kind not in INTERNAL


def _open(incident: Incident) -> OpenIncident:
    return {
        "kind": incident.kind,
        "subject": incident.subject,
        "in_words": incident.sentence,
        "level": incident.level,
        "began_at": _instant(incident.seen_since),
    }


def _announcement(announcement: Announcement) -> IncidentAnnouncement:
    incident = announcement.incident
    return {
        **_open(incident),
        "turn": announcement.turn,
        "at": _instant(incident.ended_at or incident.changed_at or incident.opened_at or incident.seen_at),
    }


def _instant(at: datetime) -> str:
    return at.astimezone(NPT).isoformat(timespec="seconds")
