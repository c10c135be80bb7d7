"""Made-up banks with two addresses each: what they had at each time, and their answers, which real parsers read."""

import json
import random
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource
from chautari.markets.sources.bank_parsing.tables import NOTES_BY_DENOMINATION, parse_table
from chautari.markets.sources.banks import kamana
from chautari.nepali.clock import NPT

YESTERDAY, TODAY = date(2026, 9, 6), date(2026, 9, 7)
MORNING, AFTERNOON = time(10, 5), time(14, 25)
# Code, name on a page, unit, and the central bank's buying rate round which a day's is drawn.
CURRENCIES = (
    *(("USD", "Us Dollar", 1, "149.85"), ("EUR", "Euro", 1, "173.21"), ("GBP", "Pound Sterling", 1, "202.45")),
    *(("CHF", "Swiss Frank", 1, "184.94"), ("AUD", "Australian Dollar", 1, "106.19")),
    *(("CAD", "Canadian Dollar", 1, "108.45"), ("SGD", "Singapore Dollar", 1, "117.06")),
    *(("JPY", "Japanese Yen", 10, "9.46"), ("CNY", "Chinese Yuan", 1, "21.01"), ("SAR", "Saudi Rial", 1, "39.95")),
    *(("QAR", "Qatari Riyal", 1, "41.10"), ("THB", "Thai Bhat", 1, "4.61"), ("AED", "UAE Dirham", 1, "40.80")),
    *(("MYR", "Malaysian Ringgit", 1, "35.42"), ("KRW", "S. Korean Won", 100, "10.78")),
    *(("SEK", "Swedish Kroner", 1, "15.90"), ("DKK", "Danish Kroner", 1, "23.18")),
    *(("HKD", "Hongkong Dollar", 1, "19.12"), ("KWD", "Kuwaiti Dinar", 1, "490.34")),
    *(("BHD", "Bahrain Dinar", 1, "397.40"), ("OMR", "Omani Riyal", 1, "389.10")),
)
Rates = dict[str, tuple[int, Decimal]]
PEGGED = ("SAR", "QAR", "AED")
NAMES = {code: name for code, name, _, _ in CURRENCIES}


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as printed: unit, notes below 50, what else is bought at, what is sold at."""

    code: str
    name: str
    unit: int
    below: Decimal
    buy: Decimal
    sell: Decimal


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """The whole table of a bank at a time."""

    bank: str
    date: date
    time: time
    rows: tuple[PrintedRow, ...]


def central_bank(draw: random.Random) -> Rates:
    """Unit and buying rate by currency of a day, near those before."""
    rates = {"INR": (100, Decimal("160.00"))}
    for code, _, unit, text in CURRENCIES:
        move = Decimal(draw.randint(-60, 60)) / 10_000 if code not in ("USD", *PEGGED) else Decimal(0)
        rates[code] = (unit, (Decimal(text) * (1 + move)).quantize(Decimal("0.01")))
    return rates


def edition(
    bank: str, on: date, at: time, rates: dict[str, tuple[int, Decimal]], draw: random.Random
) -> PrintedEdition:
    """A sound table of a bank round the central bank's rates."""
    rupee = PrintedRow("INR", "Indian Rupees", 100, Decimal(160), Decimal(160), Decimal("160.15"))
    rows = [_row(code, name, rates[code], draw) for code, name, _, _ in CURRENCIES]
    return PrintedEdition(bank, on, at, (*rows, rupee))


def _row(code: str, name: str, rate: tuple[int, Decimal], draw: random.Random) -> PrintedRow:
    unit, official = rate
    step = Decimal("0.0001") if official < 50 else Decimal("0.01")
    if code == "USD":
        buy = official - Decimal(draw.randint(0, 18)) / 100
        return PrintedRow(code, name, unit, buy - Decimal("0.68"), buy, buy + Decimal("0.60"))
    buy = (official * (1 + Decimal(draw.randint(-250, 20)) / 10_000)).quantize(step)
    sell = (buy * Decimal("1.01")).quantize(step)
    return PrintedRow(code, name, unit, (buy * Decimal("0.996")).quantize(step), buy, sell)


def as_json(printed: PrintedEdition) -> bytes:
    """The answer of the first address, with date and time in each row."""
    rows = [
        {
            "date": str(printed.date),
            "time": f"{printed.time:%I:%M %p}",
            "fxd_currency_code": row.code,
            "fxd_currency_units": str(row.unit),
            "buy_rate_cash": str(row.buy),
            "buy_rate_non_cash": str(row.buy),
            "sell_rate": str(row.sell),
        }
        for row in printed.rows
    ]
    return json.dumps({"code": 200, "data": rows}).encode()


def as_page(printed: PrintedEdition) -> bytes:
    """The answer of the second address: a page with neither date nor time."""
    heads = "".join(f"<th>{heading}</th>" for heading in NOTES_BY_DENOMINATION.headings)
    lines = "".join(
        f"<tr><td>{row.name}</td><td>{row.unit}</td><td>{row.below}</td><td>{row.buy}</td><td>{row.sell}</td></tr>"
        for row in printed.rows
    )
    return f"<!DOCTYPE html><html><body><table><tr>{heads}</tr>{lines}</table></body></html>".encode()


@lru_cache(maxsize=400)
def _page_of(body: bytes, at: datetime) -> tuple[BankEdition, ...]:
    return parse_table(NOTES_BY_DENOMINATION, HttpResponse("https://drill.example/", 200, {}, body, at))


@lru_cache(maxsize=400)
def _answer_of(body: bytes) -> tuple[BankEdition, ...]:
    return kamana.parse(HttpResponse("https://drill.example/", 200, {}, body, datetime.min.replace(tzinfo=NPT)))


def declared(key: str) -> BankSource:
    """A bank of the drill: its JSON, and its page as the second address."""
    page, request = HttpRequest(f"https://{key}.example/page"), HttpRequest(f"https://{key}.example/json")
    mirror = replace(
        kamana.SOURCE,
        key=f"{key}page",
        request=lambda _: page,
        parse=lambda answer: _page_of(answer.body, answer.fetched_at),
    )
    return replace(
        kamana.SOURCE, key=key, request=lambda _: request, parse=lambda answer: _answer_of(answer.body), mirror=mirror
    )


def response(request: HttpRequest, bodies: dict[str, bytes], now: datetime) -> HttpResponse:
    """The answer at an address."""
    return HttpResponse(request.url, 200, {}, bodies[request.url], now.astimezone(NPT))
