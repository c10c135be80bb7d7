"""Nepal Rastra Bank: the official buying and selling rates of 22 currencies, every calendar day since 2010.

Figures are per the stated unit (INR and KRW per 100, JPY per 10) and kept as printed. The answer is not always in
order of date and holds malformed dates. Its hours carry no zone and are Nepal's. https://www.nrb.org.np/api-docs-v1/

The same figures stand at two further addresses, which are read beside: one day as an object, and the flat list that its
app shows. No answer of either was seen; the forms are those of its documents and of a client (remotemerge).
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import DateRange, HttpRequest, HttpResponse
from chautari.rates.model.instruments import CURRENCIES
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.poll_times import PollTimes
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.source import RateSource, Rows
from chautari.rates.sources.parsing.records import (
    each,
    json_of,
    object_in,
    rows_in,
    shown,
    stated_date,
    stated_number,
    stated_text,
)

API = "https://www.nrb.org.np/api/forex/v1"
DAYS_AN_ASK = 100
LOOKBACK = 8

_UNITS = (1, 10, 100)


def asks(window: DateRange) -> Iterator[HttpRequest]:
    """The window in pieces of at most 100 days, which fill one page each. All four parameters are required."""
    first = window.first
    while first <= window.last:
        last = min(window.last, first + timedelta(days=DAYS_AN_ASK - 1))
        yield _ask(str(first), str(last), 1)
        first = last + timedelta(days=1)


def further(page: HttpResponse) -> Iterator[HttpRequest]:
    """The next page, where the answer says that there is one. Raises SchemaChanged if it is not the page asked for."""
    answer = object_in(json_of(page), "the top")
    if "pagination" not in answer:
        return
    pagination, asked = object_in(answer["pagination"], "pagination"), parse_qs(urlsplit(page.url).query)
    here, pages = pagination.get("page"), pagination.get("pages")
    if not isinstance(pages, Decimal) or here != Decimal(asked["page"][0]):
        raise SchemaChanged(f"page {shown(here)} of {shown(pages)} for {page.url}")
    if here < pages:
        yield _ask(asked["from"][0], asked["to"][0], int(here) + 1)


def _ask(first: str, last: str, page: int) -> HttpRequest:
    return HttpRequest(f"{API}/rates?{urlencode({'page': page, 'per_page': DAYS_AN_ASK, 'from': first, 'to': last})}")


def parse(page: HttpResponse) -> Rows:
    """A row a day and currency, with buy, sell and unit as printed; a side that is not quoted is left out."""
    for day in rows_in(_payload(page), "data.payload"):
        yield from each(_rates(day), partial(_quote, day))


def _payload(page: HttpResponse) -> Any:
    answer = object_in(json_of(page), "the top")
    code = object_in(answer.get("status", {}), "status").get("code", 200)
    if code != 200:
        raise SchemaChanged(f"the bank answers {shown(code)}")
    return object_in(answer.get("data"), "data").get("payload")


def _rates(day: dict[str, Any]) -> list[Any]:
    rates = day.get("rates")
    return rates if isinstance(rates, list) else [rates]


def _quote(day: dict[str, Any], row: Any) -> Iterator[ParsedQuote]:
    on = stated_date(day.get("date"))
    currency = row.get("currency") if isinstance(row, dict) else None
    code, unit = (currency.get("iso3"), currency.get("unit")) if isinstance(currency, dict) else (None, None)
    if not isinstance(code, str) or code not in CURRENCIES:
        raise InvalidRow("unknown_currency", shown(code))
    if unit not in _UNITS:
        raise InvalidRow("unknown_unit", f"{code} per {shown(unit)}")
    if not {"buy", "sell"} <= row.keys():
        raise InvalidRow("no_amount", f"{code} {on}")
    figures = {side: stated_number(row[side]) for side in ("buy", "sell") if row[side] not in (None, "")}
    if not figures:
        raise InvalidRow("not_quoted", f"{code} {on}")
    stated = {name: stated_text(day[name]) for name in ("published_on", "modified_on") if day.get(name)}
    yield ParsedQuote(code, on, figures, int(unit), stated)


def _is_recent(window: DateRange) -> bool:
    """A back-fill of years is not asked for day by day."""
    return window.last - window.first < timedelta(days=LOOKBACK)


def _asks_by_day(window: DateRange) -> Iterator[HttpRequest]:
    """A day an ask, the newest first."""
    if _is_recent(window):
        days = (window.last - window.first).days + 1
        yield from (HttpRequest(f"{API}/rate?date={window.last - timedelta(days=back)}") for back in range(days))


def _parse_day(page: HttpResponse) -> Rows:
    """A row a currency of the one day."""
    day = object_in(_payload(page), "data.payload")
    return each(_rates(day), partial(_quote, day))


def _asks_of_the_app(window: DateRange) -> Iterator[HttpRequest]:
    """What the app shows today."""
    if _is_recent(window):
        yield HttpRequest(f"{API}/app-rate")


def _parse_of_the_app(page: HttpResponse) -> Rows:
    """A row a currency, each with its own date."""
    return each(rows_in(json_of(page), "the top"), _flat)


def _flat(row: dict[str, Any]) -> Iterator[ParsedQuote]:
    return _quote(row, row | {"currency": row})


_of_the_bank = partial(
    RateSource,
    name="Nepal Rastra Bank",
    name_ne="नेपाल राष्ट्र बैंक",
    home="https://www.nrb.org.np/forex/",
    market="forex",
    origin="nrb",
    schedule=PublicationSchedule(due=time(0, 30), saturdays=True),
    rows=((date.min, 21), (date(2025, 1, 1), 22)),
)
SOURCE = _of_the_bank(
    key="nrb",
    rank=0,
    # Published at midnight for the day that begins; late and corrected ones in the morning.
    polls=(PollTimes((0, 1, 6, 10, 12), (15, 45)),),
    requests=asks,
    parse=parse,
    next_pages=further,
    lookback_days=LOOKBACK,
    mirrors=(
        _of_the_bank(key="nrbday", rank=1, requests=_asks_by_day, parse=_parse_day, lookback_days=LOOKBACK),
        _of_the_bank(key="nrbapp", rank=2, requests=_asks_of_the_app, parse=_parse_of_the_app),
    ),
)
