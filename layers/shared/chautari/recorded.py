"""The recorded web: a folder in which each answer is a folder with `meta.json` (url, status, headers, fetched_at) and
`body`.

It stands in for the network in a recorded run. An address is answered by its own recording, else by the one that
differs only in the dates it asks for or in the folder before the last part of its path; of several the newest that is
not after the clock.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from chautari.domain.errors import Unreachable
from chautari.domain.page import Ask, Page
from chautari.gate import admit

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class BadRecording(Exception):
    """A folder of the recorded web that is not an answer."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded answer, its body still on disk."""

    url: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    folder: Path

    def page(self, url: str) -> Page:
        """The answer as if it came from `url`. Raises BadRecording where its body is not there."""
        try:
            body = (self.folder / "body").read_bytes()
        except OSError as error:
            raise BadRecording(f"{self.folder}: {error}") from error
        return Page(url, self.status, self.headers, body, self.fetched_at)


class RecordedWeb:
    """The answers below a folder, as of an instant."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self._known = [each for each in recordings(folder) if each.fetched_at <= now]

    def get(self, ask: Ask) -> Page:
        """The recorded answer to `ask`, through the same gate as a live one. Raises Unreachable where there is none."""
        for likeness in (_exactly, _but_for_dates, _by_last_part):
            alike = [each for each in self._known if likeness(each.url) == likeness(ask.url)]
            if alike:
                return admit(ask, max(alike, key=lambda each: each.fetched_at).page(ask.url))
        raise Unreachable(f"{ask.url} is not in the recorded web")


def recordings(folder: Path) -> list[Recording]:
    """Every answer below `folder`. Raises BadRecording naming a meta.json that cannot be read."""
    return [_recording(meta) for meta in sorted(folder.rglob("meta.json"))]


def _recording(meta: Path) -> Recording:
    try:
        said = json.loads(meta.read_text(encoding="utf-8"))
        fetched_at = datetime.fromisoformat(said["fetched_at"])
        if fetched_at.tzinfo is None:
            raise ValueError("fetched_at has no zone")
        return Recording(
            str(said["url"]), int(said["status"]), dict(said.get("headers") or {}), fetched_at, meta.parent
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BadRecording(f"{meta}: {error}") from error


def _exactly(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), tuple(sorted(parse_qsl(parts.query)))


def _but_for_dates(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    host, path, query = _exactly(url)
    return host, path, tuple((name, "date" if _DATE.fullmatch(value) else value) for name, value in query)


def _by_last_part(url: str) -> tuple[str, str, str]:
    host, path, query = _exactly(url)
    return host, path.rpartition("/")[2], dict(query).get("page", "1")
