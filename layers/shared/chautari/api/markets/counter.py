"""The counter: what each bank pays, from one stored answer; and a bank's spread over the central bank by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from chautari.api import cache_control, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem, bad_value, not_ready
from chautari.api.rates import stored
from chautari.dynamodb import bank_keys, codec, read_models
from chautari.markets.store import bank_days
from chautari.markets.views import counter as view
from chautari.markets.views import counter_history

if TYPE_CHECKING:
    from chautari.markets.views.counter_types import AskedKind

MOST_DIGITS = 18
# A year of days, each an item of 3 kB: what one query reads in well under a second.
MOST_DAYS = 366


def counter(request: Request) -> Reply:
    """What banks pay for an amount of a currency, best first. One read of the table."""
    whole, currency = stored_answer(request), request.values["currency"]
    amount = _amount(request.values["amount"])
    answer = view.ranked(whole, currency, amount, cast("AskedKind", request.values["kind"]), request.now)
    if not answer["banks"] and not answer["held"] and answer["nrb"] is None:
        raise Problem("no-rate", f"no bank quotes {currency}", parameter="currency")
    changes = (datetime.fromisoformat(bank["stale_from"]) for bank in whole["banks"])
    later = [at for at in changes if at > request.now]
    headers = cache_control.of_rates(request.now, *later)
    if (form := request.values["format"]) == "ndjson":
        from chautari.api.markets import counter_table
        from chautari.api.row_forms import ndjson

        return ndjson(counter_table.rows(answer), headers)
    if form != "json":
        from chautari.api.markets import counter_table

        return counter_table.reply(form, answer, headers)
    return replace(responses.of_json(answer, headers), until=min(later, default=None))


def stored_answer(request: Request) -> Any:
    """The stored answer on all banks, or the one that was given out at `as_of`. Raises Problem without one."""
    name = bank_keys.COUNTER
    if request.as_of is not None:
        view = read_models.as_of(request.table, name, request.as_of)
        if view is None:
            raise stored.not_published(request.table, name, request.as_of)
    elif (view := read_models.get(request.table, name)) is None:
        raise not_ready(name)
    return codec.unpacked(view.body)


def history(request: Request) -> Reply:
    """The spread of a bank over the central bank: a row for each day that is served."""
    last = dates.parse(request, "to")
    first = dates.parse(request, "from") if "from" in request.values else last - dates.REACH["day"]
    if first > last:
        raise bad_value("from", f"from ({first}) is after to ({last})")
    if (last - first).days >= MOST_DAYS:
        raise bad_value("from", f"from {first} to {last} are more than {MOST_DAYS} days")
    bank, currency = request.values["bank"], request.values["currency"]
    days = bank_days.between(request.table, bank, first, last)
    kind = cast("AskedKind", request.values["kind"])
    return responses.of_json(
        counter_history.spreads(bank, currency, kind, days), cache_control.of_day(last, request.now)
    )


def _amount(text: str) -> Decimal:
    if len(text.replace(".", "")) > MOST_DIGITS:
        raise bad_value("amount", f"amount has more than {MOST_DIGITS} digits")
    amount = Decimal(text)
    if not amount:
        raise bad_value("amount", "amount is not above 0")
    return amount
