"""A correction: a day of an instrument that is no longer what had been published of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from chautari.rates.model.series import Status


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """What was given out of a day: its figures as printed, None while it is held. `reasons` are pairs of rule and
    detail."""

    status: Status
    source: str
    figures: Mapping[str, str] | None
    unit: int | None
    reasons: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class CorrectionCause:
    """The revision of a reading that made the difference. `reason` is why it was read anew, if nobody said it anew."""

    source: str
    date: str
    revision: int
    reason: str | None


CorrectionKind = Literal["changed", "withdrawn", "released", "weakened"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A day of an instrument that is no longer what was said of it. Dates are ISO texts.

    changed: other figures. withdrawn: served and now held. released: held and now served. weakened: the same figures
    of a lower status. `causes` are the revisions of the day, else those of the day before that its judgement hangs on.
    """

    instrument: str
    date: str
    kind: CorrectionKind
    before: PublishedRate
    after: PublishedRate
    causes: tuple[CorrectionCause, ...]
