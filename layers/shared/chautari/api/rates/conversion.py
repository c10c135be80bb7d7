"""Conversions through the rupee, in exact fractions, rounded once at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from chautari.api import cache_control, dates, responses
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints.rates import CONVERT
from chautari.api.problems import Problem, bad_value
from chautari.api.rates import adopted_notices, latest_on, stored
from chautari.nepali.numerals import plain
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.series import MarketDay
from chautari.rates.views import forex, freshness
from chautari.rates.views.metals import GRAMS
from chautari.rates.views.rate import change, dated, status_fields

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Conversion, RateUsed, Side
    from chautari.rates.views.day_types import StoredFreshness

MOST_DIGITS = 18
LEAST_PLACES, SIGNIFICANT = 2, 6
ROUNDING = f"half to even, to {LEAST_PLACES} decimal places, or to {SIGNIFICANT} significant digits where that is more"
WORDS: dict[Side, str] = {
    "buy": "the reference buying rate of Nepal Rastra Bank, the central bank; what counters pay: /v1/counter",
    "sell": "the reference selling rate of Nepal Rastra Bank, the central bank; counters ask their own",
    "mid": "the middle of Nepal Rastra Bank's reference buying and selling rates: nobody trades at it",
    "price": "the one price that the Federation of gold and silver dealers publishes: shops buy back for less",
}
NO_RATE = "the same thing by name or weight: no rate is needed"


@dataclass(frozen=True, slots=True)
class ConversionLeg:
    """One side of a conversion, the day whose rate applies, and its value in NPR, exact.

    - `side`: a column of the bank's table, or `price` for a metal.
    - `foretold`: its freshness, now and later; None if a later rate has followed it.
    """

    thing: str
    instrument: Instrument
    side: Side
    day: MarketDay
    previous: MarketDay | None
    npr: Fraction
    derived: bool
    foretold: StoredFreshness | None


def convert(request: Request) -> Reply:
    """The converted amount, with every rate used."""
    amount, on = _amount(request.values["amount"]), dates.parse(request, "on")
    given, wanted = request.values["from"], request.values["to"]
    for parameter in CONVERT:
        if parameter.name in ("from", "to") and request.values[parameter.name] != "NPR":
            adopted_notices.required(request, parameter, request.values[parameter.name].partition(":")[0])
    legs = _legs(request, given, wanted, on)
    ratio = _worth(given, legs) / _worth(wanted, legs)
    answer: Conversion = {
        "amount": plain(amount),
        "from": given,
        "to": wanted,
        "on": dated(on),
        "result": plain(_rounded(Fraction(amount) * ratio)),
        "per_one": plain(_rounded(ratio)),
        "rounding": ROUNDING,
        "in_words": "; ".join(f"{leg.instrument.key} at {WORDS[leg.side]}" for leg in legs) or NO_RATE,
        "rates": [_rate(leg, on, request.now) for leg in legs],
    }
    return responses.of_json(answer, _kept(request, legs))


def _kept(request: Request, legs: list[ConversionLeg]) -> cache_control.Headers:
    changes = [freshness.next_change(leg.foretold, request.now) for leg in legs]
    return cache_control.of_rates(
        request.now, None if "on" in request.values else cache_control.midnight(request.now), *changes
    )


def _amount(text: str) -> Decimal:
    if len(text.replace(".", "")) > MOST_DIGITS:
        raise bad_value("amount", f"amount has more than {MOST_DIGITS} digits")
    amount = Decimal(text)
    if not amount:
        raise bad_value("amount", "amount is not above 0")
    return amount


def _legs(request: Request, given: str, wanted: str, on: date) -> list[ConversionLeg]:
    """A rate for each side that is not the rupee; none if both are the same metal by another weight."""
    if given.partition(":")[0] == wanted.partition(":")[0]:
        return []
    return [_leg(request, thing, on, met) for thing, met in ((given, "buy"), (wanted, "sell")) if thing != "NPR"]


def _worth(thing: str, legs: list[ConversionLeg]) -> Fraction:
    """NPR for one of `thing`; its weight if no rate is used."""
    weight = thing.partition(":")[2]
    rates = {leg.thing: leg.npr for leg in legs}
    return rates.get(thing, Fraction(1)) if legs or not weight else Fraction(GRAMS[weight])


def _leg(request: Request, thing: str, on: date, met: str) -> ConversionLeg:
    """`met` is the column that applies to a customer, used if the request names none."""
    key, _, weight = thing.partition(":")
    instrument = INSTRUMENTS[key]
    latest = stored.foretold(request, instrument)
    day, previous = latest_on.on_day(request, instrument, on)
    foretold = latest if latest and latest["date"] == str(day.date) else None
    if weight:
        derived = weight not in day.lead.figures
        return ConversionLeg(thing, instrument, "price", day, previous, _by_weight(day, weight), derived, foretold)
    # The endpoint lets no other value through.
    side = cast("Side", request.values.get("side", met))
    npr = forex.per_one(day.lead, side)
    if npr is None:
        raise Problem("no-rate", f"{key} has no {side} rate on {day.date}", parameter="side")
    return ConversionLeg(
        thing, instrument, side, day, previous, Fraction(npr), side == "mid" or day.lead.unit != 1, foretold
    )


def _by_weight(day: MarketDay, weight: str) -> Fraction:
    """A printed figure, or one derived from it: a gram from 10 grams, other weights from the tola; rounded as in
    /v1/metals.
    """
    figures = day.lead.figures
    basis = next(unit for unit in (weight, "10g" if weight == "g" else "tola", "tola") if unit in figures)
    return Fraction(figures[basis]) * Fraction(GRAMS[weight]) / Fraction(GRAMS[basis])


def _rounded(value: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        places = max(LEAST_PLACES, SIGNIFICANT - 1 - exact.adjusted())
        return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def _rate(leg: ConversionLeg, on: date, now: datetime) -> RateUsed:
    return {
        "of": leg.thing,
        "name": leg.instrument.name,
        "side": leg.side,
        "in_words": WORDS[leg.side],
        **dated(leg.day.date),
        "carried": leg.day.date != on,
        "npr": plain(_rounded(leg.npr)),
        "derived": leg.derived,
        "figures": dict(leg.day.lead.figures),
        "unit": leg.day.lead.unit or "tola",
        "change": change(leg.instrument, leg.day, leg.previous),
        **status_fields(leg.instrument, leg.day),
        "freshness": freshness.freshness_at(leg.foretold, now),
    }
