"""Boards on pages: the one table whose headings are the declared ones, wherever it stands on the page.

A page that changes its columns has no such table, which is a named error and no board with its columns exchanged.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from bs4.element import Tag

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HTML, HttpRequest, HttpResponse
from chautari.markets.model.bank_board import BankEdition, BankQuote
from chautari.markets.model.bank_source import QuotedColumns
from chautari.markets.sources.bank_parsing.board_rows import edition_of, quote_of, read_rows
from chautari.nepali.clock import today
from chautari.rates.sources.parsing.soup import soup_of

MAX_TABLES, MAX_TABLE_ROWS = 60, 200
MAX_SPAN = 20


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The table of a bank's page.

    - `headings`: all of them in order, those of several rows joined: `Cash Buying`. `columns` names those of figures.
    - `names`: the columns that name the currency; `unit`: the one of its unit, empty if there is none.
    - `header_rows`: how many rows the headings take.
    - `table`, `row`, `cell`: CSS selectors, for a page that lays its table out of other elements.
    - `hidden`: what a cell has once more for small screens.
    """

    headings: tuple[str, ...]
    columns: QuotedColumns
    names: tuple[str, ...]
    unit: str = "Unit"
    header_rows: int = 1
    table: str = "table"
    row: str = "tr"
    cell: str = "td, th"
    hidden: str = ""


# The page that one maker built for Prabhu, Siddhartha and Mahalaxmi.
NOTES_BY_DENOMINATION = TableLayout(
    headings=(
        "Currency",
        "Unit",
        "Buying (Notes of below Deno 50)",
        "Buying (Notes of Deno 50 and above)",
        "Selling/Rs.",
    ),
    columns={
        "Buying (Notes of below Deno 50)": ("cash_below_50",),
        "Buying (Notes of Deno 50 and above)": (
            "cash",
            "transfer",
        ),
        "Selling/Rs.": ("sell",),
    },
    names=("Currency",),
)


def page_at(url: str) -> Callable[[date], HttpRequest]:
    """The request for the one page that shows the latest board only."""
    return lambda _: HttpRequest(url, accept=HTML)


def table_parser(layout: TableLayout) -> Callable[[HttpResponse], tuple[BankEdition, ...]]:
    """The parser of pages in this layout."""
    return partial(parse_table, layout)


def parse_table(layout: TableLayout, page: HttpResponse) -> tuple[BankEdition, ...]:
    """The one edition of a page. Its date is that of the fetch: none of the captured tables has one of its own.

    Raises SchemaChanged if no table, or more than one, has the declared headings.
    """
    tables = [rows for rows in _tables(layout, page) if _headings(layout, rows) == layout.headings]
    if len(tables) != 1:
        raise SchemaChanged(f"{len(tables)} tables with the columns {' | '.join(layout.headings)}"[:200])
    rows = [texts for row in tables[0][layout.header_rows :] if any(texts := [_text(cell) for cell in row])]
    bodies = [texts for texts in rows if tuple(texts) != layout.headings]
    quotes = read_rows(bodies, partial(_quote, layout))
    return (edition_of(quotes, today(page.fetched_at), "fetch"),)


def _tables(layout: TableLayout, page: HttpResponse) -> Iterator[list[list[Tag]]]:
    soup = soup_of(page)
    for element in soup.select(layout.hidden) if layout.hidden else ():
        element.decompose()
    tables = soup.select(layout.table)
    if len(tables) > MAX_TABLES:
        raise SchemaChanged(f"{len(tables)} tables")
    for table in tables:
        if not table.select(layout.table):  # a table of layout around the one of figures
            yield [row.select(layout.cell) for row in table.select(layout.row)[:MAX_TABLE_ROWS]]


def _quote(layout: TableLayout, texts: list[str]) -> BankQuote:
    if len(texts) != len(layout.headings):
        raise InvalidRow("columns", f"{len(texts)} cells: {texts[0][:40]}")
    printed: Mapping[str, str] = dict(zip(layout.headings, texts, strict=True))
    names = [printed[name] for name in layout.names]
    return quote_of(names, printed.get(layout.unit), layout.columns, printed)


def _headings(layout: TableLayout, rows: list[list[Tag]]) -> tuple[str, ...]:
    """The headings of a table, each of the cells above one another that stand over a column."""
    words: dict[int, list[str]] = {}
    taken = set[tuple[int, int]]()
    for number, row in enumerate(rows[: layout.header_rows]):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= {(number + down, column + right) for down in range(height) for right in range(width)}
            for right in range(width):
                words.setdefault(column + right, []).append(_text(cell))
            column += width
    return tuple(" ".join(filter(None, words[column])) for column in sorted(words))


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name, "1"))
    return min(int(text), MAX_SPAN) if text.isascii() and text.isdecimal() and int(text) else 1


def _text(cell: Tag) -> str:
    return " ".join(cell.get_text(" ").split())
