"""Nepal Oil Corporation: the retail price of fuel, in force until the next list. https://noc.org.np/retailprice

One page with two statements of the price:

- The table: ten lists of Kathmandu's depot group, newest first, each with its dates; `?offset=10&max=10` and on have
  older ones. An empty cell was not revised. It says no unit: litre, the cylinder of 14.2 kg, and for ATF (DF) US
  dollars per kilolitre.
- The ticker above it: the prices of all three depot groups with their units, and no date.

A dated price of one group is never compared with another group's: 197.5 in Charali and 200 in Kathmandu are both right.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bs4 import BeautifulSoup, Tag

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.depot_groups import UnknownDepots, depot_group
from chautari.markets.model.effect_date import EffectDate, effect_date
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import today
from chautari.rates.sources.parsing.records import describe, printed_number, text_of
from chautari.rates.sources.parsing.soup import soup_of

HOME = "https://noc.org.np"
PAGE = f"{HOME}/retailprice"

_COLUMNS = {
    "effective date": "date",
    "effective time": "time",
    "petrol": "petrol",
    "diesel": "diesel",
    "kerosene": "kerosene",
    "lpg": "lpg",
    "atf (dp)": "atf_dp",
    "atf (df)": "atf_df",
}
# Label of the ticker -> product, currency and unit.
_LABELS = {
    "Petrol(MS)": ("petrol", "NRs", "L"),
    "Diesel(HSD)": ("diesel", "NRs", "L"),
    "Kerosene(SKO)": ("kerosene", "NRs", "L"),
    "LP Gas": ("lpg", "NRs", "cyl"),
    "Aviation Turbine Fuel(Jet A-1)": ("atf_dp", "NRs", "L"),
    "Aviation Fuel Duty Free": ("atf_df", "USD", "KL"),
}
_DATE = re.compile(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_AD_YEARS, _BS_YEARS = range(1943, 2050), range(2050, 2100)
_TRAILING_STYLE = re.compile(r"(</html>)\s*<style>[^<]*</style>\s*\Z", re.IGNORECASE)
_GROUP_END = re.compile(r"\(Price applicable within 15\s?KM of the depot only\)", re.IGNORECASE)
_GROUP_START = re.compile(r"\((.+)\)\s+(\S.*)")
_ITEM = re.compile(r"([^:]+):\s?([A-Za-z]+) ([0-9.,]+)/([A-Za-z]+)")
# A list is announced for the end of the day, seldom of the next.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One list of the table: its effect, and by product the printed price; what was not revised has none."""

    effect: EffectDate
    prices: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TickerGroup:
    """The prices of one depot group as the ticker has them; `depots` as printed."""

    group: str
    depots: str
    prices: Mapping[str, str]


def parse_table(page: HttpResponse) -> Iterator[TableRow | InvalidRow]:
    """The lists of the table, newest first. Raises SchemaChanged for other columns than declared, and for a newest list
    that cannot be read: the one below it would pass for the price of today.
    """
    tables = _soup(page).find_all("table")
    if len(tables) != 1 or not isinstance(tables[0], Tag):
        raise SchemaChanged(f"{len(tables)} tables, not one")
    heading, *lines = [[_text(cell) for cell in line.find_all(["th", "td"])] for line in tables[0].find_all("tr")]
    columns = [_COLUMNS.get(name.lower(), "") for name in heading]
    if sorted(columns) != sorted(_COLUMNS.values()):
        raise SchemaChanged(f"columns {', '.join(map(describe, heading))}")
    if not lines or any(len(line) != len(columns) for line in lines):
        raise SchemaChanged("no rows, or a row with other columns than the heading")
    last = today(page.fetched_at) + _AHEAD
    rows = [_row(dict(zip(columns, line, strict=True)), last) for line in lines]
    if isinstance(rows[0], InvalidRow):
        raise SchemaChanged(f"the newest list cannot be read: {rows[0]}")
    yield from _in_order(rows)


def parse_ticker(page: HttpResponse) -> Iterator[TickerGroup | InvalidRow]:
    """The depot groups of the ticker. Raises SchemaChanged where there is none; a group that cannot be read, or a
    product in it, is an InvalidRow.
    """
    texts = [text for element in _soup(page).find_all("marquee") if _GROUP_END.search(text := _text(element))]
    if len(texts) != 1:
        raise SchemaChanged(f"{len(texts)} tickers with prices, not one")
    *groups, rest = _GROUP_END.split(texts[0])
    if ":" in rest:
        raise SchemaChanged("a group without its last words in the ticker")
    rows = [row for printed in groups for row in _ticker_group(printed.strip(" •"))]
    keys = [row.group for row in rows if isinstance(row, TickerGroup)]
    if len(keys) > len(set(keys)):
        raise SchemaChanged(f"{max(keys, key=keys.count)} twice in the ticker")
    yield from rows


def _soup(page: HttpResponse) -> BeautifulSoup:
    """The page. A style element stands after its end, which is no sign of a truncated page here."""
    return soup_of(replace(page, body=_TRAILING_STYLE.sub(r"\1", text_of(page)).encode()))


def _text(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _row(cells: Mapping[str, str], last: date) -> TableRow | InvalidRow:
    try:
        bs, ad = _dates(cells["date"])
        effect = effect_date(bs, ad, cells["time"], last)
        prices = {product: printed_number(cells[product]) for product, _, _ in _LABELS.values() if cells[product]}
    except InvalidRow as invalid_row:
        return invalid_row
    except ValueError as error:
        return InvalidRow("undated", f"{describe(cells['date'])}: {error}")
    return TableRow(effect, prices) if prices else InvalidRow("without_price", describe(cells["date"]))


def _dates(cell: str) -> tuple[BsDate, date]:
    """The two days of a cell, told apart by the range of their years: older rows have AD first. Raises InvalidRow."""
    parts = [tuple(map(int, match.groups())) for match in _DATE.finditer(cell.replace(" ", ""))]
    bs = [BsDate(*part) for part in parts if part[0] in _BS_YEARS]
    ad = [part for part in parts if part[0] in _AD_YEARS]
    if len(parts) != 2 or len(bs) != 1 or len(ad) != 1:
        raise InvalidRow("undated", describe(cell))
    return bs[0], date(*ad[0])


def _in_order(rows: list[TableRow | InvalidRow]) -> Iterator[TableRow | InvalidRow]:
    """The rows, newest first as printed. One that is dated after the row above it has its date marked."""
    above: EffectDate | None = None
    for row in rows:
        if isinstance(row, TableRow):
            if above and row.effect.earliest > above.latest:
                doubt = f"dated {row.effect.ad} below a list of {above.ad}"
                row = replace(row, effect=replace(row.effect, doubt="; ".join(filter(None, (row.effect.doubt, doubt)))))
            above = row.effect
        yield row


def _ticker_group(printed: str) -> Iterator[TickerGroup | InvalidRow]:
    match = _GROUP_START.match(printed.partition("•")[0])
    if not match:
        yield InvalidRow("unknown_depots", describe(printed))
        return
    depots = match[1]
    prices: dict[str, str] = {}
    for item in printed[match.start(2) :].split("•"):
        try:
            product, price = _item(item.strip())
        except InvalidRow as invalid_row:
            yield invalid_row
            continue
        if product in prices:
            raise SchemaChanged(f"{product} twice at {depots[:40]}")
        prices[product] = price
    try:
        yield TickerGroup(depot_group(depots), depots, prices)
    except UnknownDepots as error:
        yield InvalidRow("unknown_depots", str(error))


def _item(printed: str) -> tuple[str, str]:
    """The product and the price of one item, as `Petrol(MS):NRs 197.5/L`. Raises InvalidRow."""
    match = _ITEM.fullmatch(printed)
    if not match or match[1] not in _LABELS:
        raise InvalidRow("unknown_product", describe(printed))
    product, currency, unit = _LABELS[match[1]]
    if (match[2], match[4]) != (currency, unit):
        raise InvalidRow("unknown_unit", describe(printed))
    return product, printed_number(match[3])
