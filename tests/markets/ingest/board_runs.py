"""Runs of the vegetables' board on made-up days, and what they left in the table."""

from datetime import timedelta
from typing import Any

from chautari.dynamodb import board_keys, codec, queries, read_models
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets.ingest import board_run
from chautari.markets.model.board import Board, BoardRow
from chautari.markets.sources import kalimati
from chautari.markets.store import boards
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.shelf import shelf
from tools.drill.kalimati import MONDAY, NOON, Printed, whole

DAY = timedelta(days=1)
TUESDAY = Printed(MONDAY + DAY, whole(raised=2))


def run(table: Table, fetch: Fetch, days: int = 0, archive: EvidenceArchive | None = None) -> RunReport:
    return board_run.run(kalimati.SOURCE, fetch, table, archive or shelf(), NOON + days * DAY)


def board(table: Table, days: int = 0) -> Board:
    return boards.get(table, "vegetables", MONDAY + days * DAY)


def row(table: Table, key: str, days: int = 0) -> BoardRow:
    return next(row for row in board(table, days).rows if row.quote.instrument == key)


def view(table: Table) -> Any:
    stored = read_models.get(table, board_keys.view("vegetables"))
    return codec.unpacked(stored.body) if stored else None


def revisions(table: Table) -> list[str]:
    items = queries.items(table, "pk = :pk", {":pk": board_keys.readings_of("vegetables")})
    return [item["sk"]["S"] for item in items]
