"""Why a metal moved since the market day before: the dollar, the customs duty, and the rest unexplained."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from chautari.api import cache_control, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.problems import Problem
from chautari.api.rates.latest_on import on_day
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.price_move import DutyChange, changes_between, duty_in_force, price_move
from chautari.rates.model.provenance import ProvenanceId
from chautari.rates.model.series import MarketDay
from chautari.rates.views.rate import PAISA, dated

if TYPE_CHECKING:
    from chautari.api.rates.move_types import DollarMove, DutyMove, MetalMove, Sureness


def move(request: Request) -> Reply:
    """The move of a metal's rate in force on the day `on`. Raises Problem where no served day before it is known."""
    metal = request.values["instrument"]
    day, before = on_day(request, INSTRUMENTS[metal], dates.parse(request, "on"))
    if before is None or not {"tola"} <= day.lead.amounts.keys() & before.lead.amounts.keys():
        raise Problem("no-rate", f"no market day of {metal} before {day.date} is known", parameter="on")
    dollars = [_dollar_day(request, market_day.date) for market_day in (before, day)]
    sold = [_sold(dollar_day) for dollar_day in dollars if dollar_day]
    dollar = sold[1] / sold[0] if len(sold) == 2 else None
    changes = changes_between(metal, before.date, day.date)
    after, earlier = (market_day.lead.amounts["tola"] for market_day in (day, before))
    parts = price_move(after / earlier, dollar, changes)
    answer: MetalMove = {
        "instrument": metal,
        **dated(day.date),
        "since": dated(before.date)["date"],
        "since_bs": dated(before.date)["date_bs"],
        "price": plain(after),
        "price_before": plain(earlier),
        "percent": _percent(parts.price),
        **_sureness(metal, before, day),
        "dollar": _dollar(dollars, dollar),
        "duty": _duty(metal, day.date, changes, parts.duty),
        "unexplained_percent": _percent(parts.rest),
    }
    return responses.of_json(answer, cache_control.of_rates(request.now, cache_control.midnight(request.now)))


def _dollar_day(request: Request, on: date) -> MarketDay | None:
    """The day of the dollar's rate in force on `on`; None if there is none."""
    try:
        return on_day(request, INSTRUMENTS["USD"], on)[0]
    except Problem:
        return None


def _sold(day: MarketDay) -> Decimal:
    return day.lead.amounts["sell"] / (day.lead.unit or 1)


def _dollar(days: list[MarketDay | None], factor: Decimal | None) -> DollarMove | None:
    earlier, later = days
    if factor is None or earlier is None or later is None:
        return None
    return {
        **dated(later.date),
        "since": str(earlier.date),
        "since_bs": dated(earlier.date)["date_bs"],
        "sell": plain(_sold(later)),
        "sell_before": plain(_sold(earlier)),
        "percent": _percent(factor),
        **_sureness("USD", earlier, later),
    }


def _sureness(key: str, before: MarketDay, day: MarketDay) -> Sureness:
    return {
        "status": day.verdict.status,
        "status_before": before.verdict.status,
        "proof": str(ProvenanceId(key, day.date)),
        "proof_before": str(ProvenanceId(key, before.date)),
    }


def _duty(metal: str, on: date, changes: tuple[DutyChange, ...], factor: Decimal) -> DutyMove | None:
    """The duty in the price, and what its changes within the days moved; None where it is not known."""
    current = duty_in_force(metal, on)
    if current is None:
        return None
    return {
        "rate": plain(current.percent),
        "since": str(current.since),
        "since_bs": dated(current.since)["date_bs"],
        "rate_before": plain(changes[0].before) if changes else None,
        "percent": _percent(factor),
        "source": current.source,
    }


def _percent(factor: Decimal) -> str:
    return plain(((factor - 1) * 100).quantize(PAISA))
