"""Verdicts of consensus on given observations."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import Baseline
from chautari.rates.model.series import Verdict


def verdict_on(
    *observations: Observation,
    baselines: Sequence[float] = (),
    instrument: str = "gold",
    previous_sources: Collection[str] = (),
) -> Verdict:
    days = [Baseline(Decimal(amount)) for amount in baselines]
    return decide(ConsensusInput(INSTRUMENTS[instrument], observations, days, previous_sources))


def rule_names(verdict: Verdict) -> list[str]:
    """The rules among the reasons of a verdict, in their order."""
    return [reason.rule for reason in verdict.reasons]
