"""Kinds of change: what the authority changes on purpose, and moves of the market far beyond a usual day's."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tools.drill.timeline.kinds.revisions import a_day
from tools.drill.timeline.ordinary import PAISA, metal, scaled, step_of
from tools.drill.timeline.plan import Plan, Quote, Table

TEJABI_SHARE = Decimal("0.9955")


def _from_a_day_on(plan: Plan, rng: Random) -> set[date]:
    first = a_day(plan, rng)
    return {day for day in plan.days if day >= first}


def _focused(plan: Plan, *names: str) -> Plan:
    return replace(plan, focus=tuple(dict.fromkeys((*plan.focus[:4], *names))))


def peg_moved(plan: Plan, rng: Random) -> Plan:
    """The bank moves the peg of the Indian rupee, for good."""
    buy = Decimal(rng.choice(("162.00", "165.00", "155.00", "158.50")))
    quote = Quote({"buy": str(buy), "sell": str(buy + Decimal("0.15"))}, 100)
    return _focused(plan.mapped(_from_a_day_on(plan, rng), lambda table: {**table, "INR": quote}), "INR")


def unit_changed(plan: Plan, rng: Random) -> Plan:
    """The bank quotes a currency for another unit, for good."""
    name, unit = rng.choice((("INR", 1), ("JPY", 1), ("JPY", 100), ("KRW", 10), ("KRW", 1000)))

    def changed(table: Table) -> Table:
        return {**table, name: _per(table[name], unit)} if name in table else table

    return _focused(plan.mapped(_from_a_day_on(plan, rng), changed), name)


def _per(quote: Quote, unit: int) -> Quote:
    share = Decimal(unit) / (quote.unit or 1)
    return Quote({side: f"{(Decimal(text) * share).quantize(PAISA)}" for side, text in quote.figures.items()}, unit)


def spread_changed(plan: Plan, rng: Random) -> Plan:
    """The bank sells at another ratio to its buying rate, for good, for all currencies or for one."""
    days, ratio = _from_a_day_on(plan, rng), Decimal(rng.choice(("1.002", "1.006", "1.012", "1.025")))
    names = _all(plan)
    hit = names if rng.random() < 0.7 else {rng.choice(sorted(names))}

    def changed(table: Table) -> Table:
        return {name: _resold(quote, ratio) if name in hit else quote for name, quote in table.items()}

    return _focused(plan.mapped(days, changed), *([] if len(hit) > 1 else sorted(hit)))


def _resold(quote: Quote, ratio: Decimal) -> Quote:
    buy = quote.figures["buy"]
    return replace(quote, figures={"buy": buy, "sell": f"{Decimal(buy) * ratio:.2f}"})


def withdrawn(plan: Plan, rng: Random) -> Plan:
    """The bank stops to quote one to three currencies."""
    days, names = _from_a_day_on(plan, rng), rng.sample(sorted(_all(plan)), rng.randrange(1, 4))

    def changed(table: Table) -> Table:
        return {name: quote for name, quote in table.items() if name not in names}

    return _focused(plan.mapped(days, changed), names[0])


def new_currency(plan: Plan, rng: Random) -> Plan:
    """The bank begins to quote a currency that nobody knows here."""
    quote = Quote({"buy": "89.10", "sell": "89.45"}, 1)
    return plan.mapped(_from_a_day_on(plan, rng), lambda table: {**table, "NZD": quote})


def one_side(plan: Plan, rng: Random) -> Plan:
    """The bank quotes no selling rate of one currency from some day on."""
    name = rng.choice(sorted(_all(plan)))

    def changed(table: Table) -> Table:
        bought = {name: replace(table[name], figures={"buy": table[name].figures["buy"]})} if name in table else {}
        return {**table, **bought}

    return _focused(plan.mapped(_from_a_day_on(plan, rng), changed), name)


def tejabi_published(plan: Plan, rng: Random) -> Plan:
    """The Federation publishes tejabi gold again."""
    return _with_tejabi(plan, _from_a_day_on(plan, rng))


def tejabi_withdrawn(plan: Plan, rng: Random) -> Plan:
    """The Federation stops to publish tejabi gold."""
    return _with_tejabi(plan, set(plan.days) - _from_a_day_on(plan, rng))


def _with_tejabi(plan: Plan, days: set[date]) -> Plan:
    def changed(table: Table) -> Table:
        tola = step_of(Decimal(table["gold"].figures["tola"]) * TEJABI_SHARE, "gold-tejabi")
        return {**table, "gold-tejabi": metal("gold-tejabi", tola)}

    return replace(plan.mapped(days, changed), focus=("gold", "silver", "gold-tejabi"))


def _jumped(plan: Plan, rng: Random, names: set[str], sign: int) -> Plan:
    days = _from_a_day_on(plan, rng)
    shares = {name: 1 + sign * Decimal(round(rng.uniform(0.08, 0.30), 4)) for name in sorted(names)}
    if plan.market == "forex":
        shares = dict.fromkeys(names, next(iter(shares.values())))
    return plan.mapped(days, lambda table: scaled(table, shares))


def _all(plan: Plan) -> set[str]:
    return set(plan.words[0].table.keys() - {"INR"})


def crash(plan: Plan, rng: Random) -> Plan:
    """Everything falls by 8 to 30 % in a day and stays there."""
    return _jumped(plan, rng, _all(plan), -1)


def rally(plan: Plan, rng: Random) -> Plan:
    """Everything rises by 8 to 30 % in a day and stays there."""
    return _jumped(plan, rng, _all(plan), 1)


def crash_of_one(plan: Plan, rng: Random) -> Plan:
    """Gold alone, or one currency, falls by 8 to 30 % in a day and stays there."""
    return _jumped(plan, rng, {plan.focus[0] if plan.market == "metals" else plan.focus[1]}, -1)


def rally_of_one(plan: Plan, rng: Random) -> Plan:
    """Gold alone, or one currency, rises by 8 to 30 % in a day and stays there."""
    return _jumped(plan, rng, {plan.focus[0] if plan.market == "metals" else plan.focus[1]}, 1)


def weeks_without(plan: Plan, rng: Random) -> Plan:
    """Nothing is published for two to seven weeks; then the price is where weeks can bring it."""
    first = a_day(plan, rng)
    gap = timedelta(weeks=rng.randrange(2, 8))
    later = {day: day + gap for day in plan.days if day >= first}
    share = 1 + Decimal(round(rng.choice((-1, 1)) * rng.uniform(0, 0.025) * (gap.days / 7) ** 0.5 * 2, 4))
    names = dict.fromkeys(_all(plan), share)
    words = tuple(
        replace(word, at=word.at + gap, of=later[word.of], on=word.on + gap, table=scaled(word.table, names))
        if word.of in later
        else word
        for word in plan.words
    )
    return replace(plan, words=words, days=tuple(later.get(day, day) for day in plan.days))
