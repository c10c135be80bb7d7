"""The web of a simulated week: the sources of rates as they print, and an outlet with a story every ninety minutes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from urllib.parse import urlsplit

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching import response_checks
from chautari.nepali.clock import NPT
from tests.news.fake_outlet import FEED, HOME, RSS, item, rss
from tests.news.ingest.pages import page
from tools.drill.timeline.flow import Web
from tools.drill.timeline.ordinary import ordinary_from
from tools.drill.timeline.play import Player

FIRST = date(2026, 8, 16)
BEGIN = datetime(2026, 8, 16, tzinfo=NPT)
DAYS = 7
STORY_EVERY = timedelta(minutes=90)
Span = tuple[datetime, datetime]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of the week; day 0 is Sunday."""
    return BEGIN + timedelta(days=day, hours=hour, minutes=minute)


def is_within(span: Span | None, now: datetime) -> bool:
    """Whether `now` is in a span; there may be none."""
    return span is not None and span[0] <= now < span[1]


@dataclass(frozen=True, slots=True)
class Happenings:
    """What goes wrong: when the bank is down, the outlet asks for patience, the table throttles; a story with a bug."""

    bank_down: Span | None = None
    outlet_busy: Span | None = None
    throttled: Span | None = None
    bug_at: str = ""


@dataclass
class WeekWeb:
    """The web at an instant. `requests`: how many there were, by host and day."""

    happenings: Happenings
    requests: Counter[tuple[str, date]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        rng = Random("week")  # noqa: S311 - repeatable, not secret
        plans = ordinary_from(FIRST, 6, "metals", rng), ordinary_from(FIRST, 7, "forex", rng)
        self._markets = [Web(Player(plan)) for plan in plans]

    def rates(self, request: HttpRequest, now: datetime) -> HttpResponse:
        """The answer of a source of rates."""
        host = self._count(request, now)
        is_bank = "nrb.org" in host
        if is_bank and is_within(self.happenings.bank_down, now):
            raise Unreachable(f"521 from {request.url}")
        market = self._markets[is_bank]
        market.now = now
        return market.fetch(request)

    def news(self, request: HttpRequest, now: datetime) -> HttpResponse:
        """The answer of the outlet: its feed, its stories, 429 while it asks for patience."""
        self._count(request, now)
        busy = 429, {"Retry-After": "600"}, b"later"
        status, headers, body = busy if is_within(self.happenings.outlet_busy, now) else _answer(request.url, now)
        return response_checks.check_response(request, HttpResponse(request.url, status, headers, body, now))

    def _count(self, request: HttpRequest, now: datetime) -> str:
        host = urlsplit(request.url).netloc
        self.requests[host, now.date()] += 1
        return host


def _answer(url: str, now: datetime) -> tuple[int, dict[str, str], bytes]:
    if url.endswith("/robots.txt"):
        return 404, {}, b""
    count = int((now - BEGIN) / STORY_EVERY) + 1
    if url == FEED:
        newest = range(count, max(0, count - 30), -1)
        return 200, RSS, rss(*(item(number, f"Gold rises, part {number}", _published(number)) for number in newest))
    number = int(url.removeprefix(f"{HOME}/story/"))
    text = " ".join(f"Word {word} of part {number}." for word in range(60))
    return 200, {"Content-Type": "text/html; charset=utf-8"}, page(f"Gold rises, part {number}", text=text)


def _published(number: int) -> str:
    return f"{BEGIN + (number - 1) * STORY_EVERY:%a, %d %b %Y %H:%M:%S +0545}"


def story_count() -> int:
    """How many stories the outlet published in the week."""
    return int(timedelta(days=DAYS) / STORY_EVERY)
