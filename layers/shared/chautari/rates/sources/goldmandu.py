"""Nine years of the Federation's gold and silver as the public repository ChandanShakya/goldmandu gathered them,
bundled with us.

Read once, from bundled files, one for each year, without a network request. `data/metals-history/README.md` names
origin and corrections.
"""

import csv
from collections.abc import Iterator
from datetime import date

from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import parse_date, parse_rows, printed_number

FIRST, LAST = date(2017, 1, 16), date(2026, 2, 6)

_METALS = {"gold": "gold", "gold-tejabi": "tejabi", "silver": "silver"}


def requests(window: DateRange) -> Iterator[HttpRequest]:
    """The bundled file of each year that the window touches."""
    for year in range(max(window.first, FIRST).year, min(window.last, LAST).year + 1):
        yield HttpRequest(f"bundled:metals-history/{year}.csv", accept="text/csv")


def parse(page: HttpResponse) -> Rows:
    """One quote for each metal and day; an empty cell was not published."""
    return parse_rows(csv.DictReader(page.body.decode().splitlines()), _parse_day)


def _parse_day(row: dict[str, str]) -> Iterator[ParsedQuote]:
    market_date = parse_date(row["date"])
    for metal, column in _METALS.items():
        cells = {unit: row[f"{column}_{unit}"] for unit in ("tola", "10g")}
        correction = row["correction"] if row["correction"].startswith(f"{column}_") else ""
        if any(cells.values()):
            figures = {unit: printed_number(cell) for unit, cell in cells.items() if cell}
            yield ParsedQuote(metal, market_date, figures, stated={"correction": correction} if correction else {})


SOURCE = RateSource(
    key="goldmandu",
    name="Federation's history gathered by ChandanShakya/goldmandu",
    home="https://github.com/ChandanShakya/goldmandu",
    market="metals",
    origin="fenegosida",
    rank=3,
    schedule=None,
    first_day=FIRST,
    rows=((date.min, 2),),
    requests=requests,
    parse=parse,
)
