"""Agreement of observations: whether two state the same, and whether others corroborate one. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from chautari.rates.model.instruments import GRAMS_PER_TOLA, Instrument
from chautari.rates.model.observations import Observation

# As a share of the rounding step of ten grams: 97 of 100 days of the history lie within it.
TEN_GRAM_TOLERANCE = Decimal("0.6")


def headline_amount(instrument: Instrument, observation: Observation) -> Decimal:
    """The amount in NPR that change and jumps are measured on: per tola, or per one of a currency."""
    figures = observation.figures
    name = next(name for name in instrument.headlines if name in figures)
    return Decimal(figures[name]) / (observation.unit or 1)


def agree(instrument: Instrument, lead: Observation, other: Observation) -> bool:
    """Whether two observations share a figure and state the same in all that they share.

    A tola may differ by the instrument's tolerance where `lead` prints a whole rounding step, as the authority does:
    then `other` computed its figure.
    """
    shared = lead.figures.keys() & other.figures.keys()
    return bool(shared) and all(_same_figure(instrument, name, lead, other) for name in shared)


def _same_figure(instrument: Instrument, name: str, lead: Observation, other: Observation) -> bool:
    amount = Decimal(lead.figures[name])
    difference = abs(amount / (lead.unit or 1) - Decimal(other.figures[name]) / (other.unit or 1))
    if not difference:
        return True
    rounded = name in instrument.headlines and name in instrument.steps and amount % instrument.steps[name] == 0
    return rounded and difference <= instrument.tolerance


def corroborated(instrument: Instrument, lead: Observation, supporting: Sequence[Observation]) -> bool:
    """Whether `supporting` observations print every figure of `lead`, and its ten grams follow from its tola.

    - Two pages that round in the same way agree, so ten grams are always computed from the tola as well.
    - Ten grams that no other source prints rest on the tola alone.
    """
    printed = {name for observation in supporting for name in observation.figures}
    return all(_ten_grams_follow(instrument, lead, name) if name == "10g" else name in printed for name in lead.figures)


def _ten_grams_follow(instrument: Instrument, observation: Observation, name: str) -> bool:
    if "tola" not in observation.figures:
        return False
    computed = Decimal(observation.figures["tola"]) * 10 / GRAMS_PER_TOLA
    printed, step = Decimal(observation.figures[name]), instrument.steps[name]
    return abs(computed - printed) <= step * TEN_GRAM_TOLERANCE and printed % step == 0
