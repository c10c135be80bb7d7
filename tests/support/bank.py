"""A bank for tests that publishes a table a day, and whose tables a test changes as a regime would."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.ingest import job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive

# Buying and selling rate per unit: made up, at one ratio, with the pegs to the dollar and the euro.
TABLE: dict[str, tuple[str, str, int]] = {
    "INR": ("160.00", "160.15", 100),
    "USD": ("149.85", "150.45", 1),
    "EUR": ("173.21", "173.90", 1),
    "GBP": ("202.45", "203.26", 1),
    "CHF": ("184.94", "185.68", 1),
    "AUD": ("106.19", "106.61", 1),
    "CAD": ("108.45", "108.88", 1),
    "SGD": ("117.06", "117.53", 1),
    "JPY": ("9.46", "9.50", 10),
    "CNY": ("22.26", "22.35", 1),
    "SAR": ("39.94", "40.10", 1),
    "QAR": ("41.13", "41.29", 1),
    "THB": ("4.57", "4.59", 1),
    "AED": ("40.80", "40.96", 1),
    "MYR": ("36.30", "36.45", 1),
    "KRW": ("10.48", "10.52", 100),
    "SEK": ("15.80", "15.86", 1),
    "DKK": ("23.21", "23.30", 1),
    "HKD": ("19.15", "19.23", 1),
    "KWD": ("488.63", "490.58", 1),
    "BHD": ("397.29", "398.88", 1),
    "OMR": ("389.06", "390.62", 1),
}
FIRST = date(2026, 9, 1)
Rates = dict[str, tuple[str, str, int]]
Change = Callable[[Rates], None]


@dataclass(slots=True)
class Bank:
    """The bank and the system that reads it, a run a day. `changes` are made to every table from their date on."""

    table: Table
    archive: EvidenceArchive
    changes: dict[date, Change] = field(default_factory=dict)

    def publish(self, first: int, last: int) -> list[RunReport]:
        """The runs of these days of September."""
        return [self.run(date(2026, 9, day)) for day in range(first, last + 1)]

    def run(self, on: date) -> RunReport:
        """The run of the morning of `on`."""
        (report,) = job.run({"sources": ["nrb"]}, self.fetch, self.table, self.archive, morning(on))
        return report

    def fetch(self, request: HttpRequest) -> HttpResponse:
        """The tables of the days asked for; the bank's other addresses do not answer."""
        query = parse_qs(urlsplit(request.url).query)
        if "from" not in query:
            raise Unreachable("down")
        first, last = (date.fromisoformat(query[name][0]) for name in ("from", "to"))
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        payload = [self._day(on) for on in days if on >= FIRST]
        body = json.dumps({"status": {"code": 200}, "data": {"payload": payload}}).encode()
        return HttpResponse(request.url, 200, {"Content-Type": "application/json"}, body, morning(last))

    def _day(self, on: date) -> dict[str, object]:
        rates = {code: _moved(on, *rate) if code != "INR" else rate for code, rate in TABLE.items()}
        for since, change in self.changes.items():
            if since <= on:
                change(rates)
        rows = [
            {"currency": {"iso3": code, "name": code, "unit": unit}, "buy": buy, "sell": sell}
            for code, (buy, sell, unit) in rates.items()
        ]
        stated = {"published_on": f"{on} 00:00:31", "modified_on": f"{on} 00:00:02"}
        return {"date": str(on), **stated, "rates": rows}


def morning(on: date) -> datetime:
    """The instant of a day's run."""
    return datetime.combine(on, time(6, 15), NPT)


def _moved(on: date, buy: str, sell: str, unit: int) -> tuple[str, str, int]:
    """A day's rates: all move by the same share, so that pegs and ratio stay."""
    share = 1 + Decimal(on.day % 5) / 1000
    return str(round(Decimal(buy) * share, 2)), str(round(Decimal(buy) * share * Decimal("1.004"), 2)), unit
