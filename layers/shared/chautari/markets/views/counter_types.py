"""Types of the counter's answers: what banks pay for an amount, and a bank's spread over the central bank by day."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import Amount, Count, Date, DateBs, Instant, JsonSchema, Positive
from chautari.markets.model.bank_board import DatedBy
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Reason

AskedKind = Literal["cash_below_50", "cash", "transfer", "sell"]
BankClass = Literal["A", "B"]


class BankEvidence(TypedDict):
    """The answer of the bank that a figure was read from."""

    url: str
    sha256: str
    size: Count
    parser: str
    observed_at: Instant


class BankName(TypedDict):
    bank: Annotated[str, JsonSchema(description="The key of the bank.")]
    name: str
    name_ne: str
    home: str
    bank_class: Annotated[BankClass, JsonSchema(description="A: commercial bank, B: development bank.")]


class OverCentralBank(TypedDict):
    """The bank's figure less the central bank's of the same day and side."""

    rupees: Annotated[Amount, JsonSchema(description="For the whole amount.")]
    percent: Amount


class BoardOfBank(BankName):
    """A bank's figure as printed, with the time of its board and how it was proven."""

    figure: Annotated[Amount | None, JsonSchema(description="As printed, in NPR per `unit`; null if it has none.")]
    unit: Annotated[Positive | None, JsonSchema(description="How many of the currency; null if not proven.")]
    unit_stated: Annotated[bool, JsonSchema(description="Whether the bank states it; else the band proves it.")]
    words: Annotated[str, JsonSchema(description="What the bank calls the column.")]
    notes_column: Annotated[
        bool, JsonSchema(description="Of a transfer: whether the bank has one column for it and notes.")
    ]
    date: Date
    date_bs: DateBs
    time: Annotated[str | None, JsonSchema(description="Of the edition, as the bank states it; null if it does not.")]
    dated_by: Annotated[DatedBy, JsonSchema(description="Who says the date: the answer, the request, or our fetch.")]
    age_seconds: Annotated[Count, JsonSchema(description="Since the stated time, or since the board was first seen.")]
    stale: Annotated[bool, JsonSchema(description="Whether the bank's next board was due and has not been seen.")]
    status: Annotated[Status, JsonSchema(description="Of this bank, never of the central bank's rate.")]
    reasons: list[Reason]
    evidence: list[BankEvidence]


class BankOffer(BoardOfBank):
    """A bank's figure with what it comes to. `rank`: null for a stale one, which stands after the others."""

    rank: Positive | None
    rupees: Amount
    behind_best: Annotated[Amount, JsonSchema(description="Rupees short of the best, or of `sell` above it.")]
    over_nrb: OverCentralBank | None


class CentralBankOffer(TypedDict):
    date: Date
    date_bs: DateBs
    unit: Positive
    buy: Amount
    sell: Amount
    rupees: Amount
    status: Status
    proof: Annotated[str, JsonSchema(description="An id of /v1/proof.")]


class Counter(TypedDict):
    currency: str
    amount: Amount
    kind: AskedKind
    in_words: str
    as_of: Instant
    banks: list[BankOffer]
    held: Annotated[list[BoardOfBank], JsonSchema(description="Figures that are not served, with the reasons.")]
    not_quoted: list[BankName]
    nrb: Annotated[CentralBankOffer | None, JsonSchema(description="The official rate: no offer, for comparison.")]


class SpreadDay(TypedDict):
    date: Date
    date_bs: DateBs
    time: str | None
    figure: Amount
    unit: Positive
    nrb: Annotated[Amount, JsonSchema(description="The central bank's rate of the day and side, per the same unit.")]
    percent: Annotated[Amount, JsonSchema(description="The bank's figure over the central bank's.")]
    status: Status


class SpreadHistory(TypedDict):
    bank: str
    currency: str
    kind: AskedKind
    days: list[SpreadDay]
