"""The recorded web with some hosts broken: each kind of failure of a server, or of what stands before it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.recorded import RecordedTransport
from chautari.fetching.response_checks import MOST_BYTES, check_response
from tests.support.template_file import ROOT

CHALLENGE = b"<!doctype html><html><head><title>Just a moment...</title></head><body>cf-chl</body></html>"
OTHER_SHAPES = {True: b"<!doctype html><html><body><p>We have moved.</p></body></html>", False: b'{"message": "ok"}'}
Answer = tuple[int, dict[str, str], bytes]
Failure = Callable[[HttpRequest, HttpResponse], Answer]


def _no_answer(words: str) -> Failure:
    def failure(request: HttpRequest, sound: HttpResponse) -> Answer:
        raise Unreachable(f"{words} from {request.url}")

    return failure


def _other_shape(request: HttpRequest, sound: HttpResponse) -> Answer:
    if sound.body.lstrip()[:5] == b"<?xml":
        return 200, {"Content-Type": "application/xml"}, b"<?xml version='1.0'?><note><to>you</to></note>"
    return 200, dict(sound.headers), OTHER_SHAPES[sound.body.lstrip()[:1] == b"<"]


FAILURES: dict[str, Failure] = {
    "unreachable": _no_answer("ConnectionError"),
    "too slow": _no_answer("more than 25 s for one answer"),
    "500": lambda request, sound: (500, {}, b"down"),
    "redirect": lambda request, sound: (302, {"Location": "https://elsewhere.example/"}, b""),
    "challenge": lambda request, sound: (503, {"Content-Type": "text/html"}, CHALLENGE),
    "empty": lambda request, sound: (200, dict(sound.headers), b""),
    "half": lambda request, sound: (200, dict(sound.headers), sound.body[: len(sound.body) // 2]),
    "another shape": _other_shape,
    "too large": lambda request, sound: (200, dict(sound.headers), sound.body + b" " * MOST_BYTES),
}


@cache
def _recorded(now: datetime, approximate: bool) -> RecordedTransport:
    return RecordedTransport(ROOT / "recorded", now, approximate)


@dataclass
class BrokenWeb:
    """The recorded web as of `now`. Requests whose address holds one of `hosts` fail as `failure` does."""

    now: datetime
    hosts: tuple[str, ...] = ()
    failure: Failure | None = None
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._approximate, self._exact = _recorded(self.now, True), _recorded(self.now, False)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The recorded answer to a request of rates, or a failure."""
        return self._get(self._approximate, request)

    def get_exact(self, request: HttpRequest) -> HttpResponse:
        """The recorded answer to a request of news, or a failure."""
        return self._get(self._exact, request)

    def _get(self, recorded: RecordedTransport, request: HttpRequest) -> HttpResponse:
        is_broken = self.failure is not None and any(host in request.url for host in self.hosts)
        sound = recorded.get(HttpRequest(request.url, request.accept) if is_broken else request)
        if self.failure is None or not is_broken:
            return sound
        self.failed.append(request.url)
        status, headers, body = self.failure(request, sound)
        return check_response(request, HttpResponse(request.url, status, headers, body, self.now))
