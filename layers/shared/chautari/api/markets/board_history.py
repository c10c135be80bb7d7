"""History of an instrument of a market: a row a day, from the stored boards and the bundled years, as JSON or CSV."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chautari.api import cache_control, cursor, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.markets import MOST_DAYS
from chautari.api.markets.boards import no_instants
from chautari.api.problems import Problem
from chautari.api.rates import stored
from chautari.markets import declarations
from chautari.markets.model.board import BoardRow, DatedFigures
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.store import boards, bundled_history
from chautari.markets.views import market_board
from chautari.markets.views.least_status import with_least
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.api.markets.market_types import BoardDay, InstrumentHistory

_BACK = timedelta(days=30)


def history(request: Request) -> Reply:
    """The days of an instrument in a window; a window longer than MOST_DAYS is answered in pages."""
    market, instrument = declarations.find(request.values["market"]), request.values["instrument"]
    first, last = _window(request)
    end = min(last, first + timedelta(days=MOST_DAYS - 1))
    days = with_least(market, stored.min_status_of(request), days_between(request, market, instrument, first, end))
    if not days and instrument not in market.instruments:
        raise Problem("not-found", f"{market.key} has no {instrument!r} in these days", parameter="instrument")
    page = days[: int(request.values["limit"])]
    following = _following(page, days, end, last)
    onward = cursor.make(request, str(following), str(last)) if following else None
    headers = {
        **cache_control.of_rates(request.now, cache_control.midnight(request.now)),
        **({"Link": f'<{request.path}?{_query(request, onward)}>; rel="next"'} if onward else {}),
    }
    if (form := request.values["format"]) == "ndjson":
        from chautari.api.row_forms import ndjson

        return ndjson(page, headers)
    if form != "json":
        from chautari.api.markets import board_table

        return board_table.reply(form, market, page, headers)
    name, name_ne = _named(market, instrument, days)
    answer: InstrumentHistory = {
        **market_board.head(market),
        "instrument": instrument,
        "title": name,
        "title_ne": name_ne,
        "from": dated(first),
        "to": dated(last),
        "count": len(page),
        "rows": page,
        "next": onward,
    }
    return responses.of_json(answer, headers)


def _window(request: Request) -> tuple[date, date]:
    if "cursor" in request.values:
        return cursor.window(request)
    last = dates.parse(request, "to")
    first = dates.parse(request, "from") if "from" in request.values else last - _BACK
    if first > last:
        raise Problem("bad-value", f"from ({first}) is after to ({last})", parameter="from")
    return first, last


def days_between(
    request: Request, market: MarketDeclaration, instrument: str, first: date, last: date
) -> list[BoardDay]:
    """The days of an instrument in a window, whatever their status."""
    if market.kept == "series":
        from chautari.api.markets import series_boards

        return series_boards.days_between(request, market, instrument, first, last)
    if request.as_of is not None:
        raise no_instants(market)
    if market.kept == "banks":
        from chautari.api.markets import boards_of_banks

        return _days(*boards_of_banks.rows_between(request, instrument, first, last))
    if market.validity == "until-revised":
        return _steps(request, market, instrument, first, last)
    return _days(market, _rows(request, market, instrument, first, last))


def _rows(
    request: Request, market: MarketDeclaration, instrument: str, first: date, last: date
) -> dict[date, BoardRow]:
    """The rows by day: a stored board stands before a bundled one."""
    bundled = bundled_history.rows_between(market, instrument, first, last)
    stored = {
        board.date: row
        for board in boards.between(request.table, market.key, first, last)
        for row in board.rows
        if row.quote.instrument == instrument
    }
    return dict(sorted((bundled | stored).items()))


def _days(market: MarketDeclaration, rows: dict[date, BoardRow]) -> list[BoardDay]:
    """The answers' rows, each with its change since the served day before it in the window."""
    days: list[BoardDay] = []
    before: dict[str, DatedFigures] = {}  # by unit: a bank that quotes 100 yen after 10 has moved nothing
    for on, row in rows.items():
        unit = row.quote.unit
        days.append({**dated(on), **market_board.row_answer(market, row, on, before.get(unit))})
        before |= {unit: DatedFigures(on, row.quote.figures)} if row.is_served else {}
    return days


def _steps(request: Request, market: MarketDeclaration, instrument: str, first: date, last: date) -> list[BoardDay]:
    """The revisions of a figure in a window; the first page has the one that was in force when the window began."""
    from chautari.api.markets import prices

    steps = prices.steps_between(request, market, instrument, first, last)
    return steps if "cursor" not in request.values else [step for step in steps if step["date"] >= str(first)]


def _following(page: list[BoardDay], days: list[BoardDay], end: date, last: date) -> date | None:
    """The day that the next page begins with; None after the last."""
    if len(page) < len(days):
        return date.fromisoformat(page[-1]["date"]) + timedelta(days=1)
    return end + timedelta(days=1) if end < last else None


def _named(market: MarketDeclaration, instrument: str, days: list[BoardDay]) -> tuple[str, str]:
    """The names of an instrument: declared, or as its newest row has them."""
    declared = market.instruments.get(instrument)
    if declared is None:
        return days[-1]["name"], days[-1]["name_ne"]
    return declared.name or declared.name_ne, declared.name_ne


def _query(request: Request, onward: str) -> str:
    names = ("from", "to", "format", "limit", "min_status", "as_of")
    return urlencode({**{name: request.values[name] for name in names if name in request.values}, "cursor": onward})
