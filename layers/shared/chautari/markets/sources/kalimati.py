"""Kalimati Fruits and Vegetables Market Development Board: the wholesale prices of the morning in Kathmandu.

Three readings of one data base, whose agreement excludes a misread or half answer and not the board's own error:

- `/api/daily-prices/np`: Nepali names, Devanagari digits, in the AD date too.
- `/api/daily-prices/en`: English names; a name that is not declared is left out, since nothing tells which it is.
- `/price`: the page, with a BS date above its one table.

A commodity that did not come to the market has no row; 0.00 in all three figures is not priced (Parsley, 2024-09-26).
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from functools import partial
from typing import Any

from bs4 import Tag

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HTML, HttpRequest, HttpResponse
from chautari.markets.declarations.vegetables import KEY_OF_ENGLISH, MARKET
from chautari.markets.model.board import BoardQuote, PrintedBoard
from chautari.markets.model.board_source import BoardAddress, BoardSource
from chautari.nepali import bikram_sambat
from chautari.nepali.numerals import latin_digits
from chautari.nepali.romanization import slug, visible
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.sources.parsing.records import (
    MAX_TEXT_LENGTH,
    describe,
    json_of,
    parse_date,
    printed_number,
    printed_text,
    require_object,
    require_objects,
)
from chautari.rates.sources.parsing.soup import soup_of

HOME = "https://kalimatimarket.gov.np"
_COLUMNS = {"min": "minprice", "max": "maxprice", "avg": "avgprice"}
_HEADINGS = ("कृषि उपज", "ईकाइ", "न्यूनतम", "अधिकतम", "औसत")
# Spellings of units without dots, blanks and joiners.
_UNITS = {
    **dict.fromkeys(("kg", "केजी"), "kg"),
    **dict.fromkeys(("doz", "perdozen", "दर्जन"), "dozen"),
    **dict.fromkeys(("1pc", "perpiece", "प्रतिगोटा", "प्रतिवटा"), "piece"),
}
_BS_DATE = re.compile(r"वि\.\s?सं\.\s*(\S+\s+[0-9०-९]{1,2},?\s+[0-9०-९]{4})")


def parse_answer(key_of: Callable[[str], str], page: HttpResponse) -> Iterator[PrintedBoard]:
    """The board of one answer of the API; `key_of` makes a name its key, empty if it cannot."""
    answer = require_object(json_of(page), "the top")
    try:
        on = parse_date(latin_digits(str(answer.get("date"))))
    except InvalidRow as error:
        raise SchemaChanged(f"no date: {error.detail}") from error
    rows = require_objects(answer.get("prices"), "prices")
    names = ((row.get("commodityname"), row.get("commodityunit")) for row in rows)
    figures = ([row.get(column) for column in _COLUMNS.values()] for row in rows)
    yield PrintedBoard(on, tuple(_row(key_of, *name, cells) for name, cells in zip(names, figures, strict=True)))


def parse_page(page: HttpResponse) -> Iterator[PrintedBoard]:
    """The board of the page `/price`."""
    soup = soup_of(page)
    dates = {match[1] for match in _BS_DATE.finditer(soup.get_text(" "))}
    if len(dates) != 1:
        raise SchemaChanged(f"{len(dates)} dates above the table")
    try:
        on = bikram_sambat.to_ad(bikram_sambat.parse(dates.pop()))
    except ValueError as error:
        raise SchemaChanged(f"no date: {error}") from error
    tables = [table for table in soup.find_all("table") if _cells(table.find("tr")) == _HEADINGS]
    if len(tables) != 1:
        raise SchemaChanged(f"{len(tables)} tables with the columns {', '.join(_HEADINGS)}")
    lines = [cells for line in tables[0].find_all("tr")[1:] if (cells := _cells(line))]
    if any(len(cells) != len(_HEADINGS) for cells in lines):
        raise SchemaChanged("a row with other columns than the table")
    yield PrintedBoard(on, tuple(_row(_key_of_nepali, name, unit, figures) for name, unit, *figures in lines))


def _cells(line: Any) -> tuple[str, ...]:
    return tuple(visible(cell.get_text()) for cell in line.find_all(["td", "th"])) if isinstance(line, Tag) else ()


def _row(key_of: Callable[[str], str], name: Any, unit: Any, printed: list[Any]) -> BoardQuote | InvalidRow:
    """The quote of a row, or what is wrong with it."""
    try:
        return _quote(key_of, name, unit, printed)
    except InvalidRow as invalid_row:
        return invalid_row


def _quote(key_of: Callable[[str], str], name: Any, unit: Any, printed: list[Any]) -> BoardQuote:
    if not isinstance(name, str) or len(name) > MAX_TEXT_LENGTH or not (key := key_of(visible(name))):
        raise InvalidRow("unknown_name", describe(name))
    figures = {figure: printed_number(value) for figure, value in zip(_COLUMNS, printed, strict=True)}
    if not any(digit in "123456789" for text in figures.values() for digit in text):
        raise InvalidRow("not_priced", key)
    declared = MARKET.instruments.get(key)
    is_nepali = key_of is _key_of_nepali
    return BoardQuote(
        key,
        declared.name if declared else "" if is_nepali else printed_text(name),
        declared.name_ne if declared else printed_text(visible(name)) if is_nepali else "",
        _unit_of(unit),
        figures,
    )


def _unit_of(printed: Any) -> str:
    """The key of a unit, whose spelling changes from row to row: `के.जी.`, `केजी`, `KG`, `1 Pc`."""
    bare = re.sub(r"[\s.]", "", visible(printed)).lower() if isinstance(printed, str) else ""
    if bare not in _UNITS:
        raise InvalidRow("unknown_unit", describe(printed))
    return _UNITS[bare]


def _key_of_nepali(name: str) -> str:
    return slug(name)


def _key_of_english(name: str) -> str:
    return KEY_OF_ENGLISH.get(name, "")


def _request(path: str, accept: str, _: date) -> HttpRequest:
    return HttpRequest(f"{HOME}{path}", accept)


SOURCE = BoardSource(
    key="kalimati",
    name="Kalimati Fruits and Vegetables Market Development Board",
    name_ne="कालीमाटी फलफूल तथा तरकारी बजार विकास समिति",
    home=f"{HOME}/",
    market=MARKET.key,
    origin="kalimati",
    addresses=(
        BoardAddress(
            "np", partial(_request, "/api/daily-prices/np", "application/json"), partial(parse_answer, _key_of_nepali)
        ),
        BoardAddress(
            "en", partial(_request, "/api/daily-prices/en", "application/json"), partial(parse_answer, _key_of_english)
        ),
        BoardAddress("page", partial(_request, "/price", HTML), parse_page),
    ),
    # From the earliest morning on which a board was met to the afternoon, then once for late corrections.
    polls=(PollTimes(range(7, 14), (13, 43)), PollTimes((17, 20), (13,))),
    schedule=PublicationSchedule(due=time(11, 0), saturdays=True),
)
