"""Nepal Rastra Bank: the official buying and selling rates of 22 currencies, every calendar day since 2010.

Figures are per the stated unit (INR and KRW per 100, JPY per 10) and kept as printed. The answer is not always in
order of date and holds malformed dates. Its hours carry no zone and are Nepal's. https://www.nrb.org.np/api-docs-v1/
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from chautari.domain.errors import BadRow, Changed
from chautari.domain.instruments import CURRENCIES
from chautari.domain.page import Ask, Page, Window
from chautari.domain.reading import Quote
from chautari.domain.rhythm import Rhythm
from chautari.domain.source import RateSource, Rows
from chautari.sources.answers import each, json_of, object_in, rows_in, shown, stated_date, stated_number, stated_text

API = "https://www.nrb.org.np/api/forex/v1/rates"
DAYS_AN_ASK = 100

_UNITS = (1, 10, 100)


def asks(window: Window) -> Iterator[Ask]:
    """The window in pieces of at most 100 days, which fill one page each. All four parameters are required."""
    first = window.first
    while first <= window.last:
        last = min(window.last, first + timedelta(days=DAYS_AN_ASK - 1))
        yield _ask(str(first), str(last), 1)
        first = last + timedelta(days=1)


def further(page: Page) -> Iterator[Ask]:
    """The next page, where the answer says that there is one. Raises Changed if it is not the page asked for."""
    answer = object_in(json_of(page), "the top")
    if "pagination" not in answer:
        return
    pagination, asked = object_in(answer["pagination"], "pagination"), parse_qs(urlsplit(page.url).query)
    here, pages = pagination.get("page"), pagination.get("pages")
    if not isinstance(pages, Decimal) or here != Decimal(asked["page"][0]):
        raise Changed(f"page {shown(here)} of {shown(pages)} for {page.url}")
    if here < pages:
        yield _ask(asked["from"][0], asked["to"][0], int(here) + 1)


def _ask(first: str, last: str, page: int) -> Ask:
    return Ask(f"{API}?{urlencode({'page': page, 'per_page': DAYS_AN_ASK, 'from': first, 'to': last})}")


def parse(page: Page) -> Rows:
    """A row a day and currency, with buy, sell and unit as printed; a side that is not quoted is left out."""
    answer = object_in(json_of(page), "the top")
    code = object_in(answer.get("status", {}), "status").get("code", 200)
    if code != 200:
        raise Changed(f"the bank answers {shown(code)}")
    for day in rows_in(object_in(answer.get("data"), "data").get("payload"), "data.payload"):
        yield from each(_rates(day), partial(_quote, day))


def _rates(day: dict[str, Any]) -> list[Any]:
    rates = day.get("rates")
    return rates if isinstance(rates, list) else [rates]


def _quote(day: dict[str, Any], row: Any) -> Iterator[Quote]:
    on = stated_date(day.get("date"))
    currency = row.get("currency") if isinstance(row, dict) else None
    code, unit = (currency.get("iso3"), currency.get("unit")) if isinstance(currency, dict) else (None, None)
    if not isinstance(code, str) or code not in CURRENCIES:
        raise BadRow("unknown_currency", shown(code))
    if unit not in _UNITS:
        raise BadRow("unknown_unit", f"{code} per {shown(unit)}")
    if not {"buy", "sell"} <= row.keys():
        raise BadRow("no_amount", f"{code} {on}")
    figures = {side: stated_number(row[side]) for side in ("buy", "sell") if row[side] not in (None, "")}
    if not figures:
        raise BadRow("not_quoted", f"{code} {on}")
    stated = {name: stated_text(day[name]) for name in ("published_on", "modified_on") if day.get(name)}
    yield Quote(code, on, figures, int(unit), stated)


SOURCE = RateSource(
    key="nrb",
    name="Nepal Rastra Bank",
    home="https://www.nrb.org.np/forex/",
    market="forex",
    origin="nrb",
    rank=0,
    rhythm=Rhythm(due=time(0, 30), saturdays=True),
    rows=((date.min, 21), (date(2025, 1, 1), 22)),
    asks=asks,
    parse=parse,
    further=further,
    lookback=8,
)
