"""Tools of rates: gold and silver, exchange rates, conversions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from chautari.api.internal_calls import answer as json_of
from chautari.api.internal_calls import reply_of
from chautari.api.mcp import facts

if TYPE_CHECKING:
    from chautari.api.endpoint import Request
    from chautari.api.mcp.facts import Fact, ToolAnswer


def gold_and_silver_price(request: Request) -> ToolAnswer:
    """The latest prices of metals, or those of a day."""
    answered = json_of(reply_of(request, "metals", request.values))
    return facts.answer(request, [_metal(request, rate, answered) for rate in answered["metals"]], ADVICE_METALS)


def exchange_rate(request: Request) -> ToolAnswer:
    """The central bank's rates, the latest or those of a day."""
    answered = json_of(reply_of(request, "forex", request.values))
    return facts.answer(request, [_currency(request, rate, answered) for rate in answered["rates"]], ADVICE_FOREX)


def convert(request: Request) -> ToolAnswer:
    """An amount in something else, and each rate that was used."""
    answered = json_of(reply_of(request, "convert", request.values))
    used = [_used(request, rate) for rate in answered["rates"]]
    oldest = min(used, key=lambda rate: rate["date"], default=None)
    on = date.fromisoformat(oldest["date"] if oldest else answered["on"]["date"])
    # A result is as old as the oldest of its rates, and as doubtful as the most doubtful.
    worst = min(used, key=lambda rate: rate["freshness"]["state"] in facts.CURRENT, default=None)
    state = (worst["freshness"]["state"], worst["freshness"]["reason"]) if worst else ("computed", "by weight alone")
    doubts = [doubt for rate in used for doubt in rate["doubts"]]
    query = urlencode({name: request.values[name] for name in ("amount", "from", "to")}, safe=":")
    result = facts.fact(
        request,
        f"{answered['amount']} {answered['from']} in {answered['to']}",
        answered["result"],
        answered["to"],
        on,
        "derived",
        state,
        facts.address(request, f"/v1/convert?{query}&on={answered['on']['date']}"),
        doubts=doubts,
        details={"per_one": answered["per_one"], "rounding": answered["rounding"]},
    )
    return facts.answer(request, [result, *used], [answered["in_words"]])


ADVICE_METALS = ("The Federation's prices, without making charge, wastage and tax.",)
ADVICE_FOREX = ("Reference rates of Nepal Rastra Bank; what counters pay is market_price of forex-banks.",)


def _metal(request: Request, rate: Mapping[str, Any], answered: Mapping[str, Any]) -> Fact:
    prices = {weight: price["amount"] for weight, price in (rate.get("prices") or {}).items()}
    return _fact(request, rate, answered, rate["name"], rate["price"], "NPR per tola", rate["instrument"], prices)


def _currency(request: Request, rate: Mapping[str, Any], answered: Mapping[str, Any]) -> Fact:
    figures = {name: rate.get(name) for name in ("code", "unit", "buy", "sell", "mid")}
    value = rate["buy"] if rate["buy"] is not None else rate["sell"]
    side = "buying" if rate["buy"] is not None else "selling"
    unit = f"NPR per {rate.get('unit')} {rate['code']}, {side}"
    return _fact(request, rate, answered, rate["name"], value, unit, rate["code"], figures)


def _used(request: Request, rate: Mapping[str, Any]) -> Fact:
    unit, name = f"NPR per {rate['of']}, {rate['side']}", rate["name"]
    return _fact(request, rate, rate, name, rate["npr"], unit, rate["of"], {"figures": rate["figures"]})


def _fact(
    request: Request,
    rate: Mapping[str, Any],
    answered: Mapping[str, Any],
    subject: str,
    value: str | None,
    unit: str,
    key: str,
    details: Mapping[str, object],
) -> Fact:
    """A rate as a fact; the day of one that is not given out is that of the whole answer."""
    on = date.fromisoformat(rate.get("date") or answered["date"])
    held = rate.get("held")
    doubts = [f"NOT THE NEWEST, that of {held['date']} is held in doubt ({_reasons(held)})"] if held else []
    if rate["status"] == "provisional":
        doubts.append("PROVISIONAL")
    proof = rate.get("proof") or (f"{key}.{held['date']}" if held else None)
    return facts.fact(
        request,
        subject,
        value,
        unit,
        on,
        rate["status"],
        facts.freshness_of(rate, on, request),
        facts.address(request, f"/v1/proof/{proof}" if proof else _list_of(answered, request)),
        doubts=doubts,
        details={**details, "change": rate.get("change")},
    )


def _list_of(answered: Mapping[str, Any], request: Request) -> str:
    """The path of the list that says of a rate that it has no price, and so no proof of its own."""
    on = request.values.get("on", "")
    return f"/v1/{'metals' if 'metals' in answered else 'forex'}{on and f'?on={on}'}"


def _reasons(held: Mapping[str, Any]) -> str:
    return "; ".join(reason["detail"] for reason in held["reasons"]) or "no reason is stored"
