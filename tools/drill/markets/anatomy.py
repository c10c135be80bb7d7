"""Where the answers of fuel, banks and vegetables have their rows, amounts, labels and dates, for the 46 ways.

Patterns of the drill's own, and not the parsers that are drilled. An answer is of one market day; a page of fuel has a
row for each list.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

from chautari.core.http_messages import HttpResponse
from chautari.nepali import bikram_sambat
from chautari.nepali.numerals import devanagari_digits, latin_digits
from tools.drill import answers
from tools.drill.anatomy import NotDrillable
from tools.drill.answers import Answer, Cell, Row, Span, Stated

Parts = tuple[list[Row], list[Stated]]
PRODUCTS = ("petrol", "diesel", "kerosene", "lpg", "atf_dp", "atf_df")

answers.WRITTEN |= {
    "devanagari": lambda on: devanagari_digits(str(on)),
    "words": lambda on: devanagari_digits(
        f"{bikram_sambat.MONTHS_NE[bikram_sambat.to_bs(on).month - 1]} {bikram_sambat.to_bs(on).day:02}, "
        f"{bikram_sambat.to_bs(on).year}"
    ),
    "points": lambda on: f"{on:%Y.%m.%d}",
    "bs points": lambda on: "{}.{:02}.{:02}".format(*bikram_sambat.to_bs(on)),
}


def answer_of(name: str, key: str, body: bytes, on: date, at: datetime, instruments: Mapping[str, str]) -> Answer:
    """An answer of the market day `on` taken apart in the form `key`; `instruments` are the keys of printed names.

    Raises NotDrillable.
    """
    rows, dates = _ANATOMY[key](body.decode(), on, instruments)
    if not any(row.cells for row in rows):
        raise NotDrillable(f"{name}: {len(rows)} rows")
    return Answer(name, key, HttpResponse("https://drill.example/", 200, {}, body, at), tuple(rows), tuple(dates))


def _span(match: re.Match[str], group: int | str = 0) -> Span:
    return Span(match.start(group), match.end(group), match[group])


_VALUE = r'"{}"\s*:\s*"([^"]*)"'
_JSON_ROW = re.compile(r'\{[^{}]*"(?:commodityname|fxd_currency_code)"[^{}]*\}')


def _value_span(text: str, row: re.Match[str], name: str) -> Span:
    value = re.compile(_VALUE.format(name)).search(text, row.start(), row.end())
    if value is None:
        raise NotDrillable(f"a row without {name}")
    return _span(value, 1)


def _records(
    text: str, on: date, instruments: Mapping[str, str], labels: tuple[str, str], figures: Mapping[str, str]
) -> Iterator[Row]:
    for row in _JSON_ROW.finditer(text):
        name, unit = (_value_span(text, row, label) for label in labels)
        cells = (
            Cell(_value_span(text, row, column), instruments[name.text], figure, on)
            for column, figure in figures.items()
        )
        yield Row(_span(row), tuple(cells), (name, unit))


def _kalimati(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    columns = {"minprice": "min", "maxprice": "max", "avgprice": "avg"}
    rows = list(_records(text, on, instruments, ("commodityname", "commodityunit"), columns))
    stated = re.compile(_VALUE.format("date")).search(text)
    if stated is None:
        raise NotDrillable("no date")
    return rows, [Stated(_span(stated, 1), on, "iso" if stated[1] == latin_digits(stated[1]) else "devanagari")]


def _bank(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    columns = {"buy_rate_cash": "cash", "buy_rate_non_cash": "transfer", "sell_rate": "sell"}
    rows = list(_records(text, on, instruments, ("fxd_currency_code", "fxd_currency_units"), columns))
    dates = [_value_span(text, row, "date") for row in _JSON_ROW.finditer(text)]
    return rows, [Stated(span, on, "iso") for span in dates]


_LINE = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td>(?:रू )?([^<]*)</td>")


def _lines(text: str) -> Iterator[tuple[re.Match[str], list[Span]]]:
    """The rows of the table with their cells, without the heading."""
    for line in _LINE.finditer(text):
        cells = [_span(cell, 1) for cell in _CELL.finditer(text, line.start(), line.end())]
        if cells:
            yield line, cells


def _table_of(text: str, on: date, instruments: Mapping[str, str], figures: tuple[str, ...]) -> Iterator[Row]:
    """A row for each line: name, unit, and an amount a figure."""
    for line, (name, unit, *amounts) in _lines(text):
        pairs = zip(amounts, figures, strict=True)
        cells = (Cell(span, instruments[name.text], figure, on) for span, figure in pairs)
        yield Row(_span(line), tuple(cells), (name, unit))


def _kalimati_page(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    stated = re.search(r"वि\.सं\. ([^<]+)<", text)
    if stated is None:
        raise NotDrillable("no date")
    return list(_table_of(text, on, instruments, ("min", "max", "avg"))), [Stated(_span(stated, 1), on, "words")]


def _bank_page(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    """A table without a date."""
    return list(_table_of(text, on, instruments, ("below", "buy", "sell"))), []


_DATES = re.compile(r"(\d{4}\.\d\d\.\d\d)\((\d{4}\.\d\d\.\d\d)\)")
_ITEM = re.compile(r"([A-Z][\w .()-]*):(NRs|USD) ([\d.]+)(/\w+)")


def _noc_table(text: str, _: date, __: Mapping[str, str]) -> Parts:
    """A row for each list, of the AD day that is printed."""
    rows, dates = [], []
    for line, (day, time, *amounts) in _lines(text):
        stated = _DATES.search(text, day.start, day.end)
        if stated is None:
            raise NotDrillable("a list without dates")
        on = datetime.strptime(stated[2], "%Y.%m.%d").date()  # noqa: DTZ007 - a date alone
        pairs = zip(amounts, PRODUCTS, strict=True)
        cells = (Cell(span, f"{product}-kathmandu", "price", on) for span, product in pairs if span.text)
        rows.append(Row(_span(line), tuple(cells), (day, time)))
        dates += [Stated(_span(stated, 1), on, "bs points"), Stated(_span(stated, 2), on, "points")]
    return rows, dates


def _noc_ticker(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    """A row for each item; the group is that of the depots named before it."""
    rows = []
    places = sorted((text.find(depots), key) for depots, key in instruments.items() if depots in text)
    for item in _ITEM.finditer(text):
        group = max((place, key) for place, key in places if 0 <= place < item.start())[1]
        product = instruments[item[1]]
        cell = Cell(_span(item, 3), f"{product}-{group}", "price", on)
        rows.append(Row(_span(item), (cell,), (_span(item, 1), _span(item, 4))))
    return rows, []


def _noc_page(text: str, on: date, instruments: Mapping[str, str]) -> Parts:
    rows, dates = _noc_table(text, on, instruments)
    return [*_noc_ticker(text, on, instruments)[0], *rows], dates


_ANATOMY: dict[str, Callable[[str, date, Mapping[str, str]], Parts]] = {
    "kalimati": _kalimati,
    "kalimatipage": _kalimati_page,
    "bank": _bank,
    "bankpage": _bank_page,
    "noctable": _noc_table,
    "nocticker": _noc_ticker,
    "nocpage": _noc_page,
}
