"""Currencies chosen by `codes`: those of the answer, and what is left out of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chautari.api.endpoint import Request
from chautari.api.problems import Problem, bad_value
from chautari.api.rates import adopted_notices
from chautari.rates.model.instruments import Instrument, instruments_of
from chautari.rates.views.rate import dated

if TYPE_CHECKING:
    from chautari.core.json_types import JsonObject


def chosen(request: Request) -> tuple[Instrument, ...]:
    """The currencies in `codes`, each once and in the order in which the bank's are shown; all without `codes`.

    Raises Problem for a code that the bank does not list, which names those that it does.
    """
    if "codes" not in request.values:
        return instruments_of("forex")
    codes = set(request.values["codes"].split(","))
    found = {code: adopted_notices.find(request, code) for code in codes}
    if unknown := sorted(code for code, instrument in found.items() if instrument is None):
        adopted_notices.know(request)
        words = f"codes has {', '.join(unknown)}, which Nepal Rastra Bank does not list"
        raise bad_value("codes", words, [currency.key for currency in instruments_of("forex")])
    return tuple(currency for currency in instruments_of("forex") if currency.key in codes)


def only(request: Request, answer: JsonObject) -> JsonObject:
    """An answer on all currencies with those in `codes` alone; its date is the newest of theirs."""
    if "codes" not in request.values:
        return answer
    codes = {currency.key for currency in chosen(request)}
    lists: JsonObject = {
        name: _of(codes, answer[name]) for name in ("rates", "unlisted", "withdrawn") if name in answer
    }
    days = [rate["date"] for rate in lists["rates"] if "date" in rate]
    if not lists["rates"]:
        raise Problem("no-rate", f"no rate of {request.values['codes']} is known", parameter="codes")
    rest = {name: value for name, value in answer.items() if name not in ("date", "date_bs")}
    return {**rest, **(dated(date.fromisoformat(max(days))) if days else {}), **lists}


def _of(codes: set[str], rows: list[JsonObject]) -> list[JsonObject]:
    return [row for row in rows if row["code"] in codes]
