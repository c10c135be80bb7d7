"""`make drill-fuel`: N cases of each kind of SEED, each one or two mutations of a kind on one page (CASE=17 shows one).

A case begins with the edition before, read as it was, or with an empty table. What is judged are the answers' prices in
force after the run, against what the corporation meant.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from os import environ
from random import Random

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.markets.declarations.fuel import MARKET
from chautari.markets.ingest import board_run
from chautari.markets.model.price_histories import price_histories
from chautari.markets.sources import noc
from chautari.markets.store import boards
from chautari.markets.views.prices_in_force import PricesAt
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill import running
from tools.drill.fuel.editions import Edition, editions
from tools.drill.fuel.mutations import MUTATIONS, Mutation
from tools.drill.memory import Bucket, MemoryTable

KINDS = tuple(dict.fromkeys(mutation.kind for mutation in MUTATIONS))
CHUNK = 500


@dataclass(frozen=True)
class Outcome:
    """The mutations of a case, and by status the instruments served rightly and wrongly."""

    mutations: tuple[Mutation, ...]
    failed: str
    rights: Counter[str]
    wrongs: Counter[str]

    @property
    def word(self) -> str:
        """What the case came to."""
        if self.wrongs["official"]:
            return (
                "wrong as official, alike"
                if any(mutation.is_everywhere for mutation in self.mutations)
                else "wrong as official"
            )
        if self.wrongs["provisional"]:
            return "wrong as provisional"
        return "wrong and held" if self.wrongs["held"] else "nothing wrong"


def play(seed: int, kind: str, number: int, *, mutated: bool = True) -> Outcome:
    """One case; without its mutations if not `mutated`."""
    random = Random(f"{seed} {kind} {number}")  # noqa: S311 - a drill has to be repeatable, not secret
    edition = random.choice(_editions()[1:])
    before = _editions()[edition.number - _editions()[0].number - 1]
    mutations = tuple(
        random.sample([mutation for mutation in MUTATIONS if mutation.kind == kind], random.choice((1, 1, 2)))
    )
    page = edition.text()
    for mutation in mutations:
        if mutated and page.ticker and len(page.rows) > 1:
            mutation.changes(page, edition, before, random)
    table = _stored(before.number).copy() if random.random() < 0.7 else MemoryTable()
    failed = _run(table, page.printed(edition.read_at))
    rights, wrongs = _judged(table, edition)
    return Outcome(mutations, failed, rights, wrongs)


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


def _run(table: MemoryTable, page: HttpResponse) -> str:
    """Run the source; the kind of its failure, or empty."""

    def fetch(_: HttpRequest) -> HttpResponse:
        return page

    archive = EvidenceArchive(Bucket(), "evidence")
    return board_run.run(noc.SOURCE, fetch, Table(table, "drilled"), archive, page.fetched_at).kind or ""


def _judged(table: MemoryTable, edition: Edition) -> tuple[Counter[str], Counter[str]]:
    stored = boards.between(Table(table, "drilled"), MARKET.key, date.min, date.max)
    rights, wrongs = Counter[str](), Counter[str]()
    for row in PricesAt(MARKET, price_histories(stored), edition.read_at).rows():
        dimensions, printed = row["dimensions"], row["figures"] or row["printed"] or {}
        meant = edition.prices[dimensions["depot_group"]][dimensions["product"]]
        (rights if Decimal(printed["price"]) == meant else wrongs)[row["status"]] += 1
    return rights, wrongs


def _chunk(seed: int, kind: str, first: int, count: int) -> tuple[str, Counter[str], list[tuple[int, str]]]:
    """A chunk of cases: the outcomes counted, also by mutation, and the numbers of the wrong ones."""
    counts, examples = Counter[str](), list[tuple[int, str]]()
    for number in range(first, first + count):
        outcome = play(seed, kind, number)
        counts[outcome.word] += 1
        counts[f"run: {outcome.failed or 'whole'}"] += 1
        if outcome.word.startswith("wrong as"):
            counts.update(f"  {outcome.word}: {mutation.name}" for mutation in outcome.mutations)
        if outcome.word == "wrong as official":
            examples.append((number, " + ".join(mutation.name for mutation in outcome.mutations)))
    return kind, counts, examples


def main() -> int:
    """Drill, and print a table by kind. The exit status is 1 where a wrong price came out as official."""
    seed, cases = running.number_asked("SEED", 1), running.number_asked("N", 20_000)
    if environ.get("CASE"):
        print(*(play(seed, kind, running.number_asked("CASE", 0)) for kind in KINDS), sep="\n")
        return 0
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    wrong = 0
    with ProcessPoolExecutor(running.number_asked("JOBS", 2)) as pool:
        chunks = [(kind, first) for first in range(0, cases, CHUNK) for kind in KINDS]
        runs = [pool.submit(_chunk, seed, kind, first, min(CHUNK, cases - first)) for kind, first in chunks]
        for number, run in enumerate(runs, 1):
            kind, counts, examples = run.result()
            totals[kind] += counts
            wrong += len(examples)
            for case, names in examples[:3]:
                print(f"wrong as official: {kind}, CASE={case}: {names}")
            if number % (10 * len(KINDS)) == 0 or number == len(runs):
                print(f"after {number * CHUNK // len(KINDS):,} of each kind", *_lines(totals), sep="\n", flush=True)
    return 1 if wrong else 0


def _lines(totals: dict[str, Counter[str]]) -> Iterator[str]:
    for kind, counts in totals.items():
        yield kind
        yield from (f"  {count:7,} {word}" for word, count in sorted(counts.items()))


if __name__ == "__main__":
    sys.exit(running.stoppable(main))
