"""Job of one invocation for boards: run the sources that the event names, or every one that is due."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from chautari.calendar.publish import notices
from chautari.calendar.store import years
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets import sources
from chautari.markets.ingest import board_run, board_views, past_run
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
        """Run the sources of `event`, `{"sources": ["kalimati"]}`, now. Raises InvalidEvent before any request.

        `{"sources": ["noc"], "page": 3}` is that page of a source's past.
        """
        if not is_of_boards(event) or not event.keys() <= {"sources", "by_hand", "page"}:
            raise job.InvalidEvent(f"boards are read as they stand, not as {sorted(event)} say")
        if "page" in event:
            return [self._read_past(event["sources"], event["page"])]
        return self._scheduled().run(event["sources"])

    def _read_past(self, keys: list[str], page: Any) -> RunReport:
        source = sources.find(keys[0])
        past = source.past
        if len(keys) != 1 or past is None or type(page) is not int or not 0 <= page < past.most_pages:
            raise job.InvalidEvent(f"no page {page!r} of the past of {', '.join(keys)}")
        run = partial(past_run.run, source, past, page)
        runs = ScheduledRuns(self.table, self.now, [source], lambda: lambda _: run(*self._resources()))
        return runs.run([source.key])[0]

    def _resources(self) -> tuple[Fetch, Table, EvidenceArchive, datetime]:
        self._apply_notices()
        return self.fetch, self.table, self.archive, self.now

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
