"""Job of one invocation for banks: run those that the event names, or every one that is due.

- A paused bank is not run by a schedule, nor one whose circuit breaker is open; by hand it is.
- A bank that is not reached before the function's time is up stays due.
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
from chautari.markets.ingest import bank_run
from chautari.markets.ingest.bank_run import BankRunContext
from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources import banks
from chautari.nepali.clock import NPT, today
from chautari.rates.ingest import health, job
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.model import circuit_breaker
from chautari.rates.model.poll import Poll, due
from chautari.rates.store import closed_days, job_runs, polls
from chautari.rates.store import health as stored_health
from chautari.rates.store.evidence_archive import EvidenceArchive


def is_of_banks(event: Mapping[str, Any]) -> bool:
    """Whether the event names banks, and no others."""
    keys = event.get("sources")
    return isinstance(keys, list) and bool(keys) and set(map(str, keys)) <= set(banks.keys())


@dataclass(frozen=True, slots=True)
class BankJob:
    """The runs of one invocation, all of the instant `now`."""

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime

    def run(self, event: Mapping[str, Any]) -> list[RunReport]:
        """Run the banks of `event`, `{"sources": ["nabil"]}`, now. Raises InvalidEvent before any request."""
        if not is_of_banks(event) or not event.keys() <= {"sources", "by_hand"}:
            raise job.InvalidEvent(f"banks are read as they stand, not as {sorted(event)} say")
        context = self._context()
        return [self._run(banks.find(key), context) for key in event["sources"]]

    def dispatch(self, has_time: Callable[[], bool], on_report: Callable[[RunReport], None]) -> Dispatched:
        """Run what is due. A bug of ours that ends one bank's run is raised after the others have run."""
        paused = pauses.by_key(self.table, "rates")
        declared = [banks.find(key) for key in banks.keys()]  # noqa: SIM118 - no mapping
        active = [source for source in declared if source.key not in paused]
        due_polls = due(active, polls.last_polls(self.table), self.now)
        reports = list[RunReport]()
        if due_polls:
            context = self._context()
            run_all(partial(self._poll, poll, context, reports, on_report) for poll in due_polls if has_time())
        waiting = {source.key: "paused" if source.key in paused else "not due" for source in declared}
        waiting |= {poll.source: "not reached" for poll in due_polls}
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _context(self) -> BankRunContext:
        notices.apply(years.notices(self.table))  # the answers state dates in Bikram Sambat
        closed = closed_days.closed_days_near(self.table, today(self.now))
        return BankRunContext(self.fetch, self.table, self.archive, self.now, closed)

    def _poll(
        self, poll: Poll, context: BankRunContext, reports: list[RunReport], on_report: Callable[[RunReport], None]
    ) -> None:
        """Run one bank. The attempt is stored first, so that one that always crashes is not retried for ever."""
        polls.put(self.table, poll := poll.with_attempt())
        source = banks.find(poll.source)
        report = self._skipped(source) or self._run(source, context)
        polls.put(self.table, replace(poll, finished=True))
        reports.append(report)
        on_report(report)

    def _skipped(self, source: BankSource) -> RunReport | None:
        until = circuit_breaker.open_until(stored_health.get(self.table, source.key))
        if until is None or until <= self.now:
            return None
        skipped = f"its breaker is open until {until.astimezone(NPT):%Y-%m-%d %H:%M}"
        job_runs.add(self.table, job.job_run(report := RunReport(source.key, self.now, skipped=skipped)))
        return report

    def _run(self, source: BankSource, context: BankRunContext) -> RunReport:
        try:
            report = bank_run.run(source, context)
        except RunNotArchived as error:
            job_runs.add(self.table, job.job_run(error.report))  # not the bank's failure: its health stays
            raise
        health.record(self.table, source, report)
        job_runs.add(self.table, job.job_run(report))
        return report
