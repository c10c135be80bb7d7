"""Nepal Rastra Bank: the official buying and selling rates of 22 currencies, every calendar day since 2010.

Figures are per the stated unit (INR and KRW per 100, JPY per 10) and kept as printed. The answer is not always in
order of date and holds malformed dates. Its hours carry no zone and are Nepal's. https://www.nrb.org.np/api-docs-v1/
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import urlencode

from chautari.domain.errors import BadRow, Changed
from chautari.domain.instruments import CURRENCIES
from chautari.domain.numerals import printed_amount
from chautari.domain.page import Ask, Page, Window
from chautari.domain.reading import Quote
from chautari.domain.rhythm import Rhythm
from chautari.domain.source import RateSource, Rows
from chautari.sources.answers import each, json_of, object_in, rows_in, stated_date

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
    """The next page, where the answer says that there is one."""
    answer = object_in(json_of(page), "the top")
    if "pagination" not in answer:
        return
    pagination, params = object_in(answer["pagination"], "pagination"), object_in(answer.get("params"), "params")
    here, pages = pagination.get("page"), pagination.get("pages")
    if not isinstance(here, Decimal) or not isinstance(pages, Decimal):
        raise Changed(f"pagination says page {here!r} of {pages!r}")
    if here < pages:
        yield _ask(str(params.get("from")), str(params.get("to")), int(here) + 1)


def _ask(first: str, last: str, page: int) -> Ask:
    return Ask(f"{API}?{urlencode({'page': page, 'per_page': DAYS_AN_ASK, 'from': first, 'to': last})}")


def parse(page: Page) -> Rows:
    """A row a day and currency, with buy, sell and unit as printed; a side that is not quoted is left out."""
    answer = object_in(json_of(page), "the top")
    if "status" in answer and object_in(answer["status"], "status").get("code") != 200:
        raise Changed(f"the bank answers {answer['status']}: {answer.get('errors')}"[:200])
    for day in rows_in(object_in(answer.get("data"), "data").get("payload"), "data.payload"):
        yield from each(_rates(day), partial(_quote, day))


def _rates(day: dict[str, Any]) -> list[Any]:
    rates = day.get("rates")
    return rates if isinstance(rates, list) else [rates]


def _quote(day: dict[str, Any], row: Any) -> Iterator[Quote]:
    on = stated_date(day.get("date"))
    currency = row.get("currency") if isinstance(row, dict) else None
    if not isinstance(currency, dict) or currency.get("iso3") not in CURRENCIES:
        raise BadRow("unknown_currency", repr(currency)[:60])
    if currency.get("unit") not in _UNITS:
        raise BadRow("unknown_unit", repr(currency)[:60])
    figures = {side: printed_amount(str(row[side])) for side in ("buy", "sell") if row.get(side) not in (None, "")}
    if not figures:
        raise BadRow("not_quoted", f"{currency['iso3']} {on}")
    stated = {name: str(day[name]) for name in ("published_on", "modified_on") if day.get(name)}
    yield Quote(currency["iso3"], on, figures, int(currency["unit"]), stated)


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
