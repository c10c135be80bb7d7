"""Job of one invocation for boards: run the sources that the event names, or every one that is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets import sources
from chautari.markets.ingest import board_run, board_views
from chautari.markets.ingest.band import band_of
from chautari.markets.ingest.scheduled_runs import ScheduledRuns
from chautari.markets.model.board_source import BoardSource
from chautari.rates.ingest import job
from chautari.rates.ingest.dispatch import Dispatched
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive


def is_of_boards(event: Mapping[str, Any]) -> bool:
    """Whether the event names sources of boards, and no others."""
    keys = event.get("sources")
    return isinstance(keys, list) and bool(keys) and set(map(str, keys)) <= set(sources.source_keys())


@dataclass(frozen=True, slots=True)
class BoardJob:
    """The runs of one invocation, all of the instant `now`."""

    fetch: Fetch
    table: Table
    archive: EvidenceArchive
    now: datetime

    def run(self, event: Mapping[str, Any]) -> list[RunReport]:
        """Run the sources of `event`, `{"sources": ["kalimati"]}`, now. Raises InvalidEvent before any request."""
        if not is_of_boards(event) or not event.keys() <= {"sources", "by_hand"}:
            raise job.InvalidEvent(f"boards are read as they stand, not as {sorted(event)} say")
        return self._scheduled().run(event["sources"])

    def republish(self) -> list[str]:
        """Rebuild the published answers by the code of today; returns the names of those that changed."""
        self._apply_notices()
        return board_views.rebuild(self.table, self.now)

    def dispatch(self, has_time: Callable[[], bool], on_report: Callable[[RunReport], None]) -> Dispatched:
        """Run what is due. A bug of ours that ends one source's run is raised after the others have run."""
        return self._scheduled().dispatch(has_time, on_report)

    def _scheduled(self) -> ScheduledRuns[BoardSource]:
        declared = [sources.find(key) for key in sources.source_keys()]
        return ScheduledRuns(self.table, self.now, declared, self._prepare)

    def _prepare(self) -> Callable[[BoardSource], RunReport]:
        self._apply_notices()
        return lambda source: board_run.run(source, self.fetch, self.table, self.archive, self.now, band_of)

    def _apply_notices(self) -> None:
        notices.apply(years.notices(self.table))  # the answers state dates in Bikram Sambat
