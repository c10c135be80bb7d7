"""Where an answer comes from: our own bundled files, the recorded web, or the network."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from chautari import settings
from chautari.domain.page import Ask, Page
from chautari.recorded import RecordedWeb
from chautari.web import Web

Fetch = Callable[[Ask], Page]

_DATA = Path(__file__).parent / "data"
_SCHEME = "bundled:"


def fetcher(now: datetime) -> Fetch:
    """What answers the asks of this run."""
    recorded = settings.recorded_web()
    elsewhere: Fetch = RecordedWeb(recorded, now).get if recorded else Web(settings.contact()).get

    def fetch(ask: Ask) -> Page:
        return _bundled(ask, now) if ask.url.startswith(_SCHEME) else elsewhere(ask)

    return fetch


def _bundled(ask: Ask, now: datetime) -> Page:
    body = (_DATA / ask.url.removeprefix(_SCHEME)).read_bytes()
    return Page(ask.url, 200, {"content-type": ask.accept}, body, now)
