"""Re-evaluation: new verdicts on the days that new observations touch, and on later days that depend on them. Pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from chautari.rates.model.agreement import headline_amount
from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS, Instrument
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import MarketDay, Series, Verdict

NOT_EVALUATED = Verdict("held", "", ())


def put_observation(series: Series, on: date, observation: Observation) -> None:
    """Put an observation in place of the same source's earlier one of that day.

    The day keeps its verdict: call `reevaluate` when all observations of a run are in place.
    """
    day = series.get(on) or MarketDay(on, (), NOT_EVALUATED)
    remaining = [current for current in day.observations if current.source != observation.source]
    ranked = sorted([*remaining, observation], key=lambda current: (current.rank, current.source))
    series.put(replace(day, observations=tuple(ranked)))


def reevaluate(series: Series, touched: Collection[date]) -> None:
    """Decide the `touched` days again, and every later day that follows one whose verdict changed or is held."""
    depends = False
    for day in series.between(min(touched), date.max):
        if day.date in touched or depends:
            verdict = _reevaluate_day(series, day.date)
            depends = day.date in touched or verdict != day.verdict or verdict.status == "held"


def _reevaluate_day(series: Series, on: date) -> Verdict:
    verdict = decide(_input(series, on))
    series.put(replace(series[on], verdict=verdict))
    return verdict


def _input(series: Series, on: date) -> ConsensusInput:
    instrument = INSTRUMENTS[series.instrument]
    previous_day, last_served = next(series.before(on), None), series.last_served_before(on)
    previous = previous_day.observations if previous_day else ()
    sources = {observation.source for observation in last_served.observations} if last_served else set[str]()
    return ConsensusInput(
        instrument,
        series[on].observations,
        baselines=_baselines(series, instrument, on),
        previous_sources=sources,
        previous_amounts={headline_amount(instrument, observation) for observation in previous},
        awaits_second_source=last_served is not None and _has_second_source(last_served),
        on=on,
        disputed_jump=_disputed_jump(instrument, previous_day) if previous_day else None,
    )


def _has_second_source(last_served: MarketDay) -> bool:
    """Whether a rate had two sources, or waits for its second."""
    return len(last_served.observations) > 1 or last_served.verdict.status == "provisional"


def _baselines(series: Series, instrument: Instrument, on: date) -> list[Decimal]:
    last_plausible = next((day for day in series.before(on) if day.served or _is_undisputed_jump(day)), None)
    days = [series.last_served_before(on), last_plausible]
    return [headline_amount(instrument, day.lead) for day in days if day is not None]


def _is_undisputed_jump(day: MarketDay) -> bool:
    """Whether a day is held for a jump that its observation of the highest standing states and no other disputes.

    - A disputed jump makes no other figure plausible.
    - A lower source's broken rule is no dispute, or a fault that it repeats every day would hold a jump for ever.
    """
    rules = _hold_rules(day)
    return "jump" in rules and "readings_disagree" not in rules and day.lead is day.observations[0]


def _disputed_jump(instrument: Instrument, day: MarketDay) -> Decimal | None:
    """The amount of a jump that the authority and another source printed and a third disputed."""
    if not {"jump", "readings_disagree"} <= _hold_rules(day) or len(day.verdict.agreeing) < 2:
        return None
    return headline_amount(instrument, day.lead) if day.lead.source == instrument.authority else None


def _hold_rules(day: MarketDay) -> set[str]:
    """The rules among the reasons of a held day; none of a day that is served."""
    return set() if day.served else {reason.rule for reason in day.verdict.reasons}
