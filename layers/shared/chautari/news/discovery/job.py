"""Feed discovery job: poll the due feeds of outlets and queue their new links.

Links are queued before they are marked as known: a crash between the two queues them twice, and processing is
idempotent. A feed's validators are stored last, so that no link counts as seen that was not queued.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from chautari.core.errors import HostBusy, SchemaChanged, SourceError
from chautari.core.http_messages import FEED, HttpRequest, HttpResponse
from chautari.core.urls import host_of
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.news import feeds, sources
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import discovered_link, poll_schedule
from chautari.news.discovery.discovered_link import DiscoveredLink
from chautari.news.model.feed_state import FeedState
from chautari.news.model.source import FeedDeclaration, NewsSource
from chautari.news.store import feed_state as stored
from chautari.news.store import host_leases, link_queue, link_state
from chautari.news.store.link_queue import LinkQueue


class InvalidEvent(ValueError):
    """An event that names no declared outlet."""


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """A feed that could not be read: its address, the kind of the error and its message."""

    url: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class FeedReport:
    """Result of one feed: numbers of `entries` listed, links `queued` and entries `dropped` by rule; or a failure.

    `asked`: whether it was polled. `unchanged`: whether it had nothing new, a 304 included.
    """

    asked: bool = True
    unchanged: bool = False
    entries: int = 0
    queued: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    failure: FeedFailure | None = None


@dataclass(frozen=True, slots=True)
class DiscoveryReport:
    """Result of a run for one outlet, feed by feed."""

    source: str
    at: datetime
    feeds: tuple[FeedReport, ...]

    def count(self, name: str) -> int:
        """The sum over all feeds of `asked`, `unchanged`, `entries` or `queued`."""
        return sum(int(getattr(feed, name)) for feed in self.feeds)

    @property
    def dropped(self) -> Counter[str]:
        """Number of dropped entries by rule."""
        return sum((feed.dropped for feed in self.feeds), Counter())

    @property
    def failures(self) -> list[FeedFailure]:
        """The feeds that could not be read."""
        return [feed.failure for feed in self.feeds if feed.failure]


def run(
    event: Mapping[str, Any], http: PoliteClient, table: Table, links_queue: LinkQueue, now: datetime
) -> list[DiscoveryReport]:
    """Poll the due feeds of each outlet that `event` names: `{"sources": ["kathmandupost"]}`.

    With `"by_hand": true` they are polled due or not; how long a host is to be left alone holds for a person too.

    Raises InvalidEvent before any request. A feed that fails is in the report and stops no other.
    """
    run = _Run(http, table, links_queue, now, event.get("by_hand") is True)
    return [DiscoveryReport(source.key, now, run.poll_outlet(source)) for source in _declared_sources(event)]


def _declared_sources(event: Mapping[str, Any]) -> list[NewsSource]:
    keys = event.get("sources")
    if not isinstance(keys, list) or not keys:
        raise InvalidEvent(f"no list of sources in {sorted(event)}")
    try:
        return [sources.find(key) for key in keys]
    except sources.UnknownOutlet as error:
        raise InvalidEvent(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Run:
    http: PoliteClient
    table: Table
    queue: LinkQueue
    now: datetime
    is_by_hand: bool

    def poll_outlet(self, source: NewsSource) -> tuple[FeedReport, ...]:
        states: dict[str, bytes] = {}
        for host in {host_of(feed.url) for feed in source.feeds}:
            states.update(host_leases.get(self.table, host).feeds)
        return tuple(self._poll_feed(source, feed, states) for feed in source.feeds)

    def _poll_feed(self, source: NewsSource, feed: FeedDeclaration, states: Mapping[str, bytes]) -> FeedReport:
        """Poll `feed` if it is due, or by hand.

        The write that acquires its host already holds the state for "nothing new".
        """
        host, feed_id = host_of(feed.url), stored.feed_id(source.key, feed.url)
        is_stored = feed_id in states
        state = stored.unpack(states[feed_id]) if is_stored else poll_schedule.initial_state(source, feed, self.now)
        if not self.is_by_hand and not poll_schedule.is_due(state, self.now):
            return FeedReport(asked=False)
        plan = poll_schedule.planned_state(state, source, self.now)
        try:
            self.http.acquire(host, {feed_id: stored.pack(plan)}, states)
        except HostBusy as error:
            return FeedReport(asked=False, failure=FeedFailure(feed.url, error.kind, str(error)))
        next_state = state  # a bug of ours restores the state from before the poll, so that a retry polls the feed
        try:
            report, next_state = self._fetch(source, feed, state, plan)
        except SourceError as error:
            report = FeedReport(failure=FeedFailure(feed.url, error.kind, str(error)[:300]))
            next_state = poll_schedule.after_failure(state, error, source, self.now)
        finally:
            if next_state != plan:
                self.http.release(host, {feed_id: stored.pack(next_state)})
        return report

    def _fetch(
        self, source: NewsSource, feed: FeedDeclaration, state: FeedState, plan: FeedState
    ) -> tuple[FeedReport, FeedState]:
        if state.robots_until and state.robots_until > self.now:
            self.http.mark_allowed(feed.url, state.delay)
        request = HttpRequest(feed.url, FEED, state.etag, state.modified)
        page = self.http.fetch(source, request, has_lease=True)
        if rules := self.http.loaded_rules(feed.url):
            plan = replace(plan, robots_until=rules.until, delay=rules.delay)
        if page.unchanged:
            return FeedReport(unchanged=True), poll_schedule.after_unchanged(plan, page)
        return self._process(source, feed, plan, page)

    def _process(
        self, source: NewsSource, feed: FeedDeclaration, plan: FeedState, page: HttpResponse
    ) -> tuple[FeedReport, FeedState]:
        """Parse a full response, queue its new links, and return the report and the next state."""
        parsed = feeds.read(page.body, response_checks.header(page.headers, "content-type"), page.url)
        if parsed.sitemaps:
            raise SchemaChanged(f"an index of sitemaps instead of one from {page.url}: {parsed.sitemaps[0]}", page)
        links, dropped = discovered_link.select_links(source, parsed.entries, self.now)
        digest = discovered_link.feed_digest(links)
        new = self._queue_new(source, feed, links) if digest != plan.digest else 0
        stated = [at for entry in parsed.entries for at in (entry.published, entry.updated) if at and at <= self.now]
        plan = replace(
            plan, entries=len(parsed.entries), digest=digest, newest=max(stated, default=None), hub=parsed.metadata.hub
        )
        report = FeedReport(True, not new, len(parsed.entries), new, dropped + parsed.dropped)
        return report, poll_schedule.after_response(plan, page, parsed.metadata.every, source, new)

    def _queue_new(self, source: NewsSource, feed: FeedDeclaration, links: Sequence[DiscoveredLink]) -> int:
        """Queue the links that are new or whose entry in this feed changed, oldest first; return their number."""
        feed_id = stored.feed_id(source.key, feed.url)
        digests = link_state.get_digests(self.table, [link.id for link in links])
        changed = [link for link in links if digests.get(link.id, {}).get(feed_id) != link.digest]
        # A link that another feed of the outlet listed before gets this feed's digest, and is not queued again.
        new = [link for link in changed if link.id not in digests or feed_id in digests[link.id]]
        messages = [discovered_link.queue_message(source, feed, link, self.now) for link in reversed(new)]
        link_queue.send(self.queue, messages)
        updated = {link.id: {**digests.get(link.id, {}), feed_id: link.digest} for link in changed}
        link_state.put_digests(self.table, updated, self.now)
        return len(new)
