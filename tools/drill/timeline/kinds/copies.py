"""Kinds of change: sources that copy late or not at all, that do not answer, or whose clock is off."""

from dataclasses import replace
from random import Random

from tools.drill.timeline.kinds.revisions import a_day, hours
from tools.drill.timeline.plan import DAY, Habit, Outage, Plan


def _one_copy(plan: Plan, rng: Random, **changes: object) -> Plan:
    key = rng.choice(sorted(plan.habits))
    habit: Habit = replace(plan.habits[key], **changes)  # type: ignore[arg-type]
    return replace(plan, habits={**plan.habits, key: habit})


def a_day_behind(plan: Plan, rng: Random) -> Plan:
    """One of the others prints each day a day late, under that day's own date."""
    return _one_copy(plan, rng, behind=1, by_update=False)


def a_day_behind_by_update(plan: Plan, rng: Random) -> Plan:
    """One of the others prints each day a day late, under the date of its update."""
    return _one_copy(plan, rng, behind=1, by_update=True)


def every_second_day(plan: Plan, rng: Random) -> Plan:
    """One of the others misses every second day."""
    return _one_copy(plan, rng, every_second=True)


def clock_of_a_copy(plan: Plan, rng: Random) -> Plan:
    """One of the others prints dates that are a day off."""
    return _one_copy(plan, rng, clock=rng.choice((-1, 1)))


def clock_of_the_authority(plan: Plan, rng: Random) -> Plan:
    """The authority prints the date of the day before or after, for one day or from some day on."""
    of, off = a_day(plan, rng), rng.choice((-1, 1)) * DAY
    hit = {of} if rng.random() < 0.6 else {day for day in plan.days if day >= of}
    words = (
        replace(word, on=word.on + off, wrong=frozenset(word.table)) if word.of in hit else word for word in plan.words
    )
    return replace(plan, words=tuple(words))


def _outage(plan: Plan, rng: Random, sources: tuple[str, ...], low: int, high: int) -> Plan:
    first = plan.first_word(a_day(plan, rng)).at + hours(-3, 2, rng)
    last = first + hours(low, high, rng)
    return replace(plan, outages=(*plan.outages, *(Outage(key, first, last) for key in sources)))


def authority_out_for_hours(plan: Plan, rng: Random) -> Plan:
    """The authority does not answer for two to ten hours."""
    return _outage(plan, rng, (plan.authority,), 2, 10)


def authority_out_for_days(plan: Plan, rng: Random) -> Plan:
    """The authority does not answer for one to four days."""
    return _outage(plan, rng, (plan.authority,), 24, 96)


def copy_out(plan: Plan, rng: Random) -> Plan:
    """One of the others does not answer for hours or days."""
    return _outage(plan, rng, (rng.choice(sorted(plan.habits)),), 2, 96)


def copies_out(plan: Plan, rng: Random) -> Plan:
    """None of the others answers for hours or days."""
    return _outage(plan, rng, tuple(sorted(plan.habits)), 2, 96)


def all_out(plan: Plan, rng: Random) -> Plan:
    """Nobody answers for hours or days."""
    return _outage(plan, rng, (plan.authority, *sorted(plan.habits)), 2, 72)
