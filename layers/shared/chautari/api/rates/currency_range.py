"""Range: the histories of several currencies in one answer, of one window and one group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from chautari.api import dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.currencies import MOST_GROUPED
from chautari.api.endpoints.rates import MOST_ROWS
from chautari.api.problems import bad_value
from chautari.api.rates import codes, history
from chautari.rates.model.instruments import Instrument
from chautari.rates.views import freshness
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chautari.api.cache_control import Headers
    from chautari.api.endpoints.rates import Group
    from chautari.api.rates.answer_types import CurrencyRange, HistoryOfRange, Row
    from chautari.rates.views.day_types import StoredFreshness

Found = list[tuple[Instrument, "list[Row]", "StoredFreshness | None"]]


def currencies(request: Request) -> Reply:
    """The histories of the currencies in `codes`: one query of the table for each."""
    chosen, (first, last) = codes.chosen(request), dates.window(request)
    _require_bounds(request, chosen, first, last)
    found: Found = [
        (
            currency,
            list(history.rows_of(request, history.FOREX, currency, first, last)),
            history.latest_within(request, currency, last),
        )
        for currency in chosen
    ]
    changes = [freshness.next_change(latest, request.now) for _, _, latest in found]
    headers = history.kept(request, min(filter(None, changes), default=None))
    if request.values["format"] != "json":
        return _rows(request, found, headers)
    answer: CurrencyRange = {
        "currency": "NPR",
        "group": cast("Group", request.values["group"]),
        "from": dated(first),
        "to": dated(last),
        "count": sum(len(rows) for _, rows, _ in found),
        "histories": [_history(request, *each) for each in found],
    }
    return responses.of_json(answer, headers)


def _history(request: Request, currency: Instrument, rows: list[Row], latest: StoredFreshness | None) -> HistoryOfRange:
    history_of_one = {
        "code": currency.key,
        "name": currency.name,
        "name_ne": currency.name_ne,
        "count": len(rows),
        "freshness": freshness.freshness_at(latest, request.now),
        "rates": rows,
    }
    return cast("HistoryOfRange", history_of_one)


def _rows(request: Request, found: Found, headers: Headers) -> Reply:
    """The rows of all currencies, one currency after the other, each with its code."""
    rows = [{"code": currency.key, **row} for currency, rows, _ in found for row in rows]
    form = request.values["format"]
    if form == "ndjson":
        from chautari.api.row_forms import ndjson

        return ndjson(rows, headers)
    from chautari.api import rate_table

    return rate_table.reply(form, found[0][0], request.values["group"], rows, headers, "code")


def _require_bounds(request: Request, chosen: Sequence[Instrument], first: date, last: date) -> None:
    """Raise Problem if the answer could have more rows, or be made of more days, than one may."""
    most = MOST_ROWS if request.values["group"] == "day" else MOST_GROUPED
    days = (last - first).days + 1
    if len(chosen) * days > most:
        detail = f"{len(chosen)} codes over {days} days are {len(chosen) * days} rates, and one answer holds {most}"
        ways = [f"at most {most // len(chosen)} days for so many codes"]
        if days <= most:
            ways.append(f"at most {most // days} codes for so many days")
        raise bad_value("codes", f"{detail}; the history of one currency comes in pages", ways)
