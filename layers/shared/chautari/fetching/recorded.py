"""Recorded transport: replays responses from disk instead of the network.

A recording is a folder with `meta.json` (url, status, headers, fetched_at) and `body`. The recording of a URL is

- the one of the same URL;
- else one that differs only in tracking parameters, in dates in the query, or in the path before its last segment;
- of several matches the newest that is not after the clock of the run.

A conditional request with the validators of a recording is answered by 304.
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
    """A folder of the recorded web that holds no valid recording."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded response. Its body stays on disk until `page` reads it."""

    url: str
    status: int
    headers: dict[str, str]
    fetched_at: datetime
    folder: Path

    def page(self, url: str) -> HttpResponse:
        """The response as if fetched from `url`. Raises InvalidRecording if its body cannot be read."""
        try:
            body = (self.folder / "body").read_bytes()
        except OSError as error:
            raise InvalidRecording(f"{self.folder}: {error}") from error
        return HttpResponse(url, self.status, self.headers, body, self.fetched_at)


class RecordedTransport:
    """Transport that replays the recordings below a folder, as of an instant.

    With `approximate=False` a URL is matched exactly, tracking parameters aside: the URLs of two articles may differ in
    a number only.
    """

    def __init__(self, folder: Path, now: datetime, approximate: bool = True) -> None:
        self._now = now
        self._recordings = [recording for recording in recordings(folder) if recording.fetched_at <= now]
        self._match_keys: tuple[MatchKey, ...] = (
            (_exact, _untracked, _without_dates, _last_segment) if approximate else (_exact, _untracked)
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        """The recorded response to `request`, validated as a live one. Raises Unreachable if there is none."""
        for match_key in self._match_keys:
            wanted = match_key(request.url)
            matches = [recording for recording in self._recordings if match_key(recording.url) == wanted]
            if matches:
                newest = max(matches, key=lambda recording: recording.fetched_at)
                return check_response(request, _conditional_response(request, newest))
        if request.accept == ROBOTS:
            # No robots.txt of the host is recorded: a replay sends no request that one could disallow.
            return check_response(request, HttpResponse(request.url, 404, {}, b"not recorded", self._now))
        raise Unreachable(f"{request.url} is not in the recorded web")


def _conditional_response(request: HttpRequest, recording: Recording) -> HttpResponse:
    """The recorded response, or 304 if the validators of `request` match. An entity tag takes precedence over a date.

    https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
    """
    etag, modified = header(recording.headers, "etag"), header(recording.headers, "last-modified")
    matches = _weak(request.etag) == _weak(etag) if request.etag else request.modified == modified
    if recording.status == 200 and request.conditional and matches:
        return HttpResponse(request.url, 304, recording.headers, b"", recording.fetched_at)
    return recording.page(request.url)


def _weak(etag: str) -> str:
    """The entity tag for weak comparison."""
    return etag.removeprefix("W/")


def recordings(folder: Path) -> list[Recording]:
    """All recordings below `folder`. Raises InvalidRecording naming a meta.json that cannot be read."""
    return [_recording(meta) for meta in sorted(folder.rglob("meta.json"))]


def _recording(meta: Path) -> Recording:
    try:
        values = json.loads(meta.read_text(encoding="utf-8"))
        fetched_at = datetime.fromisoformat(values["fetched_at"])
        if fetched_at.tzinfo is None:
            raise ValueError("fetched_at has no zone")
        return Recording(
            str(values["url"]), int(values["status"]), dict(values.get("headers") or {}), fetched_at, meta.parent
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise InvalidRecording(f"{meta}: {error}") from error


MatchKey = Callable[[str], object]


def _exact(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host, parts.path.rstrip("/"), tuple(sorted(parse_qsl(parts.query)))


def _untracked(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    host, path, query = _exact(url)
    return host, path, tuple(parameter for parameter in query if not is_noise_parameter(*parameter))


def _without_dates(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    host, path, query = _exact(url)
    return host, path, tuple((name, "date" if _DATE.fullmatch(value) else value) for name, value in query)


def _last_segment(url: str) -> tuple[str, str, str]:
    host, path, query = _exact(url)
    return host, path.rpartition("/")[2], dict(query).get("page", "1")
