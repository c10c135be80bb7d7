"""Nepali Patro repeats the Federation's gold and silver, with years of history. The second reading, and the back-fill.

Its oddity: 0 stands for "not published", and days without a market are absent. `bs` is DD.MM.YYYY and must name the
same day as the key. https://nepalipatro.com.np
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
from chautari.rates.sources.parsing.records import each, json_of, object_in, shown, stated_date, stated_number

API = "https://api.nepalipatro.com.np/v3/bullions"

_METALS = {"gold": "ha", "gold-tejabi": "te", "silver": "s"}
_UNITS = {"tola": "t", "10g": "g"}
_BS = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def asks(window: DateRange) -> Iterator[HttpRequest]:
    """One ask: it answers with every market day since."""
    yield HttpRequest(f"{API}?from-date={window.first}")


def parse(page: HttpResponse) -> Rows:
    """A row a metal and day, with its tola and its 10 grams."""
    answer = object_in(json_of(page), "the top")
    named = answer.get("source")
    if not isinstance(named, str) or named.lower() != "fenegosida":
        raise SchemaChanged(f"the source is {shown(named)}, not the Federation")
    return each(object_in(answer.get("data"), "data").items(), _day)


def _day(entry: tuple[str, Any]) -> Iterator[ParsedQuote]:
    on, row = stated_date(entry[0]), entry[1]
    if not isinstance(row, dict):
        raise InvalidRow("no_amount", f"{on}: not an object")
    if "bs" in row:
        _require_same_day(on, row["bs"])
    for metal, letter in _METALS.items():
        figures = {unit: row.get(f"{prefix}_{letter}") for unit, prefix in _UNITS.items()}
        published = {unit: stated_number(value) for unit, value in figures.items() if value not in (None, 0)}
        if published:
            yield ParsedQuote(metal, on, published)


def _require_same_day(on: date, printed: Any) -> None:
    stated = _BS.fullmatch(printed) if isinstance(printed, str) else None
    if stated is None or _bs(on) != tuple(map(int, stated.group(3, 2, 1))):
        raise InvalidRow("dates_disagree", f"{on} is not {shown(printed)}")


def _bs(on: date) -> tuple[int, int, int]:
    try:
        return bikram_sambat.to_bs(on)
    except bikram_sambat.OutOfRange:
        raise InvalidRow("undated", str(on)) from None


SOURCE = RateSource(
    key="nepalipatro",
    name="Nepali Patro",
    name_ne="नेपाली पात्रो",
    home="https://nepalipatro.com.np/",
    market="metals",
    origin="fenegosida",
    rank=1,
    schedule=PublicationSchedule(due=time(12, 30), saturdays=False),
    # It repeats the Federation, so it is asked after it.
    polls=(PollTimes(range(10, 18), (7, 37), NOT_SATURDAYS), PollTimes((12,), (7,), SATURDAY_ONLY)),
    rows=((date.min, 2),),
    requests=asks,
    parse=parse,
    lookback_days=14,
)
