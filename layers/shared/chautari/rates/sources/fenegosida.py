"""Federation of Nepal Gold and Silver Dealers' Associations: the body that sets the day's gold and silver.

The unit is in `rateType`, in Devanagari, and not in the name of the field: `todayBaseRatePerGram` is per tola in a row
of one tola. The month's history has the same rows with other field names. https://fenegosida.org
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from chautari.core.errors import InvalidRow
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.nepali.numerals import latin_digits
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import NOT_SATURDAYS, SATURDAY_ONLY, PollTimes
from chautari.rates.model.rate_markets import RATE_MARKETS
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import (
    describe,
    json_of,
    parse_date,
    parse_kathmandu_date,
    parse_rows,
    printed_number,
    printed_text,
    require_objects,
)

API = "https://api.fenegosida.org/api/website/v1/Dashboard"

_UNIT = re.compile(r"\(\s*(\d+)\s*(तोला|ग्राम)\s*\)")
_FIGURES = {("1", "तोला"): "tola", ("10", "ग्राम"): "10g"}
_INTERNATIONAL_LABELS = ("अन्तर्राष्ट्रिय", "अन्तराष्ट्रिय", "international", "डलर", "dollar")


def requests(window: DateRange) -> Iterator[HttpRequest]:
    """Today's board, and for a window of several days the history of each month (the Federation keeps one or two)."""
    if window.first != window.last:
        yield from (HttpRequest(f"{API}/monthwisehistory?date={month}") for month in window.months())
    yield HttpRequest(f"{API}/today")


def parse(page: HttpResponse) -> Rows:
    """One quote for each metal and unit, of the board or of a month's history."""
    return parse_rows(require_objects(json_of(page), "the top"), _parse_row)


def _parse_row(row: dict[str, Any]) -> Iterator[ParsedQuote]:
    label = _label(row.get("rateType"))
    if any(keyword in label.lower() for keyword in _INTERNATIONAL_LABELS):
        return
    market_date, value = _dated_value(row)
    metal = _metal(label)
    if metal == "gold-tejabi" and value in (None, 0):
        return
    yield ParsedQuote(
        metal, market_date, {_figure(label): printed_number(value)}, stated={"label": printed_text(row["rateType"])}
    )


def _label(label: Any) -> str:
    if not isinstance(label, str):
        raise InvalidRow("unknown_label", describe(label))
    return latin_digits(label).strip()


def _dated_value(row: dict[str, Any]) -> tuple[date, Any]:
    if "todayBaseRatePerGram" in row:
        return parse_kathmandu_date(row.get("todayDate")), row["todayBaseRatePerGram"]
    if "baseRatePerGram" in row:
        return parse_date(row.get("todayDate")), row["baseRatePerGram"]
    raise InvalidRow("no_amount", ", ".join(sorted(row))[:60])


def _metal(label: str) -> str:
    if "तेजाबी" in label and "सुन" in label:
        return "gold-tejabi"
    if "छाप" in label and "सुन" in label:
        return "gold"
    if ("चाँदी" in label or "चांदी" in label) and "सुन" not in label:
        return "silver"
    raise InvalidRow("unknown_label", label[:60])


def _figure(label: str) -> str:
    unit = _UNIT.search(label)
    if unit is None or unit.groups() not in _FIGURES:
        raise InvalidRow("unknown_unit", label[:60])
    return _FIGURES[(unit[1], unit[2])]


SOURCE = RateSource(
    key="fenegosida",
    name="Federation of Nepal Gold and Silver Dealers' Associations",
    name_ne="नेपाल सुनचाँदी व्यवसायी महासंघ",
    home="https://fenegosida.org/",
    market="metals",
    origin="fenegosida",
    rank=0,
    schedule=RATE_MARKETS["metals"].schedule,
    # The first rate comes between 10:25 and 11:30, corrections until the evening; five market Saturdays in nine years.
    polls=(PollTimes(range(10, 18), (0, 20, 40), NOT_SATURDAYS), PollTimes((12,), (0,), SATURDAY_ONLY)),
    rows=((date.min, 2 * RATE_MARKETS["metals"].least_rows),),  # by tola and by ten grams
    requests=requests,
    parse=parse,
)
