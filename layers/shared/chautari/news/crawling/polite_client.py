"""HTTP client for outlets that honours robots.txt.

- robots.txt of a host is read before any page of it;
- one run at a time sends requests to a host, with a delay between two requests;
- a redirect is followed only to hosts that the outlet declares.
"""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urljoin, urlsplit

from chautari.core.errors import HostBusy, NotFoundOrMoved, SourceError, Unreachable
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
from chautari.news.store.host_leases import NO_FEEDS, FeedStates

MAX_REDIRECTS = 3
# One request takes no longer, so that a lease of this length expires only if its holder crashed.
LEASE = timedelta(seconds=sum(TIMEOUT) + MOST_SECONDS)
# A host that gives no answer twice in a row, or asks for patience (429), is left alone for half an hour, or for as long
# as it asks: a feed may list thirty links of it, and each would be asked for.
HOST_REST, MAX_REST = timedelta(minutes=30), timedelta(hours=6)
MAX_FAILURES, TOO_MANY_REQUESTS = 2, 429
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


class PoliteClient:
    """HTTP client for one run: caches robots.txt, holds one request at a time per host. Create one per run."""

    def __init__(self, table: Table, transport: Transport, clock: Callable[[], datetime]) -> None:
        self._table, self._transport, self._clock = table, transport, clock
        self._holder = uuid.uuid4().hex
        self._rules: dict[str, RobotsRules] = {}
        self._allowed_urls: set[str] = set()
        self._delays: dict[str, timedelta] = {}
        self._next_request_at: dict[str, datetime] = {}
        self._failures: Counter[str] = Counter()

    def get(self, source: NewsSource, url: str, accept: str = HTML) -> HttpResponse:
        """The checked response to a GET of `url` over https, redirects followed (`HttpResponse.url` is the last one).

        Raises:

        - RobotsDisallowed: robots.txt forbids it; RobotsUnavailable: it could not be fetched;
        - HostBusy: another run of ours holds the host, or it is left alone for a while;
        - Blocked: the outlet refuses;
        - NotFoundOrMoved: no such page, a host that the outlet does not declare, too many redirects;
        - SchemaChanged: too long or empty;
        - Unreachable.
        """
        return self.fetch(source, HttpRequest(_secure(url), accept))

    def fetch(self, source: NewsSource, request: HttpRequest, has_lease: bool = False) -> HttpResponse:
        """The response to `request`; errors as of `get`. `has_lease`: the caller acquired its host and releases it."""
        first_url = request.url
        for _ in range(1 + MAX_REDIRECTS):
            try:
                if has_lease:
                    return self._fetch_allowed(source, request)
                return self._fetch_with_lease(source, request)
            except NotFoundOrMoved as moved:
                request, has_lease = replace(request, url=_target(moved)), False
        raise NotFoundOrMoved(f"more than {MAX_REDIRECTS} redirects from {first_url}, the last to {request.url[:200]}")

    def acquire(self, host: str, feeds: FeedStates = NO_FEEDS, expected: FeedStates = NO_FEEDS) -> None:
        """Lease `host` (without www.) once its delay is over, and store `feeds` in the same write.

        Raises HostBusy if another run keeps the lease, if the host is left alone for longer than a lease lasts, or if
        another run polled one of `feeds` since its state was `expected`.
        """
        for _ in range(2):
            if self._next_request_at.get(host, self._clock()) - self._clock() > LEASE:
                break
            self._wait(host)
            now = self._clock()
            until = now + self._unless_recorded(LEASE)
            if host_leases.acquire(self._table, host, self._holder, now, until, feeds, expected):
                return
            self._next_request_at[host] = host_leases.get(self._table, host).free_at or now
        raise HostBusy(f"{host} is in use by another run of ours, or left alone", self._next_request_at[host])

    def release(self, host: str, feeds: FeedStates = NO_FEEDS) -> None:
        """Release `host` from the end of its delay on, and store `feeds` in the same write."""
        free_at = self._next_request_at.get(host, self._clock())
        host_leases.release(self._table, host, self._holder, free_at, feeds)

    def mark_allowed(self, url: str, delay: timedelta) -> None:
        """Skip robots.txt for `url`: a fresh one is known to allow it, with `delay` between two requests."""
        self._allowed_urls.add(url)
        self._delays[host_of(url)] = delay

    def loaded_rules(self, url: str) -> RobotsRules | None:
        """The robots.txt rules of the host of `url`, if this run loaded them."""
        return self._rules.get(urlsplit(url).netloc)

    def _fetch_with_lease(self, source: NewsSource, request: HttpRequest) -> HttpResponse:
        host = bare_host(ssrf.require_host(request.url, allowed_hosts(source)))
        self.acquire(host)
        try:
            return self._fetch_allowed(source, request)
        finally:
            self.release(host)

    def _fetch_allowed(self, source: NewsSource, request: HttpRequest) -> HttpResponse:
        host = ssrf.require_host(request.url, allowed_hosts(source))
        if request.url not in self._allowed_urls:
            if host not in self._rules:
                self._rules[host] = robots.load_rules(
                    self._table, host, partial(self._fetch_robots, source), self._clock()
                )
                self._delays[bare_host(host)] = self._rules[host].delay
            self._rules[host].require_allowed(request.url)
        return self._send(source, request)

    def _fetch_robots(self, source: NewsSource, url: str) -> HttpResponse:
        for _ in range(1 + MAX_REDIRECTS):
            ssrf.require_host(url, allowed_hosts(source))
            try:
                return self._send(source, HttpRequest(url, ROBOTS))
            except NotFoundOrMoved as moved:
                url = _target(moved)
        raise NotFoundOrMoved(f"more than {MAX_REDIRECTS} redirects, the last to {url[:200]}")

    def _send(self, source: NewsSource, request: HttpRequest) -> HttpResponse:
        host = host_of(request.url)
        self._wait(host)
        rest = timedelta(0)
        try:
            response = self._transport.fetch(request)
            self._failures[host] = 0
            return response
        except SourceError as error:
            rest = self._rest_after(host, error)
            raise
        finally:
            delay = max(source.delay, self._delays.get(host, source.delay), rest)
            self._next_request_at[host] = self._clock() + self._unless_recorded(delay)

    def _rest_after(self, host: str, error: SourceError) -> timedelta:
        """How long `host` is left alone after `error`; zero after a first failure, which may be of that page alone."""
        page = error.response
        is_asked_for_patience = page is not None and page.status == TOO_MANY_REQUESTS
        self._failures[host] = self._failures[host] + 1 if isinstance(error, Unreachable) else 0
        if not is_asked_for_patience and self._failures[host] < MAX_FAILURES:
            return timedelta(0)
        requested = response_checks.retry_after(page) if page else 0
        return max(HOST_REST, timedelta(seconds=min(requested, MAX_REST.total_seconds())))

    def _wait(self, host: str) -> None:
        remaining = self._next_request_at.get(host, self._clock()) - self._clock()
        if remaining > timedelta(0):
            self._transport.sleep(remaining.total_seconds())

    def _unless_recorded(self, duration: timedelta) -> timedelta:
        return timedelta(0) if self._transport.recorded else duration


def allowed_hosts(source: NewsSource) -> frozenset[str]:
    """The hosts of an outlet's articles and feeds, without www.; requests go to no other."""
    return frozenset((*source.hosts, *(host_of(feed.url) for feed in source.feeds)))


def _secure(url: str) -> str:
    """`url` over https: feeds of sites that have it still list http."""
    return "https" + url[4:] if url[:5].lower() == "http:" else url


def _target(moved: NotFoundOrMoved) -> str:
    """The address that a redirect leads to. Raises `moved` if it is no redirect, or has no valid target."""
    page = moved.response
    location = response_checks.header(page.headers, "location") if page and page.status in _REDIRECTS else ""
    if page is None or not location:
        raise moved
    try:
        return _secure(urljoin(page.url, location))
    except ValueError:
        raise moved from None
