"""Boards of made-up banks round made-up rates of the central bank, for tests of the judgement and drills."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from chautari.markets.model.bank_board import BankEdition, BankQuote, DatedBy, QuotedKind
from chautari.markets.model.bank_rules import ReferenceRate

DAY = date(2026, 9, 7)
_RATES = """
INR 100 160.00 160.15, USD 1 149.85 150.45, EUR 1 173.21 173.90, GBP 1 202.45 203.26, CHF 1 184.94 185.68,
AUD 1 106.19 106.61, CAD 1 108.45 108.88, SGD 1 117.06 117.53, JPY 10 9.46 9.50, CNY 1 21.01 21.09,
SAR 1 39.95 40.11, QAR 1 41.10 41.27, THB 1 4.61 4.63, AED 1 40.80 40.96, MYR 1 35.42 35.56, KRW 100 10.78 10.82,
SEK 1 15.90 15.96, KWD 1 490.34 492.30
"""
REFERENCES = {
    code: ReferenceRate(int(unit), Decimal(buy), Decimal(sell))
    for code, unit, buy, sell in (row.split() for row in _RATES.split(","))
}


def board(
    seed: int = 1,
    dated_by: DatedBy = "answer",
    at: time | None = None,
    units: Mapping[str, int] | None = None,
    on: date = DAY,
) -> BankEdition:
    """A sound board; another `seed` is another bank's. `units`: other units than the central bank's."""
    quotes = (_quote(code, seed + number, (units or {}).get(code)) for number, code in enumerate(REFERENCES))
    return BankEdition(on, dated_by, at, tuple(quotes))


def _quote(code: str, seed: int, unit: int | None) -> BankQuote:
    reference = REFERENCES[code]
    per = unit or reference.unit
    if code == "INR":
        buy, sell = reference.buy * per / reference.unit, reference.sell * per / reference.unit
    elif code == "USD":
        buy = reference.buy - Decimal(seed * 7 % 5) / 100
        sell = buy + Decimal("0.60")
    else:
        buy = reference.buy * (1 - Decimal(seed * 13 % 23) / 1000) * per / reference.unit
        sell = buy * Decimal("1.01")
    figures: dict[QuotedKind, str] = {"cash": f"{buy:.4f}", "transfer": f"{buy:.4f}", "sell": f"{sell:.4f}"}
    return BankQuote(code, per, figures, {"name": code})


def with_quote(edition: BankEdition, quote: BankQuote) -> BankEdition:
    """The board with this row instead of the one of its currency."""
    quotes = (quote if row.currency == quote.currency else row for row in edition)
    return replace(edition, quotes=tuple(quotes))


def with_figure(edition: BankEdition, currency: str, kind: QuotedKind, text: str) -> BankEdition:
    """The board with one figure of one row changed."""
    quote = quote_of(edition, currency)
    return with_quote(edition, replace(quote, figures={**quote.figures, kind: text}))


def quote_of(edition: BankEdition, currency: str) -> BankQuote:
    """The row of a currency. Raises LookupError."""
    quote = edition.get(currency)
    if quote is None:
        raise LookupError(currency)
    return quote
