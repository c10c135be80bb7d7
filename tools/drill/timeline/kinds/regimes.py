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


def _changed(plan: Plan, days: set[date], change: "dict[str, Quote] | None" = None, **quotes: Quote) -> Plan:
    tables = {day: {**plan.first_word(day).table, **(change or {}), **quotes} for day in days}
    return plan.mapped(days, tables)


def _focused(plan: Plan, *names: str) -> Plan:
    return replace(plan, focus=tuple(dict.fromkeys((*plan.focus[:4], *names))))


def peg_moved(plan: Plan, rng: Random) -> Plan:
    """The bank moves the peg of the Indian rupee, for good."""
    buy = Decimal(rng.choice(("162.00", "165.00", "155.00", "158.50")))
    quote = Quote({"buy": str(buy), "sell": str(buy + Decimal("0.15"))}, 100)
    return _changed(_focused(plan, "INR"), _from_a_day_on(plan, rng), INR=quote)


def unit_changed(plan: Plan, rng: Random) -> Plan:
    """The bank quotes a currency for another unit, for good."""
    name, unit = rng.choice((("INR", 1), ("JPY", 1), ("JPY", 100), ("KRW", 10), ("KRW", 1000)))
    days = _from_a_day_on(plan, rng)
    tables: dict[date, Table] = {}
    for day in days:
        table = plan.first_word(day).table
        share = Decimal(unit) / (table[name].unit or 1)
        figures = {side: f"{(Decimal(text) * share).quantize(PAISA)}" for side, text in table[name].figures.items()}
        tables[day] = {**table, name: Quote(figures, unit)}
    return _focused(plan.mapped(days, tables), name)


def spread_changed(plan: Plan, rng: Random) -> Plan:
    """The bank sells at another ratio to its buying rate, for good, for all currencies or for one."""
    days, share = _from_a_day_on(plan, rng), Decimal(rng.choice(("1.002", "1.006", "1.012", "1.025")))
    names = plan.words[0].table.keys() - {"INR"}
    hit = names if rng.random() < 0.7 else {rng.choice(sorted(names))}
    tables = {day: _resold(plan.first_word(day).table, hit, share) for day in days}
    return _focused(plan.mapped(days, tables), *([] if len(hit) > 1 else sorted(hit)))


def _resold(table: Table, names: "set[str]", ratio: Decimal) -> Table:
    sold = {
        name: replace(
            table[name], figures={"buy": (buy := table[name].figures["buy"]), "sell": f"{Decimal(buy) * ratio:.2f}"}
        )
        for name in names
    }
    return {**table, **sold}


def withdrawn(plan: Plan, rng: Random) -> Plan:
    """The bank stops to quote one to three currencies."""
    days, names = (
        _from_a_day_on(plan, rng),
        rng.sample(sorted(plan.words[0].table.keys() - {"INR"}), rng.randrange(1, 4)),
    )
    tables = {
        day: {name: quote for name, quote in plan.first_word(day).table.items() if name not in names} for day in days
    }
    return _focused(plan.mapped(days, tables), names[0])


def new_currency(plan: Plan, rng: Random) -> Plan:
    """The bank begins to quote a currency that nobody knows here."""
    return _changed(plan, _from_a_day_on(plan, rng), NZD=Quote({"buy": "89.10", "sell": "89.45"}, 1))


def one_side(plan: Plan, rng: Random) -> Plan:
    """The bank quotes no selling rate of one currency for a while."""
    name = rng.choice(sorted(plan.words[0].table.keys() - {"INR"}))
    days = _from_a_day_on(plan, rng)
    tables = {
        day: {
            **(table := plan.first_word(day).table),
            name: Quote({"buy": table[name].figures["buy"]}, table[name].unit),
        }
        for day in days
    }
    return _focused(plan.mapped(days, tables), name)


def tejabi_published(plan: Plan, rng: Random) -> Plan:
    """The Federation publishes tejabi gold again."""
    return _with_tejabi(plan, _from_a_day_on(plan, rng))


def tejabi_withdrawn(plan: Plan, rng: Random) -> Plan:
    """The Federation stops to publish tejabi gold."""
    return _with_tejabi(plan, set(plan.days) - _from_a_day_on(plan, rng))


def _with_tejabi(plan: Plan, days: set[date]) -> Plan:
    tables: dict[date, Table] = {}
    for day in days:
        table = plan.first_word(day).table
        tola = step_of(Decimal(table["gold"].figures["tola"]) * TEJABI_SHARE, "gold-tejabi")
        tables[day] = {**table, "gold-tejabi": metal("gold-tejabi", tola)}
    return replace(plan.mapped(days, tables), focus=("gold", "silver", "gold-tejabi"))


def _jumped(plan: Plan, rng: Random, names: set[str], sign: int) -> Plan:
    days = _from_a_day_on(plan, rng)
    shares = {name: 1 + sign * Decimal(round(rng.uniform(0.08, 0.30), 4)) for name in sorted(names)}
    if plan.market == "forex":
        shares = dict.fromkeys(names, next(iter(shares.values())))
    return plan.mapped(days, {day: scaled(plan.first_word(day).table, shares) for day in days})


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
