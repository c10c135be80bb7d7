"""Sources made for tests: their answer is a JSON list of [instrument, date, figures, unit]."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from chautari.core.errors import InvalidRow, SourceError
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.transports import Fetch
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.model.source import RateSource, Rows
from tests.support import factories
from tests.support.factories import NOW, RANKS

Row = tuple[str, date, dict[str, str], int | None]


def board(key: str = "fenegosida", rows: int = 1, **fields: Any) -> RateSource:
    """A source with the rank of the real source `key`, whose days have `rows` rows."""
    declared: dict[str, Any] = {"market": "metals", "origin": "fenegosida", "rank": RANKS[key], "schedule": None}
    return RateSource(
        key=key,
        name=key.title(),
        home=f"https://{key}.example/",
        rows=((date.min, rows),),
        requests=lambda window: [HttpRequest(f"https://{key}.example/{window.first}/{window.last}")],
        parse=parse,
        **declared | fields,
    )


def parse(page: HttpResponse) -> Rows:
    """The rows of a response. Figures that are a text make an invalid row: the text is the rule that it breaks."""
    for instrument, on, figures, unit in json.loads(page.body):
        yield (
            InvalidRow(figures, on)
            if isinstance(figures, str)
            else ParsedQuote(instrument, date.fromisoformat(on), figures, unit)
        )


def page_of(*rows: Any, at: datetime = NOW) -> HttpResponse:
    """A response with these rows, fetched at `at`."""
    body = json.dumps([[name, str(on), figures, unit] for name, on, figures, unit in map(_whole, rows)]).encode()
    return factories.response(body, url="https://board.example/", fetched_at=at)


def _whole(row: Iterable[Any]) -> tuple[Any, ...]:
    return (*row, None)[:4]


def saying(*rows: Any, at: datetime = NOW) -> Fetch:
    """A transport that answers every request with these rows."""
    return lambda request: page_of(*rows, at=at)


def failing(error: SourceError) -> Fetch:
    """A transport on which every request fails with `error`."""

    def fetch(request: HttpRequest) -> HttpResponse:
        raise error

    return fetch


def gold(on: date, amount: int | str) -> tuple[str, date, dict[str, str]]:
    """The row of fine gold per tola."""
    return ("gold", on, {"tola": str(amount)})
