"""Editions of Nepal Oil Corporation's page, as texts that mutations change: each of the bundled lists as the newest.

The groups stand as far apart as they were measured in 2023, 2024 and 2026: 2.5 and 1 rupees below Kathmandu.
"""

import csv
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from chautari.core.http_messages import HttpResponse
from chautari.markets.model import bundled_prices
from chautari.markets.sources.noc import PAGE
from chautari.nepali.clock import NPT

PRODUCTS = bundled_prices.PRODUCTS
HEADINGS = ("effective Date", "effective Time", "petrol", "diesel", "kerosene", "LPG", "ATF (DP)", "ATF (DF)")
LABELS = {
    "petrol": "Petrol(MS):NRs {}/L",
    "diesel": "Diesel(HSD):NRs {}/L",
    "kerosene": "Kerosene(SKO):NRs {}/L",
    "atf_df": "Aviation Fuel Duty Free:USD {}/KL",
    "atf_dp": "Aviation Turbine Fuel(Jet A-1):NRs {}/L",
    "lpg": "LP Gas:NRs {}/cyl",
}
DEPOTS = {
    "charali": "Charali,Biratnagar,Mahendranagar(Dhanusa),Birgunj,Amlekhjung,Bhalbari,Nepalgung,Dhangadi",
    "surkhet": "Surkhet,Dang",
    "kathmandu": "Kathmandu, Pokhara, Dipayal",
}
_BELOW = {"charali": Decimal("2.5"), "surkhet": Decimal(1), "kathmandu": Decimal(0)}
_ROWS = 4
READ_AFTER = timedelta(hours=36)
_FILE = Path(bundled_prices.__file__).parents[2] / "data" / "fuel-history" / "prices.csv"


@dataclass
class TickerText:
    """One group of the ticker: its depots and the items, by product or by a name that is none."""

    depots: str
    items: dict[str, str]


@dataclass
class PageText:
    """A page before it is printed: cells of the table, newest list first, and the groups of the ticker."""

    headings: list[str]
    rows: list[list[str]]
    ticker: dict[str, TickerText]

    def table(self) -> str:
        """Its table."""
        lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in self.rows)
        return f"<table><tr>{''.join(f'<th>{heading}</th>' for heading in self.headings)}</tr>{lines}</table>"

    def marquee(self) -> str:
        """Its ticker."""
        groups = "".join(
            f"({group.depots}) &nbsp; {' &nbsp;• '.join(group.items.values())}"
            " •(Price applicable within 15KM of the depot only) "
            for group in self.ticker.values()
        )
        return f"<marquee>{groups}</marquee>"

    def printed(self, at: datetime) -> HttpResponse:
        """The answer with this page."""
        return page_of(self.marquee().encode(), self.table().encode(), at)


def page_of(marquee: bytes, table: bytes, at: datetime) -> HttpResponse:
    """The answer whose page has these two parts."""
    body = b"<html><body>%s%s</body></html><style>td { }</style>" % (marquee, table)
    return HttpResponse(PAGE, 200, {"content-type": "text/html"}, body, at)


@dataclass(frozen=True)
class Edition:
    """A list as the corporation meant it: prices by group and product, and the lists before it."""

    number: int
    prices: dict[str, dict[str, Decimal]]
    read_at: datetime
    rows: list[list[str]] = field(default_factory=list)

    def text(self) -> PageText:
        """Its page."""
        ticker = {
            group: TickerText(depots, {name: LABELS[name].format(self.prices[group][name]) for name in LABELS})
            for group, depots in DEPOTS.items()
        }
        return PageText(list(HEADINGS), [list(row) for row in self.rows], ticker)


def editions() -> list[Edition]:
    """Every edition that has lists enough below it, earliest first."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        lists = [row for row in csv.DictReader(file) if row["from"] == "page"]
    numbered = [_edition(number, row) for number, row in enumerate(lists)]
    cells = [_cells(row) for row in lists]
    return [
        replace(edition, rows=cells[edition.number - _ROWS + 1 : edition.number + 1][::-1])
        for edition in numbered[_ROWS - 1 :]
    ]


def _edition(number: int, row: dict[str, str]) -> Edition:
    effect = datetime.combine(date.fromisoformat(row["ad"]) + timedelta(days=1), time(), NPT)
    prices = {group: {product: _price(row, product, group) for product in PRODUCTS} for group in DEPOTS}
    return Edition(number, prices, effect + READ_AFTER)


def _price(row: dict[str, str], product: str, group: str) -> Decimal:
    listed = Decimal(row[product])
    if product in ("petrol", "diesel", "kerosene"):
        return listed - _BELOW[group]
    return listed - 475 if (product, group) == ("atf_df", "charali") else listed


def _cells(row: dict[str, str]) -> list[str]:
    dates = f"{row['bs'].replace('-', '.')}({row['ad'].replace('-', '.')})"
    return [dates, f"{row['time']} hrs", *(row[product] for product in PRODUCTS)]
