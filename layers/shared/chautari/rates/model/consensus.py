"""Consensus: the verdict on a day (confirmed, official, provisional or held) by the first rule of RULES that decides.

Pure. Plausibility is measured against the days before.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from chautari.rates.model import verdict_reasons
from chautari.rates.model.agreement import agree, corroborated
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.observations import Observation, RuleViolation
from chautari.rates.model.plausibility import (
    Baseline,
    borne_out_later,
    counter_evidence,
    moves_with_the_table,
)
from chautari.rates.model.series import Verdict

# Multiple of an instrument's jump that agreeing sources can confirm, so that a crash of 30 % is served on its day. Ten
# times the price is a unit that all mistook.
CONFIRMED_JUMP_FACTOR = 5


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
    """Held: sound readings differ, and none of them is the authority's fresh word with another beside it.

    Not where the day was served before: see `disputed`.
    """
    if not case.dissenting or case.outvotes or case.restates_served_day:
        return None
    return case.verdict("held", RuleViolation("readings_disagree", f"{case.lead.source} says {case.amount}"))


def lone_copy(case: ConsensusInput) -> Verdict | None:
    """Held: one republisher alone prints yesterday's price again on the day itself, or speaks of a Saturday.

    A page that is dated by its last update opens a day that way before anybody spoke of it.
    """
    if not case.lone_copy:
        return None
    return case.verdict("held", RuleViolation("lone_copy", f"only {case.lead.source} speaks of this day"))


def jump_again(case: ConsensusInput) -> Verdict | None:
    """Provisional: the authority and another print again what somebody disputed as a jump the market day before.

    Otherwise one source that never follows would withhold a real jump for ever.
    """
    disputed, limit = case.disputed_jump, case.instrument.jump
    repeated = disputed is not None and abs(case.amount / disputed - 1) <= limit
    return case.verdict("provisional") if repeated and case.authority_corroborated and jump(case) else None


def jump(case: ConsensusInput) -> Verdict | None:
    """Held: the price moved further than is plausible without a second party. Real days moved by 9.5 % (2024-11-25).

    - The limit grows with the market days passed since the baseline.
    - Agreeing sources confirm CONFIRMED_JUMP_FACTOR times the jump of one day.
    - A jump of the authority that two later market days bear out was real, and one that the whole table makes while the
      pegged currency stands.
    """
    confirmed = case.undisputed_by_two
    if not case.baselines or any(_is_within(case, baseline, confirmed) for baseline in case.baselines):
        return None
    if case.authority_leads and borne_out_later(case.amount, case.baselines[0].amount, case.later_amounts):
        return None
    move, limit = case.baselines[0].move_to(case.amount), _limit(case, case.baselines[0], confirmed)
    detail = f"{move:+.1%} from {case.baselines[0].amount}, more than {limit:.0%}"
    support = "" if confirmed else f", {verdict_reasons.support(case.agreeing, case.dissenting)}"
    return case.verdict("held", RuleViolation("jump", f"{detail}{support}"))


def disputed(case: ConsensusInput) -> Verdict | None:
    """Provisional: the authority's fresh word of a day that was served before, which another source contradicts."""
    return case.verdict("provisional") if case.dissenting and not case.outvotes else None


def late(case: ConsensusInput) -> Verdict | None:
    """Provisional: what changes after its day is over may be an answer with a wrong date."""
    return case.verdict("provisional") if case.changed_late else None


def doubtful_move(case: ConsensusInput) -> Verdict | None:
    """Provisional: a move beyond one day's jump that only repeats confirm, and that other evidence speaks against.

    Republishers copy the authority's error as they copy its price. The evidence is none of theirs: the unit that the
    figure would have by its size, and the price of the related metal in the same table.
    """
    repeated = len({observation.origin for observation in case.agreeing}) == 1
    if not repeated or not case.instrument.republished:
        return None
    evidence = counter_evidence(case.instrument, case.lead, case.amount, case.served_before or case.baselines[:1])
    return case.verdict("provisional", evidence) if evidence else None


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
    lone_copy,
    jump_again,
    jump,
    disputed,
    late,
    doubtful_move,
    borne_out,
    sole_authority,
    unconfirmed,
)


def decide(case: ConsensusInput) -> Verdict:
    """The verdict of the first rule that decides, with its name.

    A day that is held from now on has the reason that it has when it is looked at again, as no served day: else a look
    that brings nothing new would write it anew.
    """
    verdict = _by_first_rule(case)
    if stands := last_served_stands(case, verdict):
        return stands
    if verdict.status == "held" and case.last_served is not None:
        return _by_first_rule(replace(case, last_served=None, was_sure=False))
    return verdict


def _by_first_rule(case: ConsensusInput) -> Verdict:
    """The verdict of the first rule that decides. The last rule always does."""
    verdicts = ((rule.__name__, rule(case)) for rule in RULES)
    name, decided = next((name, verdict) for name, verdict in verdicts if verdict is not None)
    return Verdict(decided.status, decided.source, decided.agreeing, decided.reasons, name)


def last_served_stands(case: ConsensusInput, verdict: Verdict) -> Verdict | None:
    """Provisional: what was served of the day stands while its newer word is held: a day never goes back to another.

    None where the day is not held, was not served before, or a fault of higher standing shows the figure to be wrong.
    """
    served = case.last_served
    if verdict.status != "held" or served is None or _shown_wrong(case, served):
        return None
    agreeing = (other.source for other in case.sound if agree(case.instrument, served, other))
    return Verdict("provisional", served.source, tuple(agreeing), verdict.reasons, "last_served_stands")


def _shown_wrong(case: ConsensusInput, served: Observation) -> bool:
    higher = (other for other in case.observations if other.faults and other.rank < served.rank)
    return any(agree(case.instrument, served, other) for other in higher)


def _limit(case: ConsensusInput, baseline: Baseline, confirmed: bool) -> Decimal:
    """The largest move since the baseline that is served, as a share."""
    return max(case.limit(baseline), case.instrument.jump * CONFIRMED_JUMP_FACTOR if confirmed else Decimal(0))


def _is_within(case: ConsensusInput, baseline: Baseline, confirmed: bool) -> bool:
    """Whether the lead moved no further than is served, or with its whole table."""
    move, limit = baseline.move_to(case.amount), _limit(case, baseline, confirmed)
    return abs(move) <= limit or (case.authority_leads and moves_with_the_table(case.lead, baseline, move, limit))
