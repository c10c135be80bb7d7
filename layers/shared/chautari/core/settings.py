"""The environment that a function runs in, read when asked for."""

import os
from datetime import UTC, datetime
from pathlib import Path


def now() -> datetime:
    """The present instant; a recorded run pins it with CHAUTARI_NOW."""
    pinned = os.environ.get("CHAUTARI_NOW")
    return datetime.fromisoformat(pinned) if pinned else datetime.now(UTC)


def contact() -> str:
    """Where a source can reach us; part of the User-Agent."""
    return os.environ.get("CHAUTARI_CONTACT", "")


def recorded_web() -> Path | None:
    """The folder of recorded answers that stands in for the network, if this run has one."""
    folder = os.environ.get("CHAUTARI_RECORDED")
    return Path(folder) if folder else None


def notices_address() -> str:
    """Where notices of the calendar are asked for, besides the bucket; empty for nowhere."""
    return os.environ.get("CHAUTARI_NOTICES_URL", "")
