"""Runs of boards and of banks as their schedule has them, each recorded: in the health of its source and in `/v1/runs`.

- A paused source is not run by a schedule, nor one whose circuit breaker is open; by hand it is.
- A source that is not reached before the function's time is up stays due.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from chautari.core.run_all import run_all
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.markets.model.bank_source import BankSource
from chautari.markets.model.board_source import BoardSource
from chautari.nepali.clock import NPT
from chautari.rates.ingest import health, job
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunNotArchived, RunReport
from chautari.rates.model import circuit_breaker
from chautari.rates.model.poll import Poll, due
from chautari.rates.store import health as stored_health
from chautari.rates.store import job_runs, polls

Source = TypeVar("Source", BoardSource, BankSource)


@dataclass(frozen=True, slots=True)
class ScheduledRuns(Generic[Source]):
    """The `declared` sources, and how one is run: `prepare` gives that, and is called before the first alone."""

    table: Table
    now: datetime
    declared: Sequence[Source]
    prepare: Callable[[], Callable[[Source], RunReport]]

    def run(self, keys: Sequence[str]) -> list[RunReport]:
        """Run the sources of these keys now, in their order."""
        run_one, by_key = self.prepare(), self._by_key()
        return [self._recorded(run_one, by_key[key]) for key in keys]

    def dispatch(self, has_time: Callable[[], bool], on_report: Callable[[RunReport], None]) -> Dispatched:
        """Run what is due. A bug of ours that ends one source's run is raised after the others have run."""
        paused = pauses.by_key(self.table, "rates")
        active = [source for source in self.declared if source.key not in paused]
        due_polls = due(active, polls.last_polls(self.table), self.now)
        reports = list[RunReport]()
        if due_polls:
            run = self.prepare()
            run_all(partial(self._poll, run, poll, reports, on_report) for poll in due_polls if has_time())
        waiting = {source.key: "paused" if source.key in paused else "not due" for source in self.declared}
        waiting |= {poll.source: "not reached" for poll in due_polls}
        for report in reports:
            del waiting[report.source]
        return Dispatched(reports, waiting)

    def _by_key(self) -> dict[str, Source]:
        return {source.key: source for source in self.declared}

    def _poll(
        self,
        run: Callable[[Source], RunReport],
        poll: Poll,
        reports: list[RunReport],
        on_report: Callable[[RunReport], None],
    ) -> None:
        """Run one source. The attempt is stored first, so that one that always crashes is not retried for ever."""
        polls.put(self.table, poll := poll.with_attempt())
        source = self._by_key()[poll.source]
        report = self._skipped(source) or self._recorded(run, source)
        polls.put(self.table, replace(poll, finished=True))
        reports.append(report)
        on_report(report)

    def _skipped(self, source: Source) -> RunReport | None:
        until = circuit_breaker.open_until(stored_health.get(self.table, source.key))
        if until is None or until <= self.now:
            return None
        skipped = f"its breaker is open until {until.astimezone(NPT):%Y-%m-%d %H:%M}"
        job_runs.add(self.table, job.job_run(report := RunReport(source.key, self.now, skipped=skipped)))
        return report

    def _recorded(self, run: Callable[[Source], RunReport], source: Source) -> RunReport:
        try:
            report = run(source)
        except RunNotArchived as error:
            job_runs.add(self.table, job.job_run(error.report))  # not the source's failure: its health stays
            raise
        health.record(self.table, source, report)
        job_runs.add(self.table, job.job_run(report))
        return report
