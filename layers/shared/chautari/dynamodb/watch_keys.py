"""Primary keys of what the watcher keeps, and of what is recorded for it.

| item | pk | sk |
| --- | --- | --- |
| last publication of the calendar | `PUBLICATION` | `CALENDAR` |
| last complete export | `EXPORT` | `EXPORT` |
| what the watcher remembers | `WATCH` | `WATCH` |
| turn of an incident that was announced, append-only | `ANNOUNCEMENTS` | `2026-08-17T06:00:00.000000Z#000012` |
"""

from datetime import datetime

from chautari.dynamodb.keys import Key, instant

ANNOUNCEMENTS = "ANNOUNCEMENTS"


def publication() -> Key:
    """The last publication of the calendar."""
    return Key("PUBLICATION", "CALENDAR")


def export() -> Key:
    """The last complete export."""
    return Key("EXPORT", "EXPORT")


def watch() -> Key:
    """What the watcher remembers."""
    return Key("WATCH", "WATCH")


def announcement(at: datetime, number: int) -> Key:
    """The `number`-th announcement, made at `at`."""
    return Key(ANNOUNCEMENTS, f"{instant(at)}#{number:06}")
