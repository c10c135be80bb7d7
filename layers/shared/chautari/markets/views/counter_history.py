"""The spread of a bank over the central bank, day by day: only days that are served, and never a line over others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from chautari.markets.model.bank_board import QuotedKind
from chautari.markets.model.bank_rules import deviation
from chautari.nepali.numerals import plain
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.markets.model.bank_day import BankDay
    from chautari.markets.views.counter_types import AskedKind, SpreadDay, SpreadHistory

PERCENT = Decimal("0.001")


def spreads(bank: str, currency: str, kind: AskedKind, days: Iterable[BankDay]) -> SpreadHistory:
    """The answer of a bank's history: its last edition of each day."""
    return {"bank": bank, "currency": currency, "kind": kind, "days": list(_days(currency, kind, days))}


def _days(currency: str, kind: QuotedKind, days: Iterable[BankDay]) -> Iterator[SpreadDay]:
    for day in days:
        row = next((row for row in day.rows if row.quote.currency == currency), None)
        reference = day.references.get(currency)
        if row is None or reference is None or row.unit is None or not row.served or kind not in row.quote.figures:
            continue
        edition = day.newest.edition
        yield {
            **dated(day.date),
            "time": f"{edition.time:%H:%M}" if edition.time else None,
            "figure": row.quote.figures[kind],
            "unit": row.unit,
            "nrb": plain(reference.per_one(kind) * row.unit),
            "percent": plain(
                (100 * deviation(row.quote, kind, row.unit, reference)).quantize(PERCENT, ROUND_HALF_EVEN)
            ),
            "status": row.status,
        }
