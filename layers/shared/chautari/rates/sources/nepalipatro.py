"""Nepali Patro: republishes the Federation's gold and silver, with years of history. The second source of metals, and
the one for back-fills.

0 stands for "not published", and days without a market are absent. `bs` is DD.MM.YYYY and must name the same day as
the key. https://nepalipatro.com.np
"""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.nepali import bikram_sambat
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import NOT_SATURDAYS, SATURDAY_ONLY, PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import (
    describe,
    json_of,
    parse_date,
    parse_rows,
    printed_number,
    require_object,
)

API = "https://api.nepalipatro.com.np/v3/bullions"

_METALS = {"gold": "ha", "gold-tejabi": "te", "silver": "s"}
_UNITS = {"tola": "t", "10g": "g"}
_BS_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def requests(window: DateRange) -> Iterator[HttpRequest]:
    """One request, answered with every market day since the window's first."""
    yield HttpRequest(f"{API}?from-date={window.first}")


def parse(page: HttpResponse) -> Rows:
    """One quote for each metal and day, with its figures per tola and per 10 grams."""
    answer = require_object(json_of(page), "the top")
    named_source = answer.get("source")
    if not isinstance(named_source, str) or named_source.lower() != "fenegosida":
        raise SchemaChanged(f"the source is {describe(named_source)}, not the Federation")
    return parse_rows(require_object(answer.get("data"), "data").items(), _parse_day)


def _parse_day(entry: tuple[str, Any]) -> Iterator[ParsedQuote]:
    market_date, row = parse_date(entry[0]), entry[1]
    if not isinstance(row, dict):
        raise InvalidRow("no_amount", f"{market_date}: not an object")
    if "bs" in row:
        _require_same_date(market_date, row["bs"])
    for metal, letter in _METALS.items():
        figures = {unit: row.get(f"{prefix}_{letter}") for unit, prefix in _UNITS.items()}
        published = {unit: printed_number(value) for unit, value in figures.items() if value not in (None, 0)}
        if published:
            yield ParsedQuote(metal, market_date, published)


def _require_same_date(market_date: date, printed: Any) -> None:
    match = _BS_DATE.fullmatch(printed) if isinstance(printed, str) else None
    if match is None or _bs_date(market_date) != tuple(map(int, match.group(3, 2, 1))):
        raise InvalidRow("dates_disagree", f"{market_date} is not {describe(printed)}")


def _bs_date(market_date: date) -> tuple[int, int, int]:
    try:
        return bikram_sambat.to_bs(market_date)
    except bikram_sambat.OutOfRange:
        raise InvalidRow("undated", str(market_date)) from None


SOURCE = RateSource(
    key="nepalipatro",
    name="Nepali Patro",
    name_ne="नेपाली पात्रो",
    home="https://nepalipatro.com.np/",
    market="metals",
    origin="fenegosida",
    rank=1,
    schedule=PublicationSchedule(due=time(12, 30), saturdays=False),
    # It republishes the Federation's rates, so it is polled after it.
    polls=(PollTimes(range(10, 18), (7, 37), NOT_SATURDAYS), PollTimes((12,), (7,), SATURDAY_ONLY)),
    rows=((date.min, 2),),
    requests=requests,
    parse=parse,
    lookback_days=14,
    first_day=date(2017, 1, 16),
)
