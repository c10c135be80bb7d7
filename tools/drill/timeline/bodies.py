"""What sources print, written as they write it."""

import json
from collections.abc import Mapping
from datetime import date

from chautari.nepali import bikram_sambat
from tools.drill.answers import WRITTEN, grouped
from tools.drill.timeline.statements import Statement, stamps_of

Screen = Mapping[date, Statement]

# The bank names both sides of every currency and leaves the one empty that it does not quote.
_NOT_QUOTED = {"buy": None, "sell": None}
_LABELS = {"gold": "छापावाल सुन", "gold-tejabi": "तेजाबी सुन", "silver": "असली चाँदी दर"}
_UNITS = {"tola": "१ तोला", "10g": "१० ग्राम"}
_LETTERS = {"gold": "ha", "gold-tejabi": "te", "silver": "s"}
_TITLES = {"gold": "Gold (Hallmark)", "gold-tejabi": "Gold (Tejabi)", "silver": "Silver"}


def board(screen: Screen) -> str:
    """The Federation's board."""
    rows = [
        f'{{"todayDate":"{on}T06:00:00.000+00:00","rateType":"{_LABELS[name]} ({_UNITS[figure]})",'
        f'"todayBaseRatePerGram":{text}}}'
        for on, each in screen.items()
        for name, quote in each.table.items()
        for figure, text in quote.figures.items()
    ]
    return f"[{','.join(rows)}]"


def days(screen: Screen) -> str:
    """Nepali Patro's days."""
    return f'{{"source":"Fenegosida","data":{{{",".join(_day(on, each) for on, each in sorted(screen.items()))}}}}}'


def _day(on: date, each: Statement) -> str:
    amounts = [
        f'"{"t" if figure == "tola" else "g"}_{_LETTERS[name]}":{text}'
        for name, quote in each.table.items()
        for figure, text in quote.figures.items()
    ]
    return f'"{on}":{{"bs":"{WRITTEN["dotted"](on)}",{",".join(amounts)}}}'


def cards(screen: Screen) -> str:
    """Hamro Patro's page."""
    (shown,) = screen.items()
    on, each = shown
    bs = bikram_sambat.to_bs(on)
    items = "".join(
        f"<li><span>{_TITLES[name]}</span><span>Per Tola</span><p>Rs {grouped(quote.figures['tola'])}</p></li>"
        for name, quote in each.table.items()
    )
    updated = f"<p>Last updated: {WRITTEN['month'](on)} {bs.day} | 4:03 pm</p>"
    return f"<!doctype html><html><body>{updated}<ul>{items}</ul></body></html>"


def rates(screen: Screen) -> str:
    """The bank's days."""
    return _answered([_bank_day(on, each) for on, each in screen.items()])


def one_day(screen: Screen, on: date) -> str:
    """The bank's answer about one day."""
    return _answered(_bank_day(on, screen[on]) if on in screen else {"date": str(on), "rates": []})


def flat(screen: Screen) -> str:
    """The list that the bank's app shows."""
    rows = []
    for on, each in screen.items():
        day = _bank_day(on, each)
        listed = day.pop("rates")
        rows += [{**day, **row.pop("currency"), **row} for row in listed]
    return json.dumps(rows)


def _answered(payload: object) -> str:
    return json.dumps({"status": {"code": 200}, "data": {"payload": payload}})


def _bank_day(on: date, each: Statement) -> dict[str, list[dict[str, dict[str, object]]]]:
    quotes = [
        {"currency": {"iso3": name, "name": name, "unit": quote.unit}, **_NOT_QUOTED, **quote.figures}
        for name, quote in each.table.items()
    ]
    return {"date": str(on), **stamps_of(each), "rates": quotes}  # type: ignore[dict-item]
