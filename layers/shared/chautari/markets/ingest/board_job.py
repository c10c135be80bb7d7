"""Job of one invocation for boards: run the sources that the event names, or every one that is due.

- A paused source is not run by a schedule, nor one whose circuit breaker is open; by hand it is.
- A source that is not reached before the function's time is up stays due.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.core.run_all import run_all
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets import sources
from chautari.markets.ingest import board_run, board_views
from chautari.markets.ingest.band import band_of
from chautari.markets.model.board_source import BoardSource
from chautari.nepali.clock import NPT
from chautari.rates.ingest import health, job
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.model import circuit_breaker
from chautari.rates.model.poll import Poll, due
from chautari.rates.store import health as stored_health
from chautari.rates.store import job_runs, polls
from chautari.rates.store.evidence_archive import EvidenceArchive


def is_of_boards(event: Mapping[str, Any]) -> bool:
    """Whether the event names sources of boards, and no others."""
    keys = event.get("sources")
    return isinstance(keys, list) and bool(keys) and set(map(str, keys)) <= set(sources.source_keys())


@dataclass(frozen=True, slots=True)
class BoardOffice:
    """All that runs need: `now` is the instant of each, `fetch` their way to the web."""

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime

    def run(self, event: Mapping[str, Any]) -> list[RunReport]:
        """Run the sources of `event`, `{"sources": ["kalimati"]}`, now. Raises InvalidEvent before any request."""
        if not is_of_boards(event) or not event.keys() <= {"sources", "by_hand"}:
            raise job.InvalidEvent(f"boards are read as they stand, not as {sorted(event)} say")
        self._prepare()
        return [self._run(sources.find(key)) for key in event["sources"]]

    def republish(self) -> list[str]:
        """Rebuild the published answers by the code of today; returns the names of those that changed."""
        self._prepare()
        return board_views.rebuild(self.table, self.now)

    def dispatch(self, has_time: Callable[[], bool], on_report: Callable[[RunReport], None]) -> Dispatched:
        """Run what is due. A bug of ours that ends one source's run is raised after the others have run."""
        paused = pauses.by_key(self.table, "rates")
        declared = [sources.find(key) for key in sources.source_keys()]
        active = [source for source in declared if source.key not in paused]
        due_polls = due(active, polls.last_polls(self.table), self.now)
        if due_polls:
            self._prepare()
        reports = list[RunReport]()
        run_all(partial(self._poll, poll, reports, on_report) for poll in due_polls if has_time())
        waiting = {source.key: "paused" if source.key in paused else "not due" for source in declared}
        waiting |= {poll.source: "not reached" for poll in due_polls}
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _prepare(self) -> None:
        notices.apply(years.notices(self.table))  # the answers state dates in Bikram Sambat

    def _poll(self, poll: Poll, reports: list[RunReport], on_report: Callable[[RunReport], None]) -> None:
        """Run one source. The attempt is stored first, so that one that always crashes is not retried for ever."""
        polls.put(self.table, poll := poll.with_attempt())
        source = sources.find(poll.source)
        report = self._skipped(source) or self._run(source)
        polls.put(self.table, replace(poll, finished=True))
        reports.append(report)
        on_report(report)

    def _skipped(self, source: BoardSource) -> RunReport | None:
        until = circuit_breaker.open_until(stored_health.get(self.table, source.key))
        if until is None or until <= self.now:
            return None
        skipped = f"its breaker is open until {until.astimezone(NPT):%Y-%m-%d %H:%M}"
        job_runs.add(self.table, job.job_run(report := RunReport(source.key, self.now, skipped=skipped)))
        return report

    def _run(self, source: BoardSource) -> RunReport:
        try:
            report = board_run.run(source, self.fetch, self.table, self.archive, self.now, band_of)
        except RunNotArchived as error:
            job_runs.add(self.table, job.job_run(error.report))  # not the source's failure: its health stays
            raise
        health.record(self.table, source, report)
        job_runs.add(self.table, job.job_run(report))
        return report
