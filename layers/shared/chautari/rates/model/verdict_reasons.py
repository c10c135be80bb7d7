"""Reasons of a verdict in words: what dissents, what breaks a rule, what has not followed, who prints it. Pure."""

from collections.abc import Iterable, Sequence

from chautari.nepali.clock import NPT
from chautari.rates.model.agreement import headline_amount
from chautari.rates.model.instruments import Instrument
from chautari.rates.model.observations import Observation, RuleViolation


def dissent(instrument: Instrument, dissenting: Iterable[Observation]) -> list[RuleViolation]:
    """What each dissenting observation says instead."""
    statements = (f"{current.source} says {headline_amount(instrument, current)}" for current in dissenting)
    return [RuleViolation("readings_disagree", statement) for statement in statements]


def faults(observations: Iterable[Observation]) -> list[RuleViolation]:
    """Each rule that an observation breaks by itself, with its source."""
    return [
        RuleViolation(fault.rule, f"{current.source}: {fault.detail}")
        for current in observations
        for fault in current.faults
    ]


def not_followed(instrument: Instrument, outdated: Iterable[Observation]) -> list[RuleViolation]:
    """What was observed before the authority's newer word, and when (Kathmandu time)."""
    return [
        RuleViolation(
            "not_yet_followed",
            f"{current.source} said {headline_amount(instrument, current)} at "
            f"{current.observed_at.astimezone(NPT):%H:%M}, before the authority's newer word",
        )
        for current in outdated
    ]


def support(agreeing: Sequence[Observation], dissenting: Sequence[Observation]) -> str:
    """In words, which observations print a figure that no second party confirms."""
    if dissenting:
        return "on one reading, disputed" if len(agreeing) == 1 else f"printed by {len(agreeing)}, disputed"
    return "on one reading" if len(agreeing) == 1 else "on one party's word"
