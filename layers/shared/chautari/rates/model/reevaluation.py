"""Re-evaluation: new verdicts on the days that new observations touch, and on later days that depend on them. Pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice

from chautari.rates.model.agreement import headline_amount
from chautari.rates.model.consensus import decide, last_served_stands
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import Baseline
from chautari.rates.model.series import SURE, MarketDay, Series, ServedRate, Verdict

NOT_EVALUATED = Verdict("held", "", ())


# How many market days back a jump is held until the days after it bear it out.
MAX_DAYS_BORNE_OUT = 5

# How many of the days served before are evidence: two, as the table of one may be misprinted itself, and one more.
DAYS_OF_EVIDENCE = 3


def put_observation(series: Series, on: date, observation: Observation, *, corrects: bool = False) -> None:
    """Put an observation in place of the same source's earlier one of that day.

    The day keeps its verdict: call `reevaluate` when all observations of a run are in place. Where it `corrects` how an
    answer was read, what was served of the day does not stand any longer.
    """
    day = series.get(on) or MarketDay(on, (), NOT_EVALUATED)
    if corrects and day.served:
        day = replace(day, verdict=NOT_EVALUATED, superseded=_served(day), standing=None)
    elif day.served and day.lead.source == observation.source:
        day = replace(day, standing=day.lead)
    remaining = [current for current in day.observations if current.source != observation.source]
    ranked = sorted([*remaining, observation], key=lambda current: (current.rank, current.source))
    series.put(replace(day, observations=tuple(ranked)))


def reevaluate(series: Series, touched: Collection[date]) -> None:
    """Decide the `touched` days again, and the days that depend on them.

    - Every later day that follows one whose verdict changed or is held.
    - The MAX_DAYS_BORNE_OUT market days before, of which the touched ones may bear out a jump.
    """
    earlier = islice(series.before(min(touched)), MAX_DAYS_BORNE_OUT)
    again, depends = {day.date for day in earlier} | set(touched), False
    for day in series.between(min(again), date.max):
        if day.date in again or depends:
            evaluated = _evaluated(series, day)
            series.put(evaluated)
            depends = day.date in touched or evaluated.verdict != day.verdict or not evaluated.served


def _evaluated(series: Series, day: MarketDay) -> MarketDay:
    """The day with a new verdict, with what stands of it and what that supersedes."""
    served = _served(day)
    verdict = decide(_input(series, day))
    stands = served is not None and verdict.rule == last_served_stands.__name__
    standing = served.observation if stands and served and served.observation not in day.observations else None
    evaluated = replace(day, verdict=verdict, standing=standing)
    superseded = _superseded(evaluated, served)
    return evaluated if superseded is day.superseded else replace(evaluated, superseded=superseded)


def _served(day: MarketDay) -> ServedRate | None:
    return ServedRate(day.lead, day.verdict.status) if day.served else None


def _superseded(day: MarketDay, served: ServedRate | None) -> ServedRate | None:
    """What the day's new verdict takes the place of, if the earlier rate was surer or the day is held now."""
    if day.verdict.status in SURE:
        return None
    earlier = served if served and _is_replaced(served, day) else day.superseded
    return earlier if earlier and _is_replaced(earlier, day) else None


def _is_replaced(rate: ServedRate, day: MarketDay) -> bool:
    """Whether a rate of the day is served no more: the day is held, or a surer rate gave way to another figure."""
    return not day.served or (rate.status in SURE and not rate.observation.states_same_as(day.lead))


def _input(series: Series, day: MarketDay) -> ConsensusInput:
    instrument, on = INSTRUMENTS[series.instrument], day.date
    previous_day, last_served = next(series.before(on), None), series.last_served_before(on)
    previous = previous_day.observations if previous_day else ()
    sources = {observation.source for observation in last_served.observations} if last_served else set[str]()
    return ConsensusInput(
        instrument,
        day.observations,
        baselines=_baselines(series, instrument, on),
        previous_sources=sources,
        previous_amounts={headline_amount(instrument, observation) for observation in previous},
        awaits_second_source=last_served is not None and _has_second_source(last_served),
        on=on,
        disputed_jump=_disputed_jump(instrument, previous_day) if previous_day else None,
        last_served=day.lead if day.served else None,
        was_sure=day.verdict.status in SURE,
        later_amounts=_later_amounts(series, instrument, on),
        served_before=_served_before(series, instrument, on) if instrument.republished else (),
    )


def _served_before(series: Series, instrument: Instrument, on: date) -> list[Baseline]:
    days = islice((day for day in series.before(on) if day.served), DAYS_OF_EVIDENCE)
    return [Baseline.of(instrument, day.date, day.lead) for day in days]


def _later_amounts(series: Series, instrument: Instrument, on: date) -> list[Decimal]:
    """The authority's sound amounts of the next market days: those that repeat it bear out nothing."""
    later = (day.observations for day in islice(series.after(on), MAX_DAYS_BORNE_OUT))
    stated = (current for observations in later for current in observations if current.source == instrument.authority)
    return [headline_amount(instrument, current) for current in stated if not current.faults]


def _has_second_source(last_served: MarketDay) -> bool:
    """Whether a rate had two sources, or waits for its second."""
    return len(last_served.observations) > 1 or last_served.verdict.status == "provisional"


def _baselines(series: Series, instrument: Instrument, on: date) -> list[Baseline]:
    last_plausible = next((day for day in series.before(on) if day.served or _is_undisputed_jump(day)), None)
    days = [series.last_served_before(on), last_plausible]
    return [Baseline.of(instrument, day.date, day.lead) for day in days if day is not None]


def _is_undisputed_jump(day: MarketDay) -> bool:
    """Whether a day is held for a jump that its observation of the highest standing states and no other disputes.

    - A disputed jump makes no other figure plausible.
    - A lower source's broken rule is no dispute, or a fault that it repeats every day would hold a jump for ever.
    """
    rules = _hold_rules(day)
    return "jump" in rules and "readings_disagree" not in rules and day.lead is day.observations[0]


def _disputed_jump(instrument: Instrument, day: MarketDay) -> Decimal | None:
    """The amount of a jump that the authority and another source printed and a third disputed."""
    if not {"jump", "readings_disagree"} <= _hold_rules(day):
        return None
    return headline_amount(instrument, day.lead) if day.lead.source == instrument.authority else None


def _hold_rules(day: MarketDay) -> set[str]:
    """The rules among the reasons of a held day; none of a day that is served."""
    return set() if day.served else {reason.rule for reason in day.verdict.reasons}
