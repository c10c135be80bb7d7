"""Where an answer comes from: our own bundled files, the recorded web, or the network."""

import time
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Road:
    """The way to the hosts of outlets. A recorded one leads to nobody, so that nobody has to wait on it."""

    fetch: Fetch
    recorded: bool = False
    sleep: Callable[[float], None] = time.sleep


def road(now: datetime) -> Road:
    """What answers the asks for news of this run: nobody is asked twice in a row, the schedule comes again."""
    folder = settings.recorded_web()
    if folder:
        return Road(RecordedWeb(folder, now, alike=False).get, recorded=True)
    return Road(Web(settings.contact(), retries=0).get)


def _bundled(ask: Ask, now: datetime) -> Page:
    body = (_DATA / ask.url.removeprefix(_SCHEME)).read_bytes()
    return Page(ask.url, 200, {"content-type": ask.accept}, body, now)
