"""Store of the watch: what is open, in one item; every turn that was told, appended."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, log_items, watch_keys
from chautari.dynamodb.table import Table, write
from chautari.watch.model.incident import Announcement, Incident, Watch


def get(table: Table) -> tuple[Watch, int]:
    """The watch as it was last stored, and its version; an empty one, 0, before the first look."""
    key = codec.item(dict(watch_keys.watch()._asdict()))
    item = table.client.get_item(TableName=table.name, Key=key, ConsistentRead=True).get("Item")
    if item is None:
        return Watch({}), 0
    return _watch(codec.unpacked(item["watch"]["B"])), int(item["version"]["N"])


def put(table: Table, watch: Watch, version: int, new: tuple[Announcement, ...]) -> None:
    """Store `watch` as version `version` and append the `new` announcements, in one transaction.

    Raises Conflict if another look was stored meanwhile.
    """
    item = codec.item({**watch_keys.watch()._asdict(), "watch": codec.packed(_plain(watch)), "version": version})
    puts = [{"Put": {"TableName": table.name, "Item": item, **codec.next_version(version)}}]
    for announcement in new:
        packed = codec.packed(_plain_announcement(announcement))
        row = codec.item(
            {
                **watch_keys.announcement(
                    watch.looked_at or announcement.incident.seen_at, announcement.number
                )._asdict(),
                "announcement": packed,
            }
        )
        puts.append({"Put": {"TableName": table.name, "Item": row}})
    write(table, puts, "the watch")


def announcements(table: Table, until: str | None) -> Iterator[tuple[str, Announcement]]:
    """Every announcement with its position, the newest first, from the position `until` on."""
    for item in log_items.newest_first(table, watch_keys.ANNOUNCEMENTS, until, 50):
        yield item["sk"]["S"], _announcement(codec.unpacked(item["announcement"]["B"]))


def _plain(watch: Watch) -> dict[str, Any]:
    return {
        "incidents": [_plain_incident(incident) for incident in watch.incidents.values()],
        "announced": watch.announced,
        "pending": [_plain_announcement(announcement) for announcement in watch.pending],
        "looked_at": _text(watch.looked_at),
    }


def _watch(plain: dict[str, Any]) -> Watch:
    incidents = [_incident(row) for row in plain["incidents"]]
    pending = tuple(_announcement(row) for row in plain["pending"])
    return Watch(
        {incident.key: incident for incident in incidents}, plain["announced"], pending, _instant(plain["looked_at"])
    )


def _plain_announcement(announcement: Announcement) -> dict[str, Any]:
    return {
        "number": announcement.number,
        "turn": announcement.turn,
        "incident": _plain_incident(announcement.incident),
    }


def _announcement(plain: dict[str, Any]) -> Announcement:
    return Announcement(plain["number"], plain["turn"], _incident(plain["incident"]))


def _plain_incident(incident: Incident) -> dict[str, Any]:
    return {
        "kind": incident.kind,
        "subject": incident.subject,
        "sentence": incident.sentence,
        "level": incident.level,
        "seen_since": incident.seen_since.isoformat(),
        "seen_at": incident.seen_at.isoformat(),
        "opened_at": _text(incident.opened_at),
        "changed_at": _text(incident.changed_at),
        "ended_at": _text(incident.ended_at),
        "other_level_since": _text(incident.other_level_since),
    }


def _incident(plain: dict[str, Any]) -> Incident:
    return Incident(
        kind=plain["kind"],
        subject=plain["subject"],
        sentence=plain["sentence"],
        level=plain["level"],
        seen_since=datetime.fromisoformat(plain["seen_since"]),
        seen_at=datetime.fromisoformat(plain["seen_at"]),
        opened_at=_instant(plain["opened_at"]),
        changed_at=_instant(plain["changed_at"]),
        ended_at=_instant(plain["ended_at"]),
        other_level_since=_instant(plain.get("other_level_since")),
    )


def _text(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
