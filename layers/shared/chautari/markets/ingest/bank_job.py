"""Job of one invocation for banks: run those that the event names, or every one that is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets.ingest import bank_run
from chautari.markets.ingest.bank_run import BankRunContext
from chautari.markets.ingest.scheduled_runs import ScheduledRuns
from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources import banks
from chautari.nepali.clock import today
from chautari.rates.ingest import job
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store import closed_days
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
        return self._scheduled().run(event["sources"])

    def dispatch(self, has_time: Callable[[], bool], on_report: Callable[[RunReport], None]) -> Dispatched:
        """Run what is due. A bug of ours that ends one bank's run is raised after the others have run."""
        return self._scheduled().dispatch(has_time, on_report)

    def _scheduled(self) -> ScheduledRuns[BankSource]:
        declared = [banks.find(key) for key in banks.keys()]  # noqa: SIM118 - no mapping
        return ScheduledRuns(self.table, self.now, declared, self._prepare)

    def _prepare(self) -> Callable[[BankSource], RunReport]:
        notices.apply(years.notices(self.table))  # the answers state dates in Bikram Sambat
        closed = closed_days.closed_days_near(self.table, today(self.now))
        context = BankRunContext(self.fetch, self.table, self.archive, self.now, closed)
        return lambda source: bank_run.run(source, context)
