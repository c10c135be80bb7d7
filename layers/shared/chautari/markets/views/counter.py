"""The counter: what each bank pays for an amount, best first, beside the central bank's rate. Exact decimals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, Any

from chautari.nepali.clock import NPT
from chautari.nepali.numerals import plain

if TYPE_CHECKING:
    from chautari.core.json_types import JsonObject
    from chautari.markets.views.counter_types import (
        AskedKind,
        BankEvidence,
        BankName,
        BankOffer,
        BoardOfBank,
        CentralBankOffer,
        Counter,
        OverCentralBank,
    )

PAISA = Decimal("0.01")
PERCENT = Decimal("0.001")
IN_WORDS: dict[str, str] = {
    "cash_below_50": "what a bank pays for notes below 50",
    "cash": "what a bank pays for notes",
    "transfer": "what a bank pays for money that comes by transfer",
    "sell": "what a bank asks for the currency",
}
# Asked of a bank that has no such column: what it names no denomination for is for every note.
INSTEAD = {"cash_below_50": "cash"}


def ranked(view: JsonObject, currency: str, amount: Decimal, kind: AskedKind, now: datetime) -> Counter:
    """The answer of /v1/counter from the stored view of all banks.

    - Who quotes the currency comes by rupees: the most first, of `sell` the least.
    - A stale board stands after all others, without a rank.
    """
    boards = [(bank, row) for bank in view["banks"] if (row := _row(bank, currency, kind)) is not None]
    reference = _central_bank(view["nrb"], currency, amount, kind)
    served = [_Offer(bank, row, amount, kind, now) for bank, row in boards if row["status"] != "held"]
    served.sort(key=lambda offer: (offer.stale, offer.rupees if kind == "sell" else -offer.rupees, offer.bank["bank"]))
    quoting = {bank["bank"] for bank, _ in boards}
    return {
        "currency": currency,
        "amount": plain(amount),
        "kind": kind,
        "in_words": IN_WORDS[kind],
        "as_of": now.astimezone(NPT).isoformat(timespec="seconds"),
        "banks": list(_offers(served)),
        "held": [_board(bank, row, now) for bank, row in boards if row["status"] == "held"],
        "not_quoted": [name_of(bank) for bank in view["banks"] if bank["bank"] not in quoting],
        "nrb": reference,
    }


class _Offer:
    """A served row and what it comes to for the amount."""

    def __init__(self, bank: JsonObject, row: JsonObject, amount: Decimal, kind: AskedKind, now: datetime) -> None:
        self.bank = bank
        self.board = _board(bank, row, now)
        self.stale = self.board["stale"]
        self.rupees = Decimal(row["figure"]) * amount / row["unit"]
        self.over = _over(bank, row, amount, kind)


def _offers(served: list[_Offer]) -> Iterator[BankOffer]:
    for number, offer in enumerate(served):
        yield {
            **offer.board,
            "rank": None if offer.stale else number + 1,
            "rupees": _rounded(offer.rupees, PAISA),
            "behind_best": _rounded(abs(served[0].rupees - offer.rupees), PAISA),
            "over_nrb": offer.over,
        }


def name_of(bank: JsonObject) -> BankName:
    """The names of a bank, without its board."""
    return {
        "bank": bank["bank"],
        "name": bank["name"],
        "name_ne": bank["name_ne"],
        "home": bank["home"],
        "bank_class": bank["bank_class"],
    }


def _row(bank: JsonObject, currency: str, kind: str) -> JsonObject | None:
    """A bank's row with the figure asked for; None if it does not quote that."""
    quotes: Iterable[Any] = bank["seen"]["edition"]["quotes"]
    quote = next((quote for quote in quotes if quote[0] == currency), None)
    if quote is None:
        return None
    _, stated_unit, figures, _ = quote
    column = kind if kind in bank["words"] else INSTEAD.get(kind, kind)
    if column not in figures:
        return None
    _, unit, status, reasons = next(row for row in bank["rows"] if row[0] == currency)
    return {
        "figure": figures[column],
        "unit": unit,
        "unit_stated": stated_unit is not None,
        "words": bank["words"].get(column, ""),
        "notes_column": column == "transfer" and bank["words"].get("transfer") == bank["words"].get("cash"),
        "status": status,
        "reasons": [{"rule": rule, "detail": detail} for rule, detail in reasons],
        "currency": currency,
    }


def _board(bank: JsonObject, row: JsonObject, now: datetime) -> BoardOfBank:
    edition, seen = bank["seen"]["edition"], bank["seen"]
    at = _instant(edition, seen["observed_at"])
    return {
        **name_of(bank),
        "figure": row["figure"],
        "unit": row["unit"],
        "unit_stated": row["unit_stated"],
        "words": row["words"],
        "notes_column": row["notes_column"],
        "date": edition["date"],
        "date_bs": bank["date_bs"],
        "time": edition["time"][:5] if edition["time"] else None,
        "dated_by": edition["dated_by"],
        "age_seconds": max(0, int((now - at).total_seconds())),
        "stale": now >= datetime.fromisoformat(bank["stale_from"]),
        "status": row["status"],
        "reasons": row["reasons"],
        "evidence": list(_evidence(seen)),
    }


def _instant(edition: JsonObject, observed_at: str) -> datetime:
    """The stated time of an edition; of one without a time, when it was first seen."""
    if edition["time"] is None:
        return datetime.fromisoformat(observed_at)
    return datetime.fromisoformat(f"{edition['date']}T{edition['time']}").replace(tzinfo=NPT)


def _evidence(seen: JsonObject) -> Iterator[BankEvidence]:
    for proof in filter(None, (seen["provenance"], seen["second_provenance"])):
        yield {
            "url": proof["url"],
            "sha256": proof["sha256"],
            "size": proof["size"],
            "parser": proof["parser"],
            "observed_at": datetime.fromisoformat(seen["observed_at"]).astimezone(NPT).isoformat(timespec="seconds"),
        }


def _over(bank: JsonObject, row: JsonObject, amount: Decimal, kind: AskedKind) -> OverCentralBank | None:
    """The figure over the central bank's of the board's own day, by which its unit was proven."""
    reference = bank["references"].get(row["currency"])
    if reference is None:
        return None
    unit, buy, sell = reference
    official = Decimal(sell if kind == "sell" else buy) / unit
    difference = Decimal(row["figure"]) / row["unit"] - official
    return {"rupees": _rounded(difference * amount, PAISA), "percent": _rounded(100 * difference / official, PERCENT)}


def _central_bank(nrb: JsonObject | None, currency: str, amount: Decimal, kind: AskedKind) -> CentralBankOffer | None:
    rate = (nrb or {"rates": {}})["rates"].get(currency)
    if rate is None:
        return None
    side = Decimal(rate["sell" if kind == "sell" else "buy"])
    return {
        "date": rate["date"],
        "date_bs": rate["date_bs"],
        "unit": rate["unit"],
        "buy": rate["buy"],
        "sell": rate["sell"],
        "rupees": _rounded(side * amount / rate["unit"], PAISA),
        "status": rate["status"],
        "proof": rate["proof"],
    }


def _rounded(value: Decimal, step: Decimal) -> str:
    return plain(value.quantize(step, ROUND_HALF_EVEN))
