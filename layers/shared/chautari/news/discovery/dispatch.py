"""Dispatch one firing of the news schedule: poll every outlet with a due feed, the longest overdue first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chautari.core.run_all import run_all
from chautari.core.urls import host_of
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import job, poll_schedule
from chautari.news.discovery.job import DiscoveryReport
from chautari.news.model.source import NewsSource
from chautari.news.store import feed_state as stored
from chautari.news.store import host_leases
from chautari.news.store.link_queue import LinkQueue

EVENT = {"dispatch": "news"}


@dataclass(frozen=True, slots=True)
class Dispatched:
    """Result of a firing: the reports of polled outlets; for every other outlet the reason, by key, in `waiting`."""

    reports: list[DiscoveryReport]
    waiting: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Dispatcher of one firing. `has_time` says whether another outlet may be started; `emit` receives each report."""

    http: PoliteClient
    table: Table
    queue: LinkQueue
    now: datetime
    has_time: Callable[[], bool]
    emit: Callable[[DiscoveryReport], None]

    def run(self) -> Dispatched:
        """Poll the due outlets. A bug of ours in one outlet is raised after the others were polled."""
        paused = pauses.by_key(self.table, "news")
        declared = sources.keys()
        due = {key: at for key in declared if key not in paused and (at := self._due(sources.find(key)))}
        reports: list[DiscoveryReport] = []
        waiting = {key: "paused" if key in paused else "not due" for key in declared}
        waiting |= dict.fromkeys(due, "not reached")
        run_all(partial(self._poll, key, reports) for key in sorted(due, key=lambda key: due[key]) if self.has_time())
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _due(self, source: NewsSource) -> datetime | None:
        """The earliest due time among the due feeds of `source`; None if no feed is due."""
        packed: dict[str, bytes] = {}
        for host in {host_of(feed.url) for feed in source.feeds}:
            packed.update(host_leases.get(self.table, host).feeds)
        feeds = {stored.feed_id(source.key, feed.url): feed for feed in source.feeds}
        states = [
            stored.unpack(packed[feed_id]) if feed_id in packed else poll_schedule.initial_state(source, feed, self.now)
            for feed_id, feed in feeds.items()
        ]
        return min((state.next_at for state in states if poll_schedule.is_due(state, self.now)), default=None)

    def _poll(self, key: str, reports: list[DiscoveryReport]) -> None:
        (report,) = job.run({"sources": [key]}, self.http, self.table, self.queue, self.now)
        reports.append(report)
        self.emit(report)
