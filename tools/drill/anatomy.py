"""Where each source's answer has its rows, amounts, labels and dates.

Patterns of the drill's own, and not the parsers that are drilled.
"""

import re
from collections.abc import Callable
from datetime import date

from chautari.core.http_messages import HttpResponse
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import today
from tools.drill.answers import Answer, Cell, Row, Span, Stated

METALS = {"चाँदी": "silver", "तेजाबी": "gold-tejabi", "छापावाल": "gold", "Silver": "silver", "Hallmark": "gold"}
Parts = tuple[list[Row], list[Stated]]


class NotDrillable(Exception):
    """A recorded answer in which the drill finds no rows: its form is not one that the drill knows."""


def taken_apart(name: str, key: str, page: HttpResponse) -> Answer:
    """The answer of source `key`. Raises NotDrillable."""
    rows, dates = _ANATOMY[key](page.body.decode("utf-8-sig"), today(page.fetched_at))
    if not dates or not any(row.cells for row in rows):
        raise NotDrillable(f"{name}: {len(rows)} rows, {len(dates)} dates")
    return Answer(name, key, page, tuple(rows), tuple(dates))


def _span(match: re.Match[str], group: int = 0) -> Span:
    return Span(match.start(group), match.end(group), match[group])


_BOARD_ROW = re.compile(r'\{[^{}]*"rateType"[^{}]*\}')
_BOARD_DATE = re.compile(r'"todayDate"\s*:\s*"(\d{4}-\d\d-\d\d)')
_BOARD_LABEL = re.compile(r'"rateType"\s*:\s*"([^"]*)"')
_BOARD_AMOUNT = re.compile(r'"(?:todayB|b)aseRatePerGram"\s*:\s*([\d.]+)')


def _board(text: str, _: date) -> Parts:
    rows, dates = [], []
    for row in _BOARD_ROW.finditer(text):
        parts = [pattern.search(text, row.start(), row.end()) for pattern in (_BOARD_DATE, _BOARD_LABEL, _BOARD_AMOUNT)]
        stated, label, amount = parts
        metal = _metal(label[1]) if label else None
        if stated and label and amount and metal:
            on = date.fromisoformat(stated[1])
            figure = "tola" if "तोला" in label[1] else "10g"
            rows.append(Row(_span(row), (Cell(_span(amount, 1), metal, figure, on),), (_span(label, 1),)))
            dates.append(Stated(_span(stated, 1), on, "iso"))
    return rows, dates


def _metal(label: str) -> str | None:
    return next((metal for word, metal in METALS.items() if word in label), None)


_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"\s*:\s*\{[^{}]*\}')
_DOTTED = re.compile(r'"bs"\s*:\s*"([\d.]+)"')
_FIELD = re.compile(r'"((t|g)_(ha|te|s))"\s*:\s*([\d.]+)')
_LETTERS = {"ha": "gold", "te": "gold-tejabi", "s": "silver"}


def _days(text: str, _: date) -> Parts:
    rows, dates = [], []
    for day in _DAY.finditer(text):
        on, dotted = date.fromisoformat(day[1]), _DOTTED.search(text, day.start(), day.end())
        fields = list(_FIELD.finditer(text, day.start(), day.end()))
        cells = (Cell(_span(f, 4), _LETTERS[f[3]], "tola" if f[2] == "t" else "10g", on) for f in fields)
        rows.append(Row(_span(day), tuple(cell for cell in cells if cell.amount), tuple(_span(f, 1) for f in fields)))
        dates += [Stated(_span(day, 1), on, "iso")]
        dates += [Stated(_span(dotted, 1), on, "dotted")] if dotted else []
    return rows, dates


_CARD = re.compile(r"<li\b.*?</li>", re.DOTALL)
_PRICE = re.compile(r"<p[^>]*>\s*(?:NRs|Rs|रु|रू)\.?(?:\s|<!-- -->)*([\d,]+)\s*</p>")
_TITLE = re.compile(r">([^<>]*(?:Hallmark|Silver|छापावाल|चाँदी)[^<>]*)<")
_PER = re.compile(r">(per tola|per 10 grams?|प्रति तोला|प्रति १० ग्राम)<", re.IGNORECASE)
_GAP = r"(?:\s|<!-- -->|</?\w+[^>]*>)+"
_UPDATED = re.compile(rf"updated(?:[:\s]|<!-- -->)*([A-Za-z]+){_GAP}(\d+){_GAP}\|", re.IGNORECASE)


def _cards(text: str, fetched: date) -> Parts:
    updated = _UPDATED.search(text)
    if updated is None:
        return [], []
    on = _in_the_year_of(fetched, updated[1], updated[2])
    rows = []
    for card in _CARD.finditer(text):
        found = [pattern.search(text, card.start(), card.end()) for pattern in (_PRICE, _TITLE, _PER)]
        price, title, per = found
        metal = _metal(title[1]) if title else None
        if price and title and per and metal:
            figure = "tola" if "tola" in per[1].lower() or "तोला" in per[1] else "10g"
            rows.append(Row(_span(card), (Cell(_span(price, 1), metal, figure, on),), (_span(title, 1), _span(per, 1))))
    return rows, [Stated(_span(updated, 1), on, "month"), Stated(_span(updated, 2), on, "day")]


def _in_the_year_of(fetched: date, month: str, day: str) -> date:
    """The page states no year: the newest that is not after the answer."""
    year = bikram_sambat.to_bs(fetched).year
    on = bikram_sambat.to_ad(bikram_sambat.parse(f"{day} {month} {year}"))
    return on if on <= fetched else bikram_sambat.to_ad(bikram_sambat.parse(f"{day} {month} {year - 1}"))


_QUOTED_DAY = re.compile(r'"date"\s*:\s*"(\d{4}-\d\d-\d\d)"')
_QUOTED_ROW = re.compile(r'\{\s*"currency"\s*:\s*\{[^{}]*\}[^{}]*\}')
_CODE = re.compile(r'"iso3"\s*:\s*"(\w+)"')
_UNIT = re.compile(r'"unit"\s*:\s*(\d+)')
_SIDES = {side: re.compile(rf'"{side}"\s*:\s*"([\d.]+)"') for side in ("buy", "sell")}


def _rates(text: str, _: date) -> Parts:
    dates = [Stated(_span(day, 1), date.fromisoformat(day[1]), "iso") for day in _QUOTED_DAY.finditer(text)]
    rows = []
    for row in _QUOTED_ROW.finditer(text):
        on = max((day for day in dates if day.span.start < row.start()), key=lambda day: day.span.start).on
        code, unit = (pattern.search(text, row.start(), row.end()) for pattern in (_CODE, _UNIT))
        sides = {side: pattern.search(text, row.start(), row.end()) for side, pattern in _SIDES.items()}
        if code and unit:
            cells = tuple(Cell(_span(amount, 1), code[1], side, on) for side, amount in sides.items() if amount)
            rows.append(Row(_span(row), cells, (_span(code, 1), _span(unit, 1))))
    return rows, dates


_FLAT_ROW = re.compile(r'\{[^{}]*"iso3"[^{}]*\}')


def _flat(text: str, _: date) -> Parts:
    rows, dates = [], []
    for row in _FLAT_ROW.finditer(text):
        stated, code, unit = (pattern.search(text, row.start(), row.end()) for pattern in (_QUOTED_DAY, _CODE, _UNIT))
        sides = {side: pattern.search(text, row.start(), row.end()) for side, pattern in _SIDES.items()}
        if stated and code and unit:
            on = date.fromisoformat(stated[1])
            cells = tuple(Cell(_span(amount, 1), code[1], side, on) for side, amount in sides.items() if amount)
            rows.append(Row(_span(row), cells, (_span(code, 1), _span(unit, 1))))
            dates.append(Stated(_span(stated, 1), on, "iso"))
    return rows, dates


_ANATOMY: dict[str, Callable[[str, date], Parts]] = {
    "fenegosida": _board,
    "nepalipatro": _days,
    "hamropatro": _cards,
    "nrb": _rates,
    "nrbday": _rates,
    "nrbapp": _flat,
}
