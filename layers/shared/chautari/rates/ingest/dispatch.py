"""Dispatcher of scheduled runs of rates: run every source that is due.

- Each source declares its own poll times (`polls`); its last poll decides whether it is due.
- A paused source is not run.
- A source that is not reached before the function's time is up stays due.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from chautari.core.run_all import run_all
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.rates import sources
from chautari.rates.ingest import job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.model.poll import Poll, due
from chautari.rates.store import polls
from chautari.rates.store.evidence_archive import EvidenceArchive

EVENT = {"dispatch": "rates"}


@dataclass(frozen=True, slots=True)
class Dispatched:
    """Result of one dispatch.

    - `reports`: one for each source that was run.
    - `waiting`: why each other source was not, by key.
    """

    reports: list[RunReport]
    waiting: Mapping[str, str]


def together(parts: Iterable[Dispatched]) -> Dispatched:
    """The results of several dispatches of one firing as one."""
    collected = list(parts)
    reports = [report for part in collected for report in part.reports]
    return Dispatched(reports, {key: reason for part in collected for key, reason in part.waiting.items()})


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Runs the due sources of one dispatch.

    - `has_time`: whether there is time to start another source.
    - `on_report`: called with each report as soon as its source has been run.
    """

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime
    has_time: Callable[[], bool]
    on_report: Callable[[RunReport], None]

    def run(self) -> Dispatched:
        """Run what is due. A bug of ours that ends one source's run is raised after the other sources have run."""
        declared = [source for source in map(sources.find, sources.keys()) if source.polls]
        paused = pauses.by_key(self.table, "rates")
        active = [source for source in declared if source.key not in paused]
        due_polls = due(active, polls.last_polls(self.table), self.now)
        reports, made = list[RunReport](), list[Poll]()
        waiting = {source.key: "paused" if source.key in paused else "not due" for source in declared}
        waiting |= {poll.source: "not reached" for poll in due_polls}
        try:
            run_all(partial(self._poll, poll, reports, made) for poll in due_polls if self.has_time())
        finally:
            self._publish(made, reports)
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _publish(self, made: list[Poll], reports: list[RunReport]) -> None:
        """Rebuild the views of what was read, and only then end the polls: a run that is killed in between is repeated,
        or its rates would not be served before the next declared poll.
        """
        job.publish(self.table, reports, self.now)
        for poll in made:
            polls.put(self.table, replace(poll, finished=True))

    def _poll(self, poll: Poll, reports: list[RunReport], made: list[Poll]) -> None:
        """Run one source. The attempt is stored before it is made, so that one that always crashes is not retried for
        ever.
        """
        polls.put(self.table, poll := poll.with_attempt())
        (report,) = job.ingest({"sources": [poll.source]}, self.fetch, self.table, self.archive, self.now)
        reports.append(report)
        made.append(poll)
        self.on_report(report)
