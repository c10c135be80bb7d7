"""`make drill-fuel`: N cases of SEED, each one or two changes of a kind on one page (CASE=17 shows one).

A case begins with the edition before, read as it was, or with an empty table. What is judged are the answers' prices in
force after the run, at the time of the page and of the edition before, against what the corporation meant.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from random import Random

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets.declarations.fuel import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.model.board import PrintedBoard
from chautari.markets.model.board_source import BoardAddress
from chautari.markets.model.price_histories import price_histories
from chautari.markets.model.price_list import PriceHistory
from chautari.markets.sources import noc
from chautari.markets.store import boards
from chautari.markets.views.prices_in_force import PricesAt
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill import running
from tools.drill.fuel import parts
from tools.drill.fuel.editions import Edition, editions
from tools.drill.fuel.mutations import MUTATIONS
from tools.drill.markets import program, ways
from tools.drill.markets.outcome import Played
from tools.drill.markets.quick import KnownPage
from tools.drill.memory import Bucket, MemoryTable

KINDS = tuple(dict.fromkeys(mutation.kind for mutation in MUTATIONS))
UNCHANGED = "nothing"


def play(seed: int, kind: str, number: int) -> Played:
    """One case; of the kind UNCHANGED nothing is changed."""
    random = Random(f"{seed} {kind} {number}")  # noqa: S311 - a drill has to be repeatable, not secret
    edition = random.choice(_editions()[1:])
    before = _editions()[edition.number - _editions()[0].number - 1]
    if kind == ways.WAYS:
        page, names, is_alike = parts.changed(edition, before, random)
    else:
        page, names, is_alike = _mutated(kind, edition, before, random)
    table = _stored(before.number).copy() if random.random() < 0.7 else MemoryTable()
    _run(table, page)
    played = Played(kind, names)
    histories = price_histories(boards.between(Table(table, "drilled"), MARKET.key, date.min, date.max))
    for read_edition in (edition, before):
        _judge(played, histories, read_edition)
    if is_alike:
        played.rows_alike = played.rows["wrong official"]
    return played


def _mutated(
    kind: str, edition: Edition, before: Edition, random: Random
) -> tuple[HttpResponse, tuple[str, ...], bool]:
    """The page after one or two mutations of a kind, their names, and whether they change both table and ticker."""
    of_kind = [mutation for mutation in MUTATIONS if mutation.kind == kind]
    drawn = random.sample(of_kind, min(len(of_kind), random.choice((1, 1, 2))))
    page = edition.text()
    for mutation in drawn:
        if page.ticker and len(page.rows) > 1:
            mutation.changes(page, edition, before, random)
    names = tuple(mutation.name for mutation in drawn)
    # Table and ticker both changed may say the same wrong thing: `prices_before` and `ticker_before`.
    is_alike = (
        any(mutation.is_everywhere for mutation in drawn) or len({mutation.is_of_ticker for mutation in drawn}) == 2
    )
    return page.printed(edition.read_at), names, is_alike


@cache
def _editions() -> list[Edition]:
    return editions()


@cache
def _stored(number: int) -> MemoryTable:
    """The table after the unchanged page of an edition."""
    edition = next(edition for edition in _editions() if edition.number == number)
    table = MemoryTable()
    _run(table, edition.text().printed(edition.read_at))
    return table


def _remembered(address: BoardAddress) -> BoardAddress:
    read: Callable[[KnownPage], list[PrintedBoard]] = lru_cache(400)(lambda page: list(address.parse(page.page)))
    return replace(address, parse=lambda page: iter(read(KnownPage(page))))


_QUICK = replace(noc.SOURCE, addresses=tuple(map(_remembered, noc.SOURCE.addresses)))


def _run(table: MemoryTable, page: HttpResponse) -> None:
    def fetch(_: HttpRequest) -> HttpResponse:
        return page

    board_run.run(_QUICK, fetch, Table(table, "drilled"), EvidenceArchive(Bucket(), "evidence"), page.fetched_at)


def _judge(played: Played, histories: dict[str, PriceHistory], edition: Edition) -> None:
    """Count the prices in force when the edition was read."""
    for row in PricesAt(MARKET, histories, edition.read_at).rows():
        dimensions, printed = row["dimensions"], row["figures"] or row["printed"] or {}
        meant = edition.prices[dimensions["depot_group"]][dimensions["product"]]
        right = "right" if Decimal(printed["price"]) == meant else "wrong"
        played.rows[f"{right} {row['status']}"] += 1


if __name__ == "__main__":
    sys.exit(running.stoppable(lambda: program.main("tools.drill.fuel.__main__", KINDS)))
