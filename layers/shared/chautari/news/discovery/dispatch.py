"""One firing of the schedule of news: every outlet of which a feed is due is asked, the longest due first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chautari.core.each_apart import each_apart
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
    """What one firing did: a report an outlet asked, and why each other outlet was not."""

    reports: list[DiscoveryReport]
    waiting: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """What a firing works with. `has_time` says whether another outlet may be begun, `tell` hears of each report."""

    guest: PoliteClient
    table: Table
    queue: LinkQueue
    now: datetime
    has_time: Callable[[], bool]
    tell: Callable[[DiscoveryReport], None]

    def run(self) -> Dispatched:
        """Ask what is due. Where a mistake of ours ends the run of one outlet, the others are asked first."""
        paused = pauses.of(self.table, "news")
        declared = sources.keys()
        due = {key: at for key in declared if key not in paused and (at := self._due(sources.find(key)))}
        reports: list[DiscoveryReport] = []
        waiting = {key: "paused" if key in paused else "not due" for key in declared}
        waiting |= dict.fromkeys(due, "not reached")
        each_apart(partial(self._ask, key, reports) for key in sorted(due, key=lambda key: due[key]) if self.has_time())
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _due(self, source: NewsSource) -> datetime | None:
        """Since when a feed of `source` is due; None where none is."""
        states: dict[str, bytes] = {}
        for host in {host_of(feed.url) for feed in source.feeds}:
            states.update(host_leases.get(self.table, host).feeds)
        names = {stored.name(source.key, feed.url): feed for feed in source.feeds}
        known = [
            stored.read(states[name]) if name in states else poll_schedule.unasked(source, feed, self.now)
            for name, feed in names.items()
        ]
        return min((state.next_at for state in known if poll_schedule.is_due(state, self.now)), default=None)

    def _ask(self, key: str, reports: list[DiscoveryReport]) -> None:
        (report,) = job.run({"sources": [key]}, self.guest, self.table, self.queue, self.now)
        reports.append(report)
        self.tell(report)
