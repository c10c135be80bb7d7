"""What is made of a day's readings: confirmed, official, provisional or held, by the first rule of RULES that decides.

Pure; a day's neighbours decide what is plausible.
"""

from collections.abc import Callable
from dataclasses import replace

from chautari.rates.model.agreement import agree, corroborated
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.series import Verdict

# How many times the jump of an instrument those who agree can confirm: ten times the price is a unit that all mistook.
CONFIRMED_JUMP_FACTOR = 4


def no_sound_reading(case: ConsensusInput) -> Verdict | None:
    """Held: every reading breaks a rule by itself."""
    return None if case.sound else case.verdict("held")


def repeats_a_fault(case: ConsensusInput) -> Verdict | None:
    """Held: the lead says what a reading of higher standing said whose fault shows it to be wrong.

    Who prints less than the authority repeats its figure without the one beside it that broke the rule.
    """
    better = case.readings[: case.readings.index(case.lead)]
    repeats = any(agree(case.instrument, case.lead, reading) for reading in better)
    alone = case.instrument.republished or len(case.agreeing) < 2
    return case.verdict("held") if repeats and alone else None


def disagreement(case: ConsensusInput) -> Verdict | None:
    """Held: sound readings differ, and none of them is the authority's fresh word with another beside it."""
    outvoted = case.borne_by_two and not case.late
    if not case.dissenting or (outvoted and not case.unmoved):
        return None
    return case.verdict("held", RuleViolation("readings_disagree", f"{case.lead.source} says {case.amount}"))


def jump_again(case: ConsensusInput) -> Verdict | None:
    """Provisional: the authority and another print again what somebody disputed as a jump the market day before.

    Else one source that never follows would withhold a real jump for ever.
    """
    before, least = case.disputed_before, case.instrument.jump
    again = before is not None and abs(case.amount / before - 1) <= least
    return case.verdict("provisional") if again and case.borne_by_two and jump(case) else None


def jump(case: ConsensusInput) -> Verdict | None:
    """Held: the price moved further than is plausible without a second party. Real days moved by 9.5 % (2024-11-25)."""
    confirmed = case.instrument.republished and not case.dissenting and len(case.agreeing) > 1
    most = case.instrument.jump * (CONFIRMED_JUMP_FACTOR if confirmed else 1)
    moves = [case.amount / baseline - 1 for baseline in case.baselines]
    if not moves or min(map(abs, moves)) <= most:
        return None
    words = f"{moves[0]:+.1%} from {case.baselines[0]}, more than {most:.0%}"
    return case.verdict("held", RuleViolation("jump", words if confirmed else f"{words}, {_rests_on(case)}"))


def late(case: ConsensusInput) -> Verdict | None:
    """Provisional: what changes after its day is over may be an answer with a wrong date."""
    return case.verdict("provisional") if case.late else None


def borne_out(case: ConsensusInput) -> Verdict | None:
    """Confirmed: another prints each figure. One that did not move needs the authority and all who spoke before."""
    others = case.agreeing[1:]
    if not others or not corroborated(case.instrument, case.lead, others):
        return None
    return case.verdict(case.best) if not case.unmoved or case.all_again else None


def sole_authority(case: ConsensusInput) -> Verdict | None:
    """Official: the authority states it, and nobody else publishes it in a form that we read."""
    alone = len(case.agreeing) == 1 and case.by_authority and not case.instrument.republished and not case.doubled
    return case.verdict(case.best) if alone else None


def unconfirmed(case: ConsensusInput) -> Verdict:
    """Provisional: a plausible reading that nobody bears out yet."""
    return case.verdict("provisional")


RULES: tuple[Callable[[ConsensusInput], Verdict | None], ...] = (
    no_sound_reading,
    repeats_a_fault,
    disagreement,
    jump_again,
    jump,
    late,
    borne_out,
    sole_authority,
    unconfirmed,
)


def decide(case: ConsensusInput) -> Verdict:
    """The verdict of the first rule that decides, with its name; the last always does."""
    verdicts = ((rule.__name__, rule(case)) for rule in RULES)
    return next(replace(verdict, rule=name) for name, verdict in verdicts if verdict is not None)


def _rests_on(case: ConsensusInput) -> str:
    """On what a figure rests that no second party confirms, in words."""
    if case.dissenting:
        return "on one reading, disputed" if len(case.agreeing) == 1 else f"printed by {len(case.agreeing)}, disputed"
    return "on one reading" if len(case.agreeing) == 1 else "on one party's word"
