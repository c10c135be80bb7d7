"""One firing of the schedule of rates: every source that is due is asked, and what is silent is told.

When a source is asked is declared by itself (`polls`); how its last poll went says whether it is due. A source that is
paused is left alone. One that is not reached in the time of the function stays due.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from chautari.core.each_apart import each_apart
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.nepali.clock import today
from chautari.rates import sources
from chautari.rates.ingest import job, projections
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model import silence
from chautari.rates.model.poll import Poll, due
from chautari.rates.model.source import RateSource
from chautari.rates.store import closed_days, health, polls
from chautari.rates.store.evidence_archive import EvidenceArchive

EVENT = {"dispatch": "rates"}


@dataclass(frozen=True, slots=True)
class Dispatched:
    """What one firing did: a report a source asked, and why each other source was not; `silent` says since when."""

    reports: list[RunReport]
    waiting: Mapping[str, str]
    silent: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """What a firing works with. `has_time` says whether another source may be begun, `tell` hears of each report."""

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime
    has_time: Callable[[], bool]
    tell: Callable[[RunReport], None]

    def run(self) -> Dispatched:
        """Ask what is due. Where a mistake of ours ends the run of one source, the others are asked first."""
        declared = [source for source in map(sources.find, sources.keys()) if source.polls]
        paused = pauses.of(self.table, "rates")
        polling = due(
            [source for source in declared if source.key not in paused], polls.last_polls(self.table), self.now
        )
        reports: list[RunReport] = []
        waiting = {source.key: "paused" if source.key in paused else "not due" for source in declared}
        waiting |= {poll.source: "not reached" for poll in polling}
        try:
            each_apart(partial(self._ask, poll, reports) for poll in polling if self.has_time())
        finally:
            projections.rebuild(self.table, {sources.find(report.source).market for report in reports}, self.now)
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting, self._silent([each for each in declared if each.key not in paused]))

    def _ask(self, poll: Poll, reports: list[RunReport]) -> None:
        """The attempt is kept before it is made: what crashes each time is not asked for ever."""
        polls.put(self.table, poll := poll.with_attempt())
        (report,) = job.read({"sources": [poll.source]}, self.fetch, self.table, self.archive, self.now)
        polls.put(self.table, Poll(poll.source, poll.at, poll.attempts, finished=not report.failed))
        reports.append(report)
        self.tell(report)

    def _silent(self, watched: list[RateSource]) -> dict[str, str]:
        known = {each.key: each for each in health.all_sources(self.table)}
        closed = closed_days.closed_days_near(self.table, today(self.now))
        found = {source.key: silence.reason(source, known.get(source.key), self.now, closed) for source in watched}
        return {key: why for key, why in found.items() if why}
