"""A run of one page of a source's past. Pages are read newest first, and each joins what is stored.

A price holds until the next list. A page left out would make the one before it stand too long: so a page whose newest
board is older than all that is stored is refused.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from chautari.core.errors import SchemaChanged
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets.ingest import board_run
from chautari.markets.model.board import PrintedBoard
from chautari.markets.model.board_source import BoardSource, PagedPast
from chautari.markets.store import boards
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive


class StoredDays(NamedTuple):
    """The first and the latest day of the boards that are stored; None without one."""

    first: date | None
    latest: date | None


def run(
    source: BoardSource, past: PagedPast, page: int, fetch: Fetch, table: Table, archive: EvidenceArchive, now: datetime
) -> RunReport:
    """Read page `page` of the past and store its boards. See `board_run.run`."""
    address, stored = past.address(page), _stored(table, source.market) if page else None
    joined = replace(address, parse=lambda answer: _joining(list(address.parse(answer)), page, stored))
    report = board_run.run(replace(source, addresses=(joined,)), fetch, table, archive, now)
    if report.kind or report.rows_read:
        return report
    return replace(report, skipped="there is no page behind the last")


def _stored(table: Table, market: str) -> StoredDays:
    return StoredDays(boards.first_day(table, market), boards.standing(table, market).latest)


def _joining(printed: list[PrintedBoard], page: int, stored: StoredDays | None) -> Iterable[PrintedBoard]:
    """`printed`, if its newest board is one of those that are stored. Raises SchemaChanged."""
    newest = max((board.date for board in printed), default=None)
    if newest is None or stored is None:
        return printed
    if stored.first is None or stored.latest is None or newest < stored.first:
        raise SchemaChanged(f"page {page} ends on {newest} and does not join what is stored from {stored.first} on")
    if newest >= stored.latest:
        raise SchemaChanged(f"page {page} ends on {newest}: it is the first page")
    return printed
