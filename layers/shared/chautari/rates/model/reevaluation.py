"""Days judged anew: those that a new reading touches, and those after them whose verdict hangs on these. Pure."""

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


def reevaluate(series: Series, touched: Collection[date]) -> None:
    """Judge the `touched` days of `series` anew, and the days after each as far as their verdict hangs on it."""
    unsettled = False
    for day in series.between(min(touched), date.max):
        if day.date in touched or unsettled:
            verdict = _judge_day(series, day.date)
            unsettled = day.date in touched or verdict != day.verdict or verdict.status == "held"


def _judge_day(series: Series, on: date) -> Verdict:
    day = series[on]
    instrument = INSTRUMENTS[series.instrument]
    baselines, disputed = _baselines(series, instrument, on), _disputed_before(series, instrument, on)
    verdict = decide(ConsensusInput(instrument, day.observations, baselines, *_eve(series, on), on, disputed))
    series.put(replace(day, verdict=verdict))
    return verdict


def _baselines(series: Series, instrument: Instrument, on: date) -> list[Decimal]:
    before = next((day for day in series.before(on) if day.served or _jumped(day)), None)
    neighbours = [series.last_served_before(on), before]
    return [headline_amount(instrument, day.lead) for day in neighbours if day is not None]


def _eve(series: Series, on: date) -> tuple[set[str], set[Decimal], bool]:
    """Sources of the last rate served, amounts of the day before (held or not), and whether a second source is needed.

    It is where two had spoken, or where that rate still waits for its second.
    """
    instrument = INSTRUMENTS[series.instrument]
    last, before = series.last_served_before(on), next(iter(series.before(on)), None)
    said = {headline_amount(instrument, each) for each in before.observations} if before else set[Decimal]()
    spoke = {each.source for each in last.observations} if last else set[str]()
    return spoke, said, last is not None and (len(spoke) > 1 or last.verdict.status == "provisional")


def _jumped(day: MarketDay) -> bool:
    """Held for a jump that nobody disputes, in the word of the highest standing: another makes no figure plausible.

    What a source of lower standing broke is no word against it, or its fault of every day would hold a jump for ever.
    """
    undisputed = {"readings_disagree"}.isdisjoint(_broken(day))
    return "jump" in _broken(day) and undisputed and day.lead is day.observations[0]


def _disputed_before(series: Series, instrument: Instrument, on: date) -> Decimal | None:
    """The jump of the day before that the authority and another printed and somebody disputed."""
    day = next(series.before(on), None)
    if day is None or not {"jump", "readings_disagree"} <= _broken(day) or len(day.verdict.agreeing) < 2:
        return None
    return headline_amount(instrument, day.lead) if day.lead.source == instrument.authority else None


def _broken(day: MarketDay) -> set[str]:
    return {fault.rule for fault in day.verdict.reasons} if not day.served else set()


NOT_EVALUATED = Verdict("held", "", ())


def put_observation(series: Series, on: date, reading: Observation) -> None:
    """Put `reading` in the place of its source's earlier one of that day. The day is not judged by this: see settle."""
    day = series.get(on) or MarketDay(on, (), NOT_EVALUATED)
    others = [other for other in day.observations if other.source != reading.source]
    readings = tuple(sorted([*others, reading], key=lambda each: (each.rank, each.source)))
    series.put(replace(day, observations=readings))
