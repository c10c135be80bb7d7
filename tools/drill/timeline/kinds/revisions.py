"""Kinds of change: the authority revises what it said of a day, and others follow or do not."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from tools.drill.timeline.ordinary import MINUTE, scaled
from tools.drill.timeline.plan import DAY, Habit, Plan, Table, Word, at


def a_day(plan: Plan, rng: Random) -> date:
    """A market day with at least three before it."""
    return rng.choice(plan.days[3:])


def shares(plan: Plan, rng: Random, low: float = 0.001, high: float = 0.02) -> dict[str, Decimal]:
    """A move up or down for each drilled instrument; the rupee of India keeps its peg."""
    return {
        name: 1 + Decimal(round(rng.choice((-1, 1)) * rng.uniform(low, high), 5))
        for name in plan.focus
        if name != "INR"
    }


def _moved(plan: Plan, table: Table, rng: Random) -> Table:
    return scaled(table, shares(plan, rng)) if plan.market == "metals" else scaled(table, _together(plan, rng))


def _together(plan: Plan, rng: Random) -> dict[str, Decimal]:
    """The whole table of the bank moves by one share, as pegged currencies do."""
    share = 1 + Decimal(round(rng.choice((-1, 1)) * rng.uniform(0.001, 0.008), 5))
    return {name: share for name in plan.words[0].table if name != "INR"}


def _revision_time(plan: Plan, of: date, rng: Random) -> datetime:
    """Some hours after the first word, on the same day."""
    return plan.first_word(of).at + rng.randrange(75, 390) * MINUTE


def _revised(plan: Plan, rng: Random, moment: datetime | None = None, of: date | None = None) -> Plan:
    of = of or a_day(plan, rng)
    table = _moved(plan, plan.first_word(of).table, rng)
    return plan.with_words(Word(moment or _revision_time(plan, of, rng), of, table, of))


def _with_habit(plan: Plan, **changes: object) -> Plan:
    habits = {key: replace(habit, **changes) for key, habit in plan.habits.items()}  # type: ignore[arg-type]
    return replace(plan, habits=habits)


def followed(plan: Plan, rng: Random) -> Plan:
    """A revision of the same day that all copy."""
    return _revised(plan, rng)


def not_followed(plan: Plan, rng: Random) -> Plan:
    """A revision of the same day that nobody copies."""
    return _revised(_with_habit(plan, later=None), rng)


def followed_by_one(plan: Plan, rng: Random) -> Plan:
    """A revision that one of the others copies."""
    key = rng.choice(sorted(plan.habits))
    return _revised(replace(plan, habits={**plan.habits, key: replace(plan.habits[key], later=None)}), rng)


def followed_late(plan: Plan, rng: Random) -> Plan:
    """A revision that is copied three to thirty hours later."""
    return _revised(_with_habit(plan, later=rng.randrange(180, 1800) * MINUTE), rng)


def copied_before_read(plan: Plan, rng: Random) -> Plan:
    """A revision made just after we read the authority, copied before we read it again."""
    of = a_day(plan, rng)
    if plan.market == "forex":
        return _revised(plan, rng, at(of, time(6, 15)) + rng.randrange(1, 29) * MINUTE, of)
    moment = at(of, time(rng.randrange(13, 17), rng.choice((0, 20, 40)))) + rng.randrange(1, 10) * MINUTE
    quick: dict[str, Habit] = {key: replace(habit, later=2 * MINUTE) for key, habit in plan.habits.items()}
    return _revised(replace(plan, habits=quick), rng, moment, of)


def twice(plan: Plan, rng: Random) -> Plan:
    """Two revisions of one day."""
    of = a_day(plan, rng)
    first = _revision_time(plan, of, rng)
    return _revised(_revised(plan, rng, first, of), rng, first + rng.randrange(30, 180) * MINUTE, of)


def taken_back(plan: Plan, rng: Random) -> Plan:
    """A revision that is taken back: the first word holds again."""
    of = a_day(plan, rng)
    first, moment = plan.first_word(of), _revision_time(plan, of, rng)
    again = replace(first, at=moment + rng.randrange(30, 180) * MINUTE)
    return _revised(plan, rng, moment, of).with_words(again)


def after_midnight(plan: Plan, rng: Random) -> Plan:
    """A revision of yesterday in the hours after midnight."""
    of = a_day(plan, rng)
    return _revised(plan, rng, at(of + DAY, time(0, 5)) + rng.randrange(500) * MINUTE, of)


def back_to_yesterday(plan: Plan, rng: Random) -> Plan:
    """The authority revises the day's price to that of the day before."""
    of = a_day(plan, rng)
    return plan.with_words(Word(_revision_time(plan, of, rng), of, _as_before(plan, of), of))


def as_yesterday(plan: Plan, rng: Random) -> Plan:
    """A day on which the price is that of the day before, from the first word on."""
    of = a_day(plan, rng)
    table = _as_before(plan, of)
    words = (replace(w, table=table, wrong=frozenset()) if w.of == of else w for w in plan.words)
    return replace(plan, words=tuple(words))


def _as_before(plan: Plan, of: date) -> Table:
    """The table of a day with the price of the day before: of both metals, or of one currency that floats."""
    table, before = plan.first_word(of).table, plan.first_word(plan.days[plan.days.index(of) - 1]).table
    return before if plan.market == "metals" else {**table, plan.focus[1]: before[plan.focus[1]]}


def made_in_one(plan: Plan, rng: Random) -> Plan:
    """The bank makes the tables of two days at once, as at a weekend, so that the second repeats the first."""
    of = a_day(plan, rng)
    before = plan.first_word(plan.days[plan.days.index(of) - 1])
    words = (
        replace(w, table=before.table, made=before.of - DAY, wrong=frozenset()) if w.of == of else w for w in plan.words
    )
    return replace(plan, words=tuple(words))


def hours(low: int, high: int, rng: Random) -> timedelta:
    """A stretch of time in whole minutes."""
    return timedelta(minutes=rng.randrange(low * 60, high * 60))
