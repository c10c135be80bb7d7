"""Nepal Rastra Bank: the official buying and selling rates of 22 currencies, every calendar day since 2010.

- Figures are per the stated unit (INR and KRW per 100, JPY per 10) and kept as printed.
- Pegs, units, spreads and the list of currencies are dated data: `rates/model/data/nrb-rules.csv`.
- The answer is not always in order of date and holds malformed dates.
- Its times carry no zone and are Nepal's.

https://www.nrb.org.np/api-docs-v1/

Two mirrors state the same figures: one day as an object, and the flat list that the bank's app shows. No answer of
either was seen; the shapes are those of the bank's documents and of a client (remotemerge).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, TypeGuard
from urllib.parse import parse_qs, urlencode, urlsplit

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.rate_markets import RATE_MARKETS
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import (
    describe,
    json_of,
    parse_date,
    parse_rows,
    printed_number,
    printed_text,
    require_object,
    require_objects,
)

API = "https://www.nrb.org.np/api/forex/v1"
MAX_DAYS_PER_REQUEST = 100
LOOKBACK_DAYS = 8

_CODE = re.compile("[A-Z]{3}")
MAX_UNIT = 1_000_000


def requests(window: DateRange) -> Iterator[HttpRequest]:
    """The window in requests of at most 100 days, which fill one page each. All four parameters are required."""
    first = window.first
    while first <= window.last:
        last = min(window.last, first + timedelta(days=MAX_DAYS_PER_REQUEST - 1))
        yield _request(str(first), str(last), 1)
        first = last + timedelta(days=1)


def next_pages(page: HttpResponse) -> Iterator[HttpRequest]:
    """The next page, if the answer states that there is one. Raises SchemaChanged if it is not the requested page."""
    answer = require_object(json_of(page), "the top")
    if "pagination" not in answer:
        return
    pagination, query = require_object(answer["pagination"], "pagination"), parse_qs(urlsplit(page.url).query)
    page_number, pages = pagination.get("page"), pagination.get("pages")
    if not isinstance(pages, Decimal) or page_number != Decimal(query["page"][0]):
        raise SchemaChanged(f"page {describe(page_number)} of {describe(pages)} for {page.url}")
    if page_number < pages:
        yield _request(query["from"][0], query["to"][0], int(page_number) + 1)


def _request(first: str, last: str, page: int) -> HttpRequest:
    query = urlencode({"page": page, "per_page": MAX_DAYS_PER_REQUEST, "from": first, "to": last})
    return HttpRequest(f"{API}/rates?{query}")


def parse(page: HttpResponse) -> Rows:
    """One quote for each day and currency: buy, sell and unit as printed, without a side that is not quoted."""
    for day in require_objects(_payload_of(page), "data.payload"):
        yield from parse_rows(_rate_rows(day), partial(_parse_quote, day))


def _payload_of(page: HttpResponse) -> Any:
    answer = require_object(json_of(page), "the top")
    code = require_object(answer.get("status", {}), "status").get("code", 200)
    if code != 200:
        raise SchemaChanged(f"the bank answers {describe(code)}")
    return require_object(answer.get("data"), "data").get("payload")


def _rate_rows(day: dict[str, Any]) -> list[Any]:
    rates = day.get("rates")
    return rates if isinstance(rates, list) else [rates]


def _parse_quote(day: dict[str, Any], row: Any) -> Iterator[ParsedQuote]:
    market_date = parse_date(day.get("date"))
    currency = row.get("currency") if isinstance(row, dict) else None
    code, unit = (currency.get("iso3"), currency.get("unit")) if isinstance(currency, dict) else (None, None)
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise InvalidRow("unknown_currency", describe(code))
    if not _is_unit(unit):
        raise InvalidRow("unknown_unit", f"{code} per {describe(unit)}")
    if not {"buy", "sell"} <= row.keys():
        raise InvalidRow("no_amount", f"{code} {market_date}")
    figures = {side: printed_number(row[side]) for side in ("buy", "sell") if row[side] not in (None, "")}
    if not figures:
        raise InvalidRow("not_quoted", f"{code} {market_date}")
    stated = {name: printed_text(day[name]) for name in ("published_on", "modified_on") if day.get(name)}
    yield ParsedQuote(code, market_date, figures, int(unit), stated)


def _is_unit(unit: Any) -> TypeGuard[Decimal]:
    """Whether it is a number of pieces. Which one a currency is quoted for is a rule of the authority."""
    return isinstance(unit, Decimal) and unit == unit.to_integral_value() and 1 <= unit <= MAX_UNIT


def _is_scheduled_window(window: DateRange) -> bool:
    """Whether a scheduled run asks for the window: mirrors are not read in a back-fill of years."""
    return window.last - window.first < timedelta(days=LOOKBACK_DAYS)


def _day_requests(window: DateRange) -> Iterator[HttpRequest]:
    """One request for each day, the newest first."""
    if _is_scheduled_window(window):
        days = (window.last - window.first).days + 1
        dates = (window.last - timedelta(days=days_back) for days_back in range(days))
        yield from (HttpRequest(f"{API}/rate?date={market_date}") for market_date in dates)


def _parse_day(page: HttpResponse) -> Rows:
    """One quote for each currency of the one day."""
    day = require_object(_payload_of(page), "data.payload")
    return parse_rows(_rate_rows(day), partial(_parse_quote, day))


def _app_requests(window: DateRange) -> Iterator[HttpRequest]:
    """The list that the bank's app shows today."""
    if _is_scheduled_window(window):
        yield HttpRequest(f"{API}/app-rate")


def _parse_app_list(page: HttpResponse) -> Rows:
    """One quote for each currency, with a date of its own."""
    return parse_rows(require_objects(json_of(page), "the top"), _app_quote)


def _app_quote(row: dict[str, Any]) -> Iterator[ParsedQuote]:
    return _parse_quote(row, row | {"currency": row})


_nrb_source = partial(
    RateSource,
    name="Nepal Rastra Bank",
    name_ne="नेपाल राष्ट्र बैंक",
    home="https://www.nrb.org.np/forex/",
    market="forex",
    origin="nrb",
    schedule=RATE_MARKETS["forex"].schedule,
    rows=(),
)
SOURCE = _nrb_source(
    key="nrb",
    rank=0,
    # Published at midnight for the day that begins; late and corrected ones in the morning.
    polls=(PollTimes((0, 1, 6, 10, 12), (15, 45)),),
    requests=requests,
    parse=parse,
    next_pages=next_pages,
    lookback_days=LOOKBACK_DAYS,
    first_day=date(2010, 1, 1),
    mirrors=(
        _nrb_source(key="nrbday", rank=1, requests=_day_requests, parse=_parse_day, lookback_days=LOOKBACK_DAYS),
        _nrb_source(key="nrbapp", rank=2, requests=_app_requests, parse=_parse_app_list),
    ),
)
