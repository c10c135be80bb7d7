"""Answer types of proofs and corrections."""

from typing import Annotated, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Count, Date, Instant, JsonSchema, Positive
from chautari.rates.model.authority_rules import RuleKind
from chautari.rates.model.correction import CorrectionKind, RuleChangeKind
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Day, Reading, Reason

Sha256 = Annotated[str, JsonSchema(pattern="^[0-9a-f]{64}$", description="Of the bytes of the answer.")]


class FetchedAnswer(TypedDict):
    url: str
    fetched_at: Instant
    sha256: Sha256
    size: Count


class Parser(TypedDict):
    name: str
    version: str


class RuleOutcome(TypedDict):
    rule: str
    passed: bool
    detail: str | None
    notice: Annotated[str | None, JsonSchema(description="The adopted notice that it went by; null without one.")]


class ReadingProof(TypedDict):
    id: str
    source: str
    origin: str
    revision: Positive
    current: Annotated[bool, JsonSchema(description="False where the source said something else since.")]
    figures: dict[str, Amount]
    unit: int | None
    stated: dict[str, str]
    answer: Annotated[FetchedAnswer, INLINE]
    parser: Annotated[Parser, INLINE]
    rules: list[Annotated[RuleOutcome, INLINE]]
    reason: Annotated[str | None, JsonSchema(description="Why it was stored where the source had said nothing new.")]


class JudgedDay(Day):
    """The verdict on a day and the readings compared."""

    instrument: str
    name: str
    name_ne: str
    status: Status
    source: Annotated[str, JsonSchema(description="Whose figures stand.")]
    decided_by: Annotated[str | None, JsonSchema(description="The rule that decided; null before rules had names.")]
    tolerance: Annotated[Amount, JsonSchema(description="How far apart two readings say the same, in NPR.")]
    compared: list[Reading]
    reasons: list[Reason]


class AdoptedNotice(TypedDict):
    """A change of an authority's rule that an operator adopted, or took back."""

    id: Annotated[str, JsonSchema(description="By which the rules of a proof name it.")]
    rule: RuleKind
    instrument: Annotated[str, JsonSchema(description="An ISO 4217 code; * where it is of every currency.")]
    value: str
    since: Annotated[Date, JsonSchema(description="The market date from which it is in force.")]
    evidence: str
    sha256: str | None
    reason: str
    by: str
    accepted_at: Instant
    revokes: str | None


class Proof(JudgedDay):
    id: str
    proofs: list[ReadingProof]
    notices: Annotated[list[AdoptedNotice], JsonSchema(description="The adopted notices that its rules name.")]


class Given(TypedDict):
    status: Status
    source: str
    figures: dict[str, Amount] | None
    unit: int | None
    reasons: list[Reason]


class Cause(Day):
    source: str
    revision: Count
    reason: str | None
    proof: str


CorrectionId = Annotated[str, JsonSchema(description="Its id in the feed and in alerts too.")]


class Correction(Day):
    id: CorrectionId
    instrument: str
    at: Instant
    kind: CorrectionKind
    in_words: str
    before: Given
    after: Given
    causes: list[Annotated[Cause, INLINE]]
    proof: str


class RuleAdoption(Day):
    """A change of the rules that the numbers are judged by. The day is the one from which it is in force."""

    id: CorrectionId
    instrument: str
    at: Instant
    kind: RuleChangeKind
    in_words: str
    value_before: str | None
    notice: AdoptedNotice


CorrectionRow = Annotated[Correction | RuleAdoption, Component("CorrectionRow")]


class Corrections(TypedDict):
    corrections: list[CorrectionRow]
    next: str | None
