"""What is made of some readings, and the rules that they break."""

from collections.abc import Sequence
from decimal import Decimal

from chautari.rates.model.consensus import decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import Verdict


def judged(*readings: Observation, baselines: Sequence[float] = (), instrument: str = "gold") -> Verdict:
    return decide(ConsensusInput(INSTRUMENTS[instrument], readings, [Decimal(each) for each in baselines]))


def rules(judgement: Verdict) -> list[str]:
    return [fault.rule for fault in judgement.reasons]
