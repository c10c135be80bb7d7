"""Nine years of the Federation's gold and silver as the public repository ChandanShakya/goldmandu gathered them,
bundled with us.

Read once, from our own files, one a year: `data/metals-history/README.md` names origin and corrections. No address is
asked.
"""

import csv
from collections.abc import Iterator
from datetime import date

from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import each, stated_date, stated_number

FIRST, LAST = date(2017, 1, 16), date(2026, 2, 6)

_METALS = {"gold": "gold", "gold-tejabi": "tejabi", "silver": "silver"}


def asks(window: DateRange) -> Iterator[HttpRequest]:
    """The bundled file of each year that the window touches."""
    for year in range(max(window.first, FIRST).year, min(window.last, LAST).year + 1):
        yield HttpRequest(f"bundled:metals-history/{year}.csv", accept="text/csv")


def parse(page: HttpResponse) -> Rows:
    """A row a metal and day; an empty cell was not published."""
    return each(csv.DictReader(page.body.decode().splitlines()), _day)


def _day(row: dict[str, str]) -> Iterator[ParsedQuote]:
    on = stated_date(row["date"])
    for metal, column in _METALS.items():
        cells = {unit: row[f"{column}_{unit}"] for unit in ("tola", "10g")}
        correction = row["correction"] if row["correction"].startswith(f"{column}_") else ""
        if any(cells.values()):
            figures = {unit: stated_number(cell) for unit, cell in cells.items() if cell}
            yield ParsedQuote(metal, on, figures, stated={"correction": correction} if correction else {})


SOURCE = RateSource(
    key="goldmandu",
    name="Federation's history gathered by ChandanShakya/goldmandu",
    home="https://github.com/ChandanShakya/goldmandu",
    market="metals",
    origin="fenegosida",
    rank=3,
    schedule=None,
    rows=((date.min, 2),),
    requests=asks,
    parse=parse,
)
