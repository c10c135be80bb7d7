"""Asking outlets for pages as a good guest: their robots.txt first, one of us at a host at a time, with a rest between
two asks, and redirects followed only within the hosts that the outlet is declared to have.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urljoin, urlsplit

from chautari.core.errors import HostBusy, NotFoundOrMoved
from chautari.core.http_messages import HTML, ROBOTS, HttpRequest, HttpResponse
from chautari.core.urls import bare_host, host_of
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks, ssrf
from chautari.fetching.http_client import MOST_SECONDS, TIMEOUT
from chautari.fetching.transports import Transport
from chautari.news.crawling import robots
from chautari.news.crawling.robots import RobotsRules
from chautari.news.model.source import NewsSource
from chautari.news.store import host_leases
from chautari.news.store.host_leases import NOTHING, Feeds

MOST_REDIRECTS = 3
# One ask takes no longer, so that a lease of this length ends only where its holder crashed.
LEASE = timedelta(seconds=sum(TIMEOUT) + MOST_SECONDS)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class PoliteClient:
    """One run of ours among the hosts of outlets. It keeps in mind what it learned of them: make one a run."""

    def __init__(self, table: Table, road: Transport, clock: Callable[[], datetime]) -> None:
        self._table, self._road, self._clock = table, road, clock
        self._name = uuid.uuid4().hex
        self._rules: dict[str, RobotsRules] = {}
        self._vouched: set[str] = set()
        self._delays: dict[str, timedelta] = {}
        self._rest_until: dict[str, datetime] = {}

    def get(self, source: NewsSource, url: str, accept: str = HTML) -> HttpResponse:
        """The page at `url`, or where it was redirected to (`Page.url` says so), through the gate.

        Raises RobotsDisallowed (robots.txt), HostBusy (somebody else of ours is there), Blocked, NotFoundOrMoved (no
        such page, no such host of the outlet, too many redirects), SchemaChanged (too long, empty) or Unreachable.
        """
        return self.follow(source, HttpRequest(_secure(url), accept))

    def follow(self, source: NewsSource, ask: HttpRequest, held: bool = False) -> HttpResponse:
        """The answer to `ask` as `get` gives it; `held`: the caller has claimed its host and will leave it."""
        first = ask.url
        for _ in range(1 + MOST_REDIRECTS):
            try:
                return self._visit(source, ask) if held else self._claim_and_visit(source, ask)
            except NotFoundOrMoved as moved:
                ask, held = replace(ask, url=_target(moved)), False
        raise NotFoundOrMoved(f"more than {MOST_REDIRECTS} redirects from {first}, the last to {ask.url[:200]}")

    def claim(self, host: str, feeds: Feeds = NOTHING, known: Feeds = NOTHING) -> None:
        """Have `host` (without www.) for ourselves once it has rested, and keep `feeds` with it.

        Raises HostBusy where another run stays there, or has asked one of `feeds` since it was `known`.
        """
        for _ in range(2):
            self._rest(host)
            now = self._clock()
            if host_leases.claim(self._table, host, self._name, now, now + self._span(LEASE), feeds, known):
                return
            self._rest_until[host] = host_leases.get(self._table, host).free_at or now
        raise HostBusy(f"another run of ours is at {host}")

    def leave(self, host: str, feeds: Feeds = NOTHING) -> None:
        """Let others at `host` after its rest, and keep `feeds` with it."""
        host_leases.release(self._table, host, self._name, self._rest_until.get(host, self._clock()), feeds)

    def vouch(self, url: str, delay: timedelta) -> None:
        """Tell that robots.txt is known to allow `url` and to want `delay` between two asks."""
        self._vouched.add(url)
        self._delays[host_of(url)] = delay

    def rules_of(self, url: str) -> RobotsRules | None:
        """The rules of the host of `url`, if this run had to look at them."""
        return self._rules.get(urlsplit(url).netloc)

    def _claim_and_visit(self, source: NewsSource, ask: HttpRequest) -> HttpResponse:
        host = bare_host(ssrf.require_host(ask.url, hosts_of(source)))
        self.claim(host)
        try:
            return self._visit(source, ask)
        finally:
            self.leave(host)

    def _visit(self, source: NewsSource, ask: HttpRequest) -> HttpResponse:
        host = ssrf.require_host(ask.url, hosts_of(source))
        if ask.url not in self._vouched:
            if host not in self._rules:
                self._rules[host] = robots.rules(self._table, host, partial(self._robots, source), self._clock())
                self._delays[bare_host(host)] = self._rules[host].delay
            self._rules[host].require_allowed(ask.url)
        return self._fetch(source, ask)

    def _robots(self, source: NewsSource, url: str) -> HttpResponse:
        for _ in range(1 + MOST_REDIRECTS):
            ssrf.require_host(url, hosts_of(source))
            try:
                return self._fetch(source, HttpRequest(url, ROBOTS))
            except NotFoundOrMoved as moved:
                url = _target(moved)
        raise NotFoundOrMoved(f"more than {MOST_REDIRECTS} redirects, the last to {url[:200]}")

    def _fetch(self, source: NewsSource, ask: HttpRequest) -> HttpResponse:
        host = host_of(ask.url)
        self._rest(host)
        try:
            return self._road.fetch(ask)
        finally:
            delay = max(source.delay, self._delays.get(host, source.delay))
            self._rest_until[host] = self._clock() + self._span(delay)

    def _rest(self, host: str) -> None:
        wait = self._rest_until.get(host, self._clock()) - self._clock()
        if wait > timedelta(0):
            self._road.sleep(wait.total_seconds())

    def _span(self, span: timedelta) -> timedelta:
        return timedelta(0) if self._road.recorded else span


def hosts_of(source: NewsSource) -> frozenset[str]:
    """Every host that an outlet is asked at, without www.: of its articles and of its feeds."""
    return frozenset((*source.hosts, *(host_of(feed.url) for feed in source.feeds)))


def _secure(url: str) -> str:
    """`url` over https: feeds of sites that have it still say http."""
    return "https" + url[4:] if url[:5].lower() == "http:" else url


def _target(moved: NotFoundOrMoved) -> str:
    """Where a redirect leads to. Raises `moved` itself where it was none, or led nowhere."""
    page = moved.page
    location = response_checks.header(page.headers, "location") if page and page.status in _REDIRECTS else ""
    if page is None or not location:
        raise moved
    try:
        return _secure(urljoin(page.url, location))
    except ValueError:
        raise moved from None
