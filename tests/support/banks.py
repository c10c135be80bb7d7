"""Made-up banks that answer with the boards they are given, beside a central bank with made-up rates."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from chautari.core.errors import SourceError, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import bank_keys, codec, read_models
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Fetch
from chautari.markets.ingest import bank_run
from chautari.markets.ingest.bank_run import BankRunContext
from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_source import BankSource, QuotedColumns
from chautari.markets.views import counter
from chautari.nepali.clock import NPT
from chautari.rates.ingest.pipeline import RunReport
from tests.markets.model.bank_boards import DAY, REFERENCES
from tests.support.shelf import shelf

NOON = datetime.combine(DAY, time(12), NPT)

COLUMNS: QuotedColumns = {"Cash": ("cash",), "Transfer": ("transfer",), "Selling": ("sell",)}
Answers = dict[str, "tuple[BankEdition, ...] | SourceError"]


def bank(key: str, answers: Answers, mirror: str | None = None) -> BankSource:
    """A bank whose parser gives the boards that `answers` has for its key."""

    def parse(page: HttpResponse) -> tuple[BankEdition, ...]:
        answer = answers[key]
        if isinstance(answer, SourceError):
            raise answer
        return answer

    second = bank(mirror, answers) if mirror else None
    address = f"https://{key}.example/"
    return BankSource(key, f"Bank of {key}", address, COLUMNS, lambda _: HttpRequest(address), parse, mirror=second)


def web_at(now: datetime, body: bytes = b"board") -> Fetch:
    """A web that answers every address with `body` at `now`."""
    return lambda request: HttpResponse(request.url, 200, {}, body, now)


def silent(request: HttpRequest) -> HttpResponse:
    """A web that does not answer."""
    raise Unreachable(f"nothing from {request.url}")


def state_rates(table: Table, on: date = DAY, scale: Decimal = Decimal(1)) -> None:
    """Store the answer of /v1/forex with the central bank's rates of the date `on`."""
    rates = [
        {
            "code": code,
            "date": str(on),
            "date_bs": "2083-05-22",
            "unit": rate.unit,
            "buy": str(rate.buy * (1 if code == "INR" else scale)),
            "sell": str(rate.sell * (1 if code == "INR" else scale)),
            "status": "official",
            "proof": f"{code}.{on}",
        }
        for code, rate in REFERENCES.items()
    ]
    stored = read_models.get(table, "forex")
    read_models.put(table, "forex", read_models.ready({"rates": rates}, stored.version + 1 if stored else 1))


def of_day(edition: BankEdition, on: date) -> BankEdition:
    """The board under another date."""
    return replace(edition, date=on)


def run(
    table: Table, source: BankSource, now: datetime = NOON, fetch: Fetch | None = None, archive: Any = None
) -> RunReport:
    """A run of a bank at `now`."""
    return bank_run.run(source, BankRunContext(fetch or web_at(now), table, archive or shelf(), now))


def ranked(table: Table, currency: str = "QAR", now: datetime = NOON) -> Any:
    """The answer of /v1/counter for 3000 of a currency by transfer."""
    stored = read_models.get(table, bank_keys.COUNTER)
    assert stored is not None
    return counter.ranked(codec.unpacked(stored.body), currency, Decimal(3000), "transfer", now)
