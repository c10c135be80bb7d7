"""Whether two readings say the same, and whether others bear a reading out. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from chautari.rates.model.instruments import GRAMS_PER_TOLA, Instrument
from chautari.rates.model.observations import Observation

TEN_GRAM_TOLERANCE = Decimal("0.6")


def headline_amount(instrument: Instrument, reading: Observation) -> Decimal:
    """The amount in NPR that change and jumps are measured on: per tola, or per one of a currency."""
    amounts = (reading.amount(name) for name in instrument.headlines)
    return next(amount for amount in amounts if amount is not None) / (reading.unit or 1)


def agree(instrument: Instrument, one: Observation, other: Observation) -> bool:
    """Whether `other` says the same as `one` wherever both say something.

    A tola within the tolerance does where `one` prints whole steps, as the authority does: the other was computed.
    """
    shared = one.figures.keys() & other.figures.keys()
    return bool(shared) and all(_alike(instrument, name, one, other) for name in shared)


def _alike(instrument: Instrument, name: str, one: Observation, other: Observation) -> bool:
    amount = Decimal(one.figures[name])
    off = abs(amount / (one.unit or 1) - Decimal(other.figures[name]) / (other.unit or 1))
    computed = name in instrument.headlines and name in instrument.steps and amount % instrument.steps[name] == 0
    return off == 0 or (computed and off <= instrument.tolerance)


def corroborated(instrument: Instrument, lead: Observation, others: Sequence[Observation]) -> bool:
    """Whether each figure of `lead` is printed by another too, and ten grams are what the tola makes.

    Two pages that round alike agree, so that it takes both; a figure that nobody repeats is backed by its tola alone.
    """
    printed = {name for other in others for name in other.figures}
    return all(_follows(instrument, lead, name) if name == "10g" else name in printed for name in lead.figures)


def _follows(instrument: Instrument, reading: Observation, name: str) -> bool:
    """Ten grams as computed from the tola: 97 of 100 days of the history lie within six tenths of a step."""
    if "tola" not in reading.figures:
        return False
    computed, printed = Decimal(reading.figures["tola"]) * 10 / GRAMS_PER_TOLA, Decimal(reading.figures[name])
    return (
        abs(computed - printed) <= instrument.steps[name] * TEN_GRAM_TOLERANCE and printed % instrument.steps[name] == 0
    )
