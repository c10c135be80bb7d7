"""Consensus: the verdict on a day (confirmed, official, provisional or held) by the first rule of RULES that decides.

Pure. Plausibility is measured against the days before.
"""

from collections.abc import Callable
from dataclasses import replace

from chautari.rates.model.agreement import agree, corroborated
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.observations import RuleViolation
from chautari.rates.model.series import Verdict

# Multiple of an instrument's jump that agreeing sources can confirm: ten times the price is a unit that all mistook.
CONFIRMED_JUMP_FACTOR = 4


def no_sound_reading(case: ConsensusInput) -> Verdict | None:
    """Held: every reading breaks a rule by itself."""
    return None if case.sound else case.verdict("held")


def repeats_a_fault(case: ConsensusInput) -> Verdict | None:
    """Held: the lead says what a reading of higher standing said whose fault shows it to be wrong.

    A republisher that prints fewer figures repeats the authority's amount without the second figure that broke the
    rule.
    """
    higher_ranked = case.observations[: case.observations.index(case.lead)]
    repeats = any(agree(case.instrument, case.lead, observation) for observation in higher_ranked)
    uncorroborated = case.instrument.republished or len(case.agreeing) < 2
    return case.verdict("held") if repeats and uncorroborated else None


def disagreement(case: ConsensusInput) -> Verdict | None:
    """Held: sound readings differ, and none of them is the authority's fresh word with another beside it."""
    outvoted = case.authority_corroborated and not case.changed_late
    if not case.dissenting or (outvoted and not case.unchanged):
        return None
    return case.verdict("held", RuleViolation("readings_disagree", f"{case.lead.source} says {case.amount}"))


def jump_again(case: ConsensusInput) -> Verdict | None:
    """Provisional: the authority and another print again what somebody disputed as a jump the market day before.

    Otherwise one source that never follows would withhold a real jump for ever.
    """
    disputed, limit = case.disputed_jump, case.instrument.jump
    repeated = disputed is not None and abs(case.amount / disputed - 1) <= limit
    return case.verdict("provisional") if repeated and case.authority_corroborated and jump(case) else None


def jump(case: ConsensusInput) -> Verdict | None:
    """Held: the price moved further than is plausible without a second party. Real days moved by 9.5 % (2024-11-25)."""
    confirmed = case.instrument.republished and not case.dissenting and len(case.agreeing) > 1
    limit = case.instrument.jump * (CONFIRMED_JUMP_FACTOR if confirmed else 1)
    moves = [case.amount / baseline - 1 for baseline in case.baselines]
    if not moves or min(map(abs, moves)) <= limit:
        return None
    detail = f"{moves[0]:+.1%} from {case.baselines[0]}, more than {limit:.0%}"
    return case.verdict("held", RuleViolation("jump", detail if confirmed else f"{detail}, {_support(case)}"))


def late(case: ConsensusInput) -> Verdict | None:
    """Provisional: what changes after its day is over may be an answer with a wrong date."""
    return case.verdict("provisional") if case.changed_late else None


def borne_out(case: ConsensusInput) -> Verdict | None:
    """Confirmed: another prints each figure. One that did not move needs the authority and all who spoke before."""
    supporting = case.agreeing[1:]
    if not supporting or not corroborated(case.instrument, case.lead, supporting):
        return None
    return case.verdict(case.best_status) if not case.unchanged or case.previous_sources_agree else None


def sole_authority(case: ConsensusInput) -> Verdict | None:
    """Official: the authority states it, and nobody else publishes it in a form that we read."""
    alone = len(case.agreeing) == 1 and case.authority_leads
    second_source = case.instrument.republished or case.awaits_second_source
    return case.verdict(case.best_status) if alone and not second_source else None


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
    """The verdict of the first rule that decides, with its name. The last rule always decides."""
    verdicts = ((rule.__name__, rule(case)) for rule in RULES)
    return next(replace(verdict, rule=name) for name, verdict in verdicts if verdict is not None)


def _support(case: ConsensusInput) -> str:
    """In words, which observations print a figure that no second party confirms."""
    if case.dissenting:
        return "on one reading, disputed" if len(case.agreeing) == 1 else f"printed by {len(case.agreeing)}, disputed"
    return "on one reading" if len(case.agreeing) == 1 else "on one party's word"
