"""What is made of some readings, and the rules that they break."""

from collections.abc import Sequence
from decimal import Decimal

from chautari.domain.instruments import INSTRUMENTS
from chautari.domain.reading import Reading
from chautari.domain.series import Judgement
from chautari.judging import Case, judge


def judged(*readings: Reading, baselines: Sequence[int] = (), instrument: str = "gold") -> Judgement:
    return judge(Case(INSTRUMENTS[instrument], readings, [Decimal(each) for each in baselines]))


def rules(judgement: Judgement) -> list[str]:
    return [fault.rule for fault in judgement.reasons]
