"""Where an answer comes from: our own bundled files, the recorded web, or the network."""

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
    """What answers the asks of this run."""
    recorded = settings.recorded_web()
    elsewhere: Fetch = RecordedTransport(recorded, now).get if recorded else HttpClient(settings.contact()).get

    def fetch(ask: HttpRequest) -> HttpResponse:
        return _bundled(ask, now) if ask.url.startswith(_SCHEME) else elsewhere(ask)

    return fetch


@dataclass(frozen=True, slots=True)
class Transport:
    """The way to the hosts of outlets. A recorded one leads to nobody, so that nobody has to wait on it."""

    fetch: Fetch
    recorded: bool = False
    sleep: Callable[[float], None] = time.sleep


def transport(now: datetime) -> Transport:
    """What answers the asks for news of this run: nobody is asked twice in a row, the schedule comes again."""
    folder = settings.recorded_web()
    if folder:
        return Transport(RecordedTransport(folder, now, alike=False).get, recorded=True)
    return Transport(HttpClient(settings.contact(), retries=0).get)


def _bundled(ask: HttpRequest, now: datetime) -> HttpResponse:
    body = (_DATA / ask.url.removeprefix(_SCHEME)).read_bytes()
    return HttpResponse(ask.url, 200, {"content-type": ask.accept}, body, now)
