"""Finding new articles: each feed of an outlet that is due is asked, and what it lists that is new goes to the queue.

Links are queued first and known after it: a crash between the two queues them twice, which the reader bears. A feed's
validators are kept last of all, so that nothing is taken for seen that was not queued.
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
from chautari.news.store import host_leases
from chautari.news.store import link_queue as queue
from chautari.news.store import link_state as known_links
from chautari.news.store.link_queue import LinkQueue


class InvalidEvent(ValueError):
    """An event that names no known outlet."""


@dataclass(frozen=True, slots=True)
class FeedFailure:
    """A feed that could not be read: its address, the kind of the error and its words."""

    url: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one feed: `entries` that it lists, of them `queued`; `dropped` by rule; or a failure."""

    asked: bool = True
    unchanged: bool = False
    entries: int = 0
    queued: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    failure: FeedFailure | None = None


@dataclass(frozen=True, slots=True)
class DiscoveryReport:
    """What a run did for one outlet, feed by feed."""

    source: str
    at: datetime
    feeds: tuple[Found, ...]

    def count(self, name: str) -> int:
        """The sum over all feeds of `asked`, `unchanged`, `entries` or `queued`."""
        return sum(int(getattr(found, name)) for found in self.feeds)

    @property
    def dropped(self) -> Counter[str]:
        """Entries dropped, by rule."""
        return sum((found.dropped for found in self.feeds), Counter())

    @property
    def failures(self) -> list[FeedFailure]:
        """The feeds that could not be read."""
        return [found.failure for found in self.feeds if found.failure]


def run(
    event: Mapping[str, Any], guest: PoliteClient, table: Table, links_queue: LinkQueue, now: datetime
) -> list[DiscoveryReport]:
    """Ask the due feeds of each outlet that `event` names: `{"sources": ["kathmandupost"]}`.

    Raises InvalidEvent before anything is asked. A feed that fails is in the report and stops no other.
    """
    run = _Run(guest, table, links_queue, now)
    return [DiscoveryReport(source.key, now, run.outlet(source)) for source in _declared(event)]


def _declared(event: Mapping[str, Any]) -> list[NewsSource]:
    keys = event.get("sources")
    if not isinstance(keys, list) or not keys:
        raise InvalidEvent(f"no list of sources in {sorted(event)}")
    try:
        return [sources.find(key) for key in keys]
    except sources.UnknownOutlet as error:
        raise InvalidEvent(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Run:
    guest: PoliteClient
    table: Table
    queue: LinkQueue
    now: datetime

    def outlet(self, source: NewsSource) -> tuple[Found, ...]:
        states: dict[str, bytes] = {}
        for host in {host_of(feed.url) for feed in source.feeds}:
            states.update(host_leases.get(self.table, host).feeds)
        return tuple(self._feed(source, feed, states) for feed in source.feeds)

    def _feed(self, source: NewsSource, feed: FeedDeclaration, states: Mapping[str, bytes]) -> Found:
        """What came of `feed`. The write that claims its host says already how it stands if nothing is new."""
        host, name = host_of(feed.url), stored.name(source.key, feed.url)
        state = stored.read(states[name]) if name in states else poll_schedule.unasked(source, feed, self.now)
        if not poll_schedule.is_due(state, self.now):
            return Found(asked=False)
        plan = poll_schedule.planned(state, source, self.now)
        try:
            self.guest.claim(host, {name: stored.packed(plan)}, states)
        except HostBusy as error:
            return Found(asked=False, failure=FeedFailure(feed.url, error.kind, str(error)))
        after = state  # where a bug of ours ends the run, the feed is as if it had not been asked, and a retry asks it
        try:
            found, after = self._asked(source, feed, state, plan)
        except SourceError as error:
            found = Found(failure=FeedFailure(feed.url, error.kind, str(error)[:300]))
            after = poll_schedule.failed(state, error, source, self.now)
        finally:
            if after != plan:
                self.guest.leave(host, {name: stored.packed(after)})
        return found

    def _asked(
        self, source: NewsSource, feed: FeedDeclaration, state: FeedState, plan: FeedState
    ) -> tuple[Found, FeedState]:
        if state.robots_until and state.robots_until > self.now:
            self.guest.vouch(feed.url, state.delay)
        page = self.guest.follow(source, HttpRequest(feed.url, FEED, state.etag, state.modified), held=True)
        if rules := self.guest.rules_of(feed.url):
            plan = replace(plan, robots_until=rules.until, delay=rules.delay)
        if page.unchanged:
            return Found(unchanged=True), poll_schedule.unchanged(plan, page)
        return self._read(source, feed, plan, page)

    def _read(
        self, source: NewsSource, feed: FeedDeclaration, plan: FeedState, page: HttpResponse
    ) -> tuple[Found, FeedState]:
        read = feeds.read(page.body, response_checks.header(page.headers, "content-type"), page.url)
        if read.sitemaps:
            raise SchemaChanged(f"an index of sitemaps instead of one from {page.url}: {read.sitemaps[0]}", page)
        found, dropped = discovered_link.of_feed(source, read.entries, self.now)
        digest = discovered_link.digest_of(found)
        new = self._queue_new(source, feed, found) if digest != plan.digest else 0
        past = [at for entry in read.entries for at in (entry.published, entry.updated) if at and at <= self.now]
        plan = replace(
            plan, entries=len(read.entries), digest=digest, newest=max(past, default=None), hub=read.metadata.hub
        )
        counts = Found(True, not new, len(read.entries), new, dropped + read.dropped)
        return counts, poll_schedule.answered(plan, page, read.metadata.every, source, new)

    def _queue_new(self, source: NewsSource, feed: FeedDeclaration, found: Sequence[DiscoveredLink]) -> int:
        """Queue what is new or said otherwise than before by this feed, oldest first; the number of those."""
        name = stored.name(source.key, feed.url)
        known = known_links.known(self.table, [link.id for link in found])
        unlike = [link for link in found if known.get(link.id, {}).get(name) != link.digest]
        # What another feed of the outlet listed already is noted for this one, and is no news.
        new = [link for link in unlike if link.id not in known or name in known[link.id]]
        queue.send(self.queue, [discovered_link.message(source, feed, link, self.now) for link in reversed(new)])
        marks = {link.id: {**known.get(link.id, {}), name: link.digest} for link in unlike}
        known_links.mark(self.table, marks, self.now)
        return len(new)
