"""Transports: bundled files, recorded responses, or the network."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chautari.core import settings
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.http_client import HttpClient
from chautari.fetching.recorded import RecordedTransport

Fetch = Callable[[HttpRequest], HttpResponse]

_DATA = Path(__file__).parent.parent / "data"
_SCHEME = "bundled:"


def fetcher(now: datetime) -> Fetch:
    """The fetch function of one run: `bundled:` URLs from `data/`, others from recordings or the network."""
    recorded = settings.recorded_web()
    fetch_remote: Fetch = RecordedTransport(recorded, now).get if recorded else HttpClient(settings.contact()).get

    def fetch(request: HttpRequest) -> HttpResponse:
        return _bundled(request, now) if request.url.startswith(_SCHEME) else fetch_remote(request)

    return fetch


@dataclass(frozen=True, slots=True)
class Transport:
    """Transport to the hosts of outlets. A recorded one sends no request and needs no delay between two."""

    fetch: Fetch
    recorded: bool = False
    sleep: Callable[[float], None] = time.sleep


def transport(now: datetime) -> Transport:
    """The transport for one run of news. No retries: the schedule comes again."""
    folder = settings.recorded_web()
    if folder:
        return Transport(RecordedTransport(folder, now, approximate=False).get, recorded=True)
    return Transport(HttpClient(settings.contact(), retries=0).get)


def _bundled(request: HttpRequest, now: datetime) -> HttpResponse:
    body = (_DATA / request.url.removeprefix(_SCHEME)).read_bytes()
    return HttpResponse(request.url, 200, {"content-type": request.accept}, body, now)
