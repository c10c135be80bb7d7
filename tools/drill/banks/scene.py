"""The scene of a case: banks that were read yesterday and this morning, and what the answer says after a hit."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from chautari.dynamodb import bank_keys, codec, read_models
from chautari.dynamodb.table import Table
from chautari.markets.ingest import bank_run
from chautari.markets.ingest.bank_run import BankRunContext
from chautari.nepali.clock import NPT
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.drill.banks import boards
from tools.drill.banks.boards import AFTERNOON, MORNING, TODAY, YESTERDAY
from tools.drill.banks.changes import BankWorld
from tools.drill.memory import Bucket, MemoryTable

# Keys of real banks, whose parsers have versions; their answers are the drill's.
KEYS = ("kamana", "kumari", "sanima")
READ_AT = datetime(2026, 9, 7, 15, tzinfo=NPT)


@dataclass(frozen=True, slots=True)
class BankScene:
    """What the banks had, and the table after all of it was read."""

    world: BankWorld
    items: MemoryTable

    def after(self, bank: str, first: bytes, second: bytes) -> Any:
        """The answer of all banks after a run of `bank`, whose two addresses answer with these bodies."""
        items = self.items.copy()
        _run(items, bank, first, second, READ_AT + timedelta(hours=1))
        stored = read_models.get(Table(items, "drill"), bank_keys.COUNTER)
        return codec.unpacked(stored.body) if stored else {"banks": []}


def scene(seed: str) -> BankScene:
    """Two days of three banks. In half of the scenes the morning of today was read too."""
    draw, items = random.Random(seed), MemoryTable()  # noqa: S311 - a drill, no secret
    rates = {YESTERDAY: boards.central_bank(draw), TODAY: boards.central_bank(draw)}
    times = ((YESTERDAY, AFTERNOON), (TODAY, MORNING), (TODAY, AFTERNOON))
    editions = {key: tuple(boards.edition(key, on, at, rates[on], draw) for on, at in times) for key in KEYS}
    is_morning_read = draw.random() < 0.5
    for number, (on, at) in enumerate(times):
        _state(items, rates[on], on)
        for key in KEYS if number != 1 or is_morning_read else ():
            printed = editions[key][number]
            now = datetime.combine(on, at, NPT) + timedelta(minutes=30)
            _run(items, key, boards.as_json(printed), boards.as_page(printed), now)
    return BankScene(BankWorld(editions), items)


def _run(items: MemoryTable, bank: str, first: bytes, second: bytes, now: datetime) -> None:
    bodies = {f"https://{bank}.example/json": first, f"https://{bank}.example/page": second}
    context = BankRunContext(
        lambda request: boards.response(request, bodies, now),
        Table(items, "drill"),
        EvidenceArchive(Bucket(), "drill"),
        now,
    )
    bank_run.run(boards.declared(bank), context)


def _state(items: MemoryTable, rates: Mapping[str, tuple[int, Decimal]], on: date) -> None:
    table = Table(items, "drill")
    rows = [
        {
            "code": code,
            "date": str(on),
            "date_bs": "2083-05-22",
            "unit": unit,
            "buy": str(buy),
            "sell": "160.15" if code == "INR" else str((buy * Decimal("1.004")).quantize(Decimal("0.01"))),
            "status": "official",
            "proof": f"{code}.{on}",
        }
        for code, (unit, buy) in rates.items()
    ]
    stored = read_models.get(table, "forex")
    read_models.put(table, "forex", read_models.ready({"rates": rows}, stored.version + 1 if stored else 1))


def outcome(answer: Any, world: BankWorld) -> Counter[str]:
    """The rows of an answer by status, and of them those that are not what the bank had at the stated time."""
    counted: Counter[str] = Counter()
    for bank in answer["banks"]:
        edition = bank["seen"]["edition"]
        truth = _truth(world, bank["bank"], edition["date"], edition["time"])
        units = {code: (unit, status) for code, unit, status, _ in bank["rows"]}
        for code, _, figures, _ in edition["quotes"]:
            unit, status = units[code]
            # A held row without a proven unit is not compared.
            is_right = unit is not None and _is_right(figures, unit, truth.get(code))
            counted[f"{'right' if is_right else 'wrong'} {status}"] += 1
    return counted


def _truth(world: BankWorld, bank: str, on: str, at: str | None) -> dict[str, dict[str, Decimal]]:
    """What the bank paid and asked for one of each currency at that date and time; empty if it had no table then."""
    for printed in world.editions[bank]:
        if (str(printed.date), printed.time.isoformat()) == (on, at):
            return {
                row.code: {
                    "cash": row.buy / row.unit,
                    "transfer": row.buy / row.unit,
                    "sell": row.sell / row.unit,
                }
                for row in printed.rows
            }
    return {}


def _is_right(figures: Mapping[str, str], unit: int, truth: Mapping[str, Decimal] | None) -> bool:
    return truth is not None and all(Decimal(text) / unit == truth[kind] for kind, text in figures.items())
