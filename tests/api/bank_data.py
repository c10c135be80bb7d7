"""Boards of three banks beside the stocked rates. None of their figures was ever a real one."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from chautari.dynamodb.table import Table
from chautari.markets.ingest import bank_view
from chautari.markets.model.bank_board import BankEdition, BankQuote
from chautari.markets.model.bank_day import BankDay, SeenEdition
from chautari.markets.model.bank_rules import ReferenceRate
from chautari.markets.sources import banks
from chautari.markets.store import bank_day_writer
from chautari.rates.model.provenance import Provenance

PROOF = Provenance("https://bank.example/rates", "1" * 64, 4096, "1f2e3d4c5b6a", ("out_of_band",))


def stock(table: Table, on: date, at: datetime) -> None:
    """Store boards of the date `on`: one of two agreeing addresses, one of one page, one whose dollar is held."""
    _put(table, "kumari", _edition(table, on, Decimal("0.9995"), time(10, 30)), at, agreeing=True)
    _put(table, "nabil", _edition(table, on, Decimal("0.9990"), time(10, 5)), at)
    _put(table, "prabhu", _edition(table, on, Decimal("0.95"), None), at)


def _edition(table: Table, on: date, share: Decimal, stated: time | None) -> BankEdition:
    references = bank_view.references_of(bank_view.central_bank(table), on)
    quotes = (_quote(code, rate, Decimal(1) if code == "INR" else share) for code, rate in references.items())
    return BankEdition(on, "answer" if stated else "fetch", stated, tuple(quotes))


def _quote(code: str, rate: ReferenceRate, share: Decimal) -> BankQuote:
    buy, sell = f"{rate.buy * share:.2f}", f"{rate.sell * share:.2f}"
    unit = {"unit": str(rate.unit)}
    return BankQuote(code, rate.unit, {"cash": buy, "transfer": buy, "sell": sell}, {"name": code, **unit})


def _put(table: Table, key: str, edition: BankEdition, at: datetime, agreeing: bool = False) -> None:
    view, stored = bank_view.current(table)
    nrb = bank_view.central_bank(table)
    seen = SeenEdition(edition, PROOF, at - timedelta(hours=7))
    if agreeing:
        seen = replace(seen, second=edition, second_provenance=PROOF)
    references = bank_view.references_of(nrb, edition.date)
    day = BankDay(key, edition.date, (seen,), references, version=1)
    after = bank_view.with_entry(view, bank_view.entry_of(banks.find(key), day, {}), nrb)
    day = replace(day, rows=bank_view.rows_of(after, day))
    bank_day_writer.put(table, day, bank_view.next_version(after, stored, at))
