"""The recorded web: a folder in which each answer is a folder with `meta.json` (url, status, headers, fetched_at) and
`body`.

It stands in for the network in a recorded run. An address is answered by its own recording, else by the one that
differs only in tracking parameters, in the dates it asks for or in the folder before the last part of its path; of
several the newest that is not after the clock. What was recorded with an entity tag or a date is answered 304 to whom
knows it.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from chautari.core.errors import Unreachable
from chautari.core.http_messages import ROBOTS, HttpRequest, HttpResponse
from chautari.core.urls import is_noise_parameter
from chautari.fetching.response_checks import check_response, header

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class InvalidRecording(Exception):
    """A folder of the recorded web that is not an answer."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One recorded answer, its body still on disk."""

    url: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    folder: Path

    def page(self, url: str) -> HttpResponse:
        """The answer as if it came from `url`. Raises InvalidRecording where its body is not there."""
        try:
            body = (self.folder / "body").read_bytes()
        except OSError as error:
            raise InvalidRecording(f"{self.folder}: {error}") from error
        return HttpResponse(url, self.status, self.headers, body, self.fetched_at)


class RecordedTransport:
    """The answers below a folder, as of an instant.

    Where `alike` is not wanted, an address is answered by its own recording only, tracking parameters apart: two
    articles may differ in a number.
    """

    def __init__(self, folder: Path, now: datetime, alike: bool = True) -> None:
        self._now = now
        self._known = [each for each in recordings(folder) if each.fetched_at <= now]
        self._likenesses: tuple[Likeness, ...] = (
            (_exactly, _untracked, _but_for_dates, _by_last_part) if alike else (_exactly, _untracked)
        )

    def get(self, ask: HttpRequest) -> HttpResponse:
        """The recorded answer to `ask`, through the same gate as a live one. Raises Unreachable where there is none."""
        for likeness in self._likenesses:
            alike = [each for each in self._known if likeness(each.url) == likeness(ask.url)]
            if alike:
                return check_response(ask, _as_known(ask, max(alike, key=lambda each: each.fetched_at)))
        if ask.accept == ROBOTS:
            # What an outlet had no robots.txt for, or nobody recorded: a recorded web is asked of nobody.
            return check_response(ask, HttpResponse(ask.url, 404, {}, b"not recorded", self._now))
        raise Unreachable(f"{ask.url} is not in the recorded web")


def _as_known(ask: HttpRequest, recording: Recording) -> HttpResponse:
    """The recorded answer, or a 304 where `ask` states the validators that it came with. The tag alone counts if given.

    https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
    """
    etag, modified = header(recording.headers, "etag"), header(recording.headers, "last-modified")
    held = _opaque(ask.etag) == _opaque(etag) if ask.etag else ask.modified == modified
    if recording.status == 200 and ask.conditional and held:
        return HttpResponse(ask.url, 304, recording.headers, b"", recording.fetched_at)
    return recording.page(ask.url)


def _opaque(etag: str) -> str:
    return etag.removeprefix("W/")


def recordings(folder: Path) -> list[Recording]:
    """Every answer below `folder`. Raises InvalidRecording naming a meta.json that cannot be read."""
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
        raise InvalidRecording(f"{meta}: {error}") from error


Likeness = Callable[[str], object]


def _exactly(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), tuple(sorted(parse_qsl(parts.query)))


def _untracked(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    host, path, query = _exactly(url)
    return host, path, tuple(each for each in query if not is_noise_parameter(*each))


def _but_for_dates(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    host, path, query = _exactly(url)
    return host, path, tuple((name, "date" if _DATE.fullmatch(value) else value) for name, value in query)


def _by_last_part(url: str) -> tuple[str, str, str]:
    host, path, query = _exactly(url)
    return host, path.rpartition("/")[2], dict(query).get("page", "1")
