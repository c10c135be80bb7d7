"""The table of Nepal Oil Corporation's page: ten lists of Kathmandu's depot group, newest first, each with its dates.

An empty cell was not revised. The table says no unit: litre, the cylinder of 14.2 kg, and for ATF (DF) US dollars per
kilolitre.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bs4 import BeautifulSoup, Tag

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.effect_date import EffectDate, effect_date
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import today
from chautari.rates.sources.parsing.records import describe, printed_number, text_of
from chautari.rates.sources.parsing.soup import soup_of

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
PRODUCTS = tuple(_COLUMNS.values())[2:]
_DATE = re.compile(r"([12][0-9]{3})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_AD_YEARS, _BS_YEARS = range(1943, 2050), range(2050, 2100)
_TRAILING_STYLE = re.compile(r"(</html>)\s*<style>[^<]*</style>\s*\Z", re.IGNORECASE)
# A list is announced for the end of the day, seldom of the next.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One list of the table: its effect, and by product the printed price; what was not revised has none."""

    effect: EffectDate
    prices: Mapping[str, str]


def parse_table(page: HttpResponse, soup: BeautifulSoup | None = None) -> Iterator[TableRow | InvalidRow]:
    """The lists of the table, newest first. Raises SchemaChanged for other columns than declared, and for a newest list
    that cannot be read: the one below it would pass for the price of today. `soup`: the page, if it is parsed already.
    """
    heading, lines = _read_table(soup or price_page(page))
    columns = _columns(heading)
    if not lines or any(len(line) != len(columns) for line in lines):
        raise SchemaChanged("no rows, or a row with other columns than the heading")
    last = today(page.fetched_at) + _AHEAD
    rows = [_row(dict(zip(columns, line, strict=True)), last) for line in lines]
    if isinstance(rows[0], InvalidRow):
        raise SchemaChanged(f"the newest list cannot be read: {rows[0]}")
    yield from _in_order(rows)


def has_lists(page: HttpResponse) -> bool:
    """Whether a table of the declared columns has a row below its heading. Raises SchemaChanged for another page."""
    heading, lines = _read_table(price_page(page))
    _columns(heading)
    return bool(lines)


def price_page(page: HttpResponse) -> BeautifulSoup:
    """The page. A style element stands after its end, which is no sign of a truncated page here."""
    return soup_of(replace(page, body=_TRAILING_STYLE.sub(r"\1", text_of(page)).encode()))


def text_within(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _read_table(soup: BeautifulSoup) -> tuple[list[str], list[list[str]]]:
    """The heading and the lines of the one table."""
    tables = soup.find_all("table")
    if len(tables) != 1 or not isinstance(tables[0], Tag):
        raise SchemaChanged(f"{len(tables)} tables, not one")
    rows = [[text_within(cell) for cell in line.find_all(["th", "td"])] for line in tables[0].find_all("tr")]
    return (rows[0], rows[1:]) if rows else ([], [])


def _columns(heading: list[str]) -> list[str]:
    columns = [_COLUMNS.get(name.lower(), "") for name in heading]
    if sorted(columns) != sorted(_COLUMNS.values()):
        raise SchemaChanged(f"columns {', '.join(map(describe, heading))}")
    return columns


def _row(cells: Mapping[str, str], last: date) -> TableRow | InvalidRow:
    try:
        bs, ad = _dates(cells["date"])
        effect = effect_date(bs, ad, cells["time"], last)
        prices = {product: printed_number(cells[product]) for product in PRODUCTS if cells[product]}
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
    """The rows, newest first as printed. Where one is dated after a row above it, or to the instant of another, either
    of the two may have the wrong date: both have it marked.
    """
    listed = [row for row in rows if isinstance(row, TableRow)]
    for row in rows:
        if isinstance(row, TableRow):
            place = listed.index(row)
            above, below = listed[:place], listed[place + 1 :]
            row = _doubted(row, _disorder(row.effect, above, below))
        yield row


def _disorder(effect: EffectDate, above: Sequence[TableRow], below: Sequence[TableRow]) -> str:
    """What contradicts the date of a row in those of the others; empty if nothing does."""
    later = next((row for row in reversed(above) if effect.earliest > row.effect.latest), None)
    earlier = next((row for row in below if row.effect.earliest > effect.latest), None)
    twin = any(row.effect.at == effect.at for row in (*above, *below))
    doubts = [f"dated {effect.ad} below a list of {later.effect.ad}"] if later else []
    doubts += [f"dated {effect.ad} above a list of {earlier.effect.ad}"] if earlier else []
    return "; ".join([*doubts, *([f"another list has the date {effect.ad} too"] if twin else [])])


def _doubted(row: TableRow, doubt: str) -> TableRow:
    """The row with one doubt more about its date; as it is without one."""
    doubts = [words for words in (row.effect.doubt, doubt) if words]
    return replace(row, effect=replace(row.effect, doubt="; ".join(doubts))) if doubt else row
