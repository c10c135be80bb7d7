"""What happens in thirty days of both markets, and when the sources are read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.model.instruments import Market
from tools.drill.timeline.kinds import KINDS
from tools.drill.timeline.ordinary import metal, ordinary_from, step_of
from tools.drill.timeline.plan import DAY, Plan, Slip

HOUR = timedelta(hours=1)

FIRST = date(2026, 6, 14)
MARKET_DAYS: dict[Market, int] = {"metals": 26, "forex": 30}
HAPPENINGS: dict[Market, tuple[str, ...]] = {
    "metals": (
        *("revised on its day, all follow", "revised twice on its day", "revised and taken back") * 2,
        "revised on its day, copied before we read it",
        "misprint of a copy, corrected",
        "misprint of a copy, never corrected",
        "outage of the authority for hours",
        "outage of the authority for days",
        "outage of a copy",
        "outage of all",
    ),
    "forex": (
        "revised on its day, all follow",
        "revised twice on its day",
        "outage of a copy",
        "outage of the authority for hours",
    ),
}


def plans_of(rng: Random) -> dict[Market, Plan]:
    """Thirty days with every one of HAPPENINGS."""
    plans: dict[Market, Plan] = {}
    for market, names in HAPPENINGS.items():
        plan = ordinary_from(FIRST, MARKET_DAYS[market], market, rng)
        for name in names:
            plan = KINDS[market][name](plan, rng)
        plans[market] = plan if market == "forex" else replace(plan, slips=(*plan.slips, *_plausible_slips(plan)))
    return plans


def _plausible_slips(plan: Plan) -> Iterator[Slip]:
    """On every fourth day another copy prints a price of gold that breaks no rule by itself and is 1 % off."""
    for number, on in enumerate(plan.days[2::4]):
        tola = step_of(Decimal(plan.first_word(on).table["gold"].figures["tola"]) * Decimal("1.01"), "gold")
        source = ("nepalipatro", "hamropatro")[number % 2]
        yield Slip(source, on, {"gold": metal("gold", tola)}, plan.first_word(on).at + 6 * HOUR)


def polls() -> list[tuple[datetime, str]]:
    """Every scheduled run of the month, in order of time."""
    keys = ("fenegosida", "nepalipatro", "hamropatro", "nrb")
    return sorted(
        (at, key)
        for key in keys
        for times in sources.find(key).polls
        for number in range(30)
        for at in times.on(FIRST + number * DAY)
    )


def random_instants(rng: Random, count: int) -> list[datetime]:
    """Whole seconds of the month, each once, none before the first market day's evening."""
    begin = datetime(2026, 6, 15, tzinfo=NPT)
    return [begin + timedelta(seconds=each) for each in rng.sample(range(28 * 24 * 3600), count)]
