"""Corrections: days of an instrument that differ from what had been published of them, and changes of rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.model.series import Status


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """A day as it was served.

    - `figures`: as printed; None while the day is held.
    - `reasons`: pairs of rule and detail.
    """

    status: Status
    source: str
    figures: Mapping[str, str] | None
    unit: int | None
    reasons: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CorrectionCause:
    """The revision of an observation that made the difference.

    `reason` says why it was parsed again where the source itself did not change; else None.
    """

    source: str
    date: str
    revision: int
    reason: str | None


CorrectionKind = Literal["changed", "withdrawn", "released", "weakened"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A day of an instrument before and after it was corrected. Dates are ISO texts.

    - changed: other figures.
    - withdrawn: served before, held now.
    - released: held before, served now.
    - weakened: the same figures with a lower status, or contested now.

    `causes` are the revisions of that day, else those of the day before that its verdict depends on.
    """

    instrument: str
    date: str
    kind: CorrectionKind
    before: PublishedRate
    after: PublishedRate
    causes: tuple[CorrectionCause, ...]


RuleChangeKind = Literal["adopted", "revoked"]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A notice of a rule that was adopted or revoked.

    `before`: the value of the rule that it takes the place of; None where there was none.
    """

    kind: RuleChangeKind
    notice: RuleNotice
    before: str | None
