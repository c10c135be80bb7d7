"""Settings from environment variables, read at each call."""

import os
from datetime import UTC, datetime
from pathlib import Path


def now() -> datetime:
    """The current instant; a recorded run pins it with CHAUTARI_NOW."""
    pinned = os.environ.get("CHAUTARI_NOW")
    return datetime.fromisoformat(pinned) if pinned else datetime.now(UTC)


def is_played() -> bool:
    """Whether the clock is pinned, so that what is served is played back and not of now."""
    return bool(os.environ.get("CHAUTARI_NOW"))


def contact() -> str:
    """Contact address for operators of sources, sent in the User-Agent."""
    return os.environ.get("CHAUTARI_CONTACT", "")


def recorded_web() -> Path | None:
    """The folder of recorded responses used instead of the network; None for the network."""
    folder = os.environ.get("CHAUTARI_RECORDED")
    return Path(folder) if folder else None


def notices_address() -> str:
    """URL of calendar notices, read in addition to the bucket; empty for none."""
    return os.environ.get("CHAUTARI_NOTICES_URL", "")


def site() -> str:
    """The origin of the site as `https://host`, for what names its own addresses; empty if unknown."""
    return os.environ.get("SITE_URL", "")
