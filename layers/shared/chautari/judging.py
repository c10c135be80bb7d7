"""What is made of a day's readings: confirmed, official, provisional or held.

Pure; a day's neighbours decide what is plausible.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from chautari.domain.instruments import GRAMS_PER_TOLA, INSTRUMENTS, Instrument
from chautari.domain.kathmandu import today
from chautari.domain.reading import Fault, Reading
from chautari.domain.rhythm import SATURDAY
from chautari.domain.series import Day, Judgement, Series, Status

FOLLOWS = Decimal("0.6")
# How many times the jump of an instrument those who agree can confirm: ten times the price is a unit that all mistook.
MOST_CONFIRMED = 4


def headline(instrument: Instrument, reading: Reading) -> Decimal:
    """The amount in NPR that change and jumps are measured on: per tola, or per one of a currency."""
    amounts = (reading.amount(name) for name in instrument.headlines)
    return next(amount for amount in amounts if amount is not None) / (reading.unit or 1)


def agree(instrument: Instrument, one: Reading, other: Reading) -> bool:
    """Whether `other` says the same as `one` wherever both say something.

    A tola within the tolerance does where `one` prints whole steps, as the authority does: the other was computed.
    """
    shared = one.figures.keys() & other.figures.keys()
    return bool(shared) and all(_alike(instrument, name, one, other) for name in shared)


def _alike(instrument: Instrument, name: str, one: Reading, other: Reading) -> bool:
    amount = Decimal(one.figures[name])
    off = abs(amount / (one.unit or 1) - Decimal(other.figures[name]) / (other.unit or 1))
    computed = name in instrument.headlines and name in instrument.steps and amount % instrument.steps[name] == 0
    return off == 0 or (computed and off <= instrument.tolerance)


def _backed(instrument: Instrument, lead: Reading, others: Sequence[Reading]) -> bool:
    """Whether each figure of `lead` is printed by another too, and ten grams are what the tola makes.

    Two pages that round alike agree, so that it takes both; a figure that nobody repeats is backed by its tola alone.
    """
    printed = {name for other in others for name in other.figures}
    return all(_follows(instrument, lead, name) if name == "10g" else name in printed for name in lead.figures)


def _follows(instrument: Instrument, reading: Reading, name: str) -> bool:
    """Ten grams as computed from the tola: 97 of 100 days of the history lie within six tenths of a step."""
    if "tola" not in reading.figures:
        return False
    computed, printed = Decimal(reading.figures["tola"]) * 10 / GRAMS_PER_TOLA, Decimal(reading.figures[name])
    return abs(computed - printed) <= instrument.steps[name] * FOLLOWS and printed % instrument.steps[name] == 0


def judge(
    instrument: Instrument,
    readings: Sequence[Reading],
    baselines: Sequence[Decimal],
    spoke: Collection[str] = (),
    said: Collection[Decimal] = (),
    doubled: bool = False,
    on: date | None = None,
) -> Judgement:
    """The judgement on the `readings` of the day `on`, given in order of standing.

    `baselines`: headline amounts that a plausible one lies near, of the last rate served and of the market day before,
    which may be held for its jump; so a typing error does not hold the day after, nor a real jump all days to come.
    Who says what was served before, or `said` by anybody of the day before, may be stale: he outvotes nobody, and only
    the authority is confirmed in it, by all who `spoke` of the one served. `doubled`: it was read at a second address
    before, so that one alone may be wrong. What changes after its day outvotes nobody and is provisional.
    """
    sound = [reading for reading in readings if not reading.faults]
    broken = tuple(Fault(fault.rule, f"{r.source}: {fault.detail}") for r in readings for fault in r.faults)
    if not sound:
        return Judgement("held", readings[0].source, (), broken)
    lead = sound[0]
    agreeing = tuple(reading.source for reading in sound if agree(instrument, lead, reading))
    dissent = tuple(_dissent(instrument, reading) for reading in sound if reading.source not in agreeing)
    late = on is not None and _is_late(instrument, lead, sound, on)
    outvoted = lead.source == instrument.authority and len(agreeing) > 1 and not late
    if _repeats_a_fault(instrument, lead, readings) and (instrument.republished or len(agreeing) < 2):
        return Judgement("held", lead.source, agreeing, broken)
    unmoved = headline(instrument, lead) in (*baselines[:1], *said)
    if dissent and (unmoved or not outvoted):
        return Judgement("held", lead.source, agreeing, (_dissent(instrument, lead), *dissent, *broken))
    confirming = agreeing if instrument.republished and not dissent else ()
    jump = _jump(instrument, headline(instrument, lead), baselines, len(confirming) > 1)
    if jump is not None:
        return Judgement("held", lead.source, agreeing, (jump, *dissent, *broken))
    others = [reading for reading in sound if reading.source in agreeing[1:]]
    alone = _trusted_alone(instrument, lead, doubled)
    trusted = _trusted_with(instrument, lead, others, unmoved, spoke) if others else alone
    best: Status = "confirmed" if instrument.republished else "official"  # its own addresses are no second party
    return Judgement(best if trusted and not late else "provisional", lead.source, agreeing, dissent + broken)


def _trusted_with(
    instrument: Instrument, lead: Reading, others: Sequence[Reading], unmoved: bool, spoke: Collection[str]
) -> bool:
    everyone = lead.source == instrument.authority and set(spoke) <= {lead.source, *(other.source for other in others)}
    return _backed(instrument, lead, others) and (everyone or not unmoved)


def _trusted_alone(instrument: Instrument, lead: Reading, doubled: bool) -> bool:
    return lead.source == instrument.authority and not instrument.republished and not doubled


def _is_late(instrument: Instrument, lead: Reading, sound: Sequence[Reading], on: date) -> bool:
    """Whether `lead` changed after the day, or nobody spoke of a market on a Saturday until it was over."""
    after = [reading for reading in sound if today(reading.observed_at) > on]
    unheard = instrument.republished and on.weekday() == SATURDAY and len(after) == len(sound)
    return unheard or (lead.revision > 1 and lead in after)


def _repeats_a_fault(instrument: Instrument, lead: Reading, readings: Sequence[Reading]) -> bool:
    """Who prints less than the authority repeats its figure without the one beside it that showed it to be wrong."""
    return any(agree(instrument, lead, better) for better in readings[: readings.index(lead)])


def _dissent(instrument: Instrument, reading: Reading) -> Fault:
    return Fault("readings_disagree", f"{reading.source} says {headline(instrument, reading)}")


def _jump(instrument: Instrument, amount: Decimal, baselines: Sequence[Decimal], confirmed: bool) -> Fault | None:
    """Implausible on one reading alone. Real days moved by 9.5 % (2024-11-25): it is held, not rejected."""
    most = instrument.jump * (MOST_CONFIRMED if confirmed else 1)
    moves = [amount / baseline - 1 for baseline in baselines]
    if not moves or min(map(abs, moves)) <= most:
        return None
    words = f"{moves[0]:+.1%} from {baselines[0]}, more than {most:.0%}"
    return Fault("jump", words if confirmed else f"{words} on one reading")


def settle(series: Series, touched: Collection[date]) -> None:
    """Judge the `touched` days of `series` anew, and the days after each as far as their judgement hangs on it."""
    unsettled = False
    for day in series.between(min(touched), date.max):
        if day.date in touched or unsettled:
            judgement = _judge_day(series, day.date)
            unsettled = day.date in touched or judgement != day.judgement or judgement.status == "held"


def _judge_day(series: Series, on: date) -> Judgement:
    day = series[on]
    instrument = INSTRUMENTS[series.instrument]
    judgement = judge(instrument, day.readings, _baselines(series, instrument, on), *_eve(series, on), on)
    series.put(replace(day, judgement=judgement))
    return judgement


def _baselines(series: Series, instrument: Instrument, on: date) -> list[Decimal]:
    before = next((day for day in series.before(on) if day.served or _jumped(day)), None)
    neighbours = [series.last_served_before(on), before]
    return [headline(instrument, day.lead) for day in neighbours if day is not None]


def _eve(series: Series, on: date) -> tuple[set[str], set[Decimal], bool]:
    """Who spoke of the last rate served, what anybody said of the day before, held or not, and whether it was two who
    spoke or it still waits for a second: so does this day."""
    instrument = INSTRUMENTS[series.instrument]
    last, before = series.last_served_before(on), next(iter(series.before(on)), None)
    said = {headline(instrument, each) for each in before.readings} if before else set[Decimal]()
    spoke = {each.source for each in last.readings} if last else set[str]()
    return spoke, said, last is not None and (len(spoke) > 1 or last.judgement.status == "provisional")


def _jumped(day: Day) -> bool:
    """Held for its jump and nothing else: figures that disagree or break a rule make no other plausible."""
    return any(fault.rule == "jump" for fault in day.judgement.reasons)


UNJUDGED = Judgement("held", "", ())


def with_reading(series: Series, on: date, reading: Reading) -> None:
    """Put `reading` in the place of its source's earlier one of that day. The day is not judged by this: see settle."""
    day = series.get(on) or Day(on, (), UNJUDGED)
    others = [other for other in day.readings if other.source != reading.source]
    readings = tuple(sorted([*others, reading], key=lambda each: (each.rank, each.source)))
    series.put(replace(day, readings=readings))
