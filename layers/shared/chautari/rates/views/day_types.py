"""Answer types of one day's rate."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import Amount, Date, DateBs, Instant, JsonSchema, Positive
from chautari.rates.model.freshness import State
from chautari.rates.model.series import Status

ProofId = Annotated[str, JsonSchema(description="What it rests on is at /v1/proof/ and this.")]


class Day(TypedDict):
    date: Date
    date_bs: DateBs


class Reason(TypedDict):
    rule: str
    detail: str


class Reading(TypedDict):
    source: str
    origin: str
    agrees: bool
    figures: dict[str, Amount]
    observed_at: Instant
    revision: Positive
    faults: list[Reason]
    proof: ProofId


Agreement = Literal["repeated", "independent"]


class Superseded(TypedDict):
    """A surer rate of the same day, in whose place another stands."""

    status: Status
    source: str
    figures: dict[str, Amount]
    observed_at: Instant
    proof: ProofId


class StatusFields(TypedDict):
    status: Status
    observed_at: Instant
    agreement: (
        Annotated[
            Agreement,
            JsonSchema(
                description="repeated: those who agree print one authority's figure, and would copy its error. "
                "independent: they do not have it from one another. Null where one source is alone."
            ),
        ]
        | None
    )
    sources: list[Reading]
    reasons: list[Reason]
    superseded: (
        Annotated[
            Superseded,
            JsonSchema(description="What was confirmed or official of this same day before, while another stands."),
        ]
        | None
    )
    proof: ProofId


class Change(TypedDict):
    amount: Amount
    percent: Amount
    since: Date
    since_bs: DateBs


class Held(Day, StatusFields):
    """A day that is not served as the rate."""


class Freshness(Day):
    state: Annotated[
        State,
        JsonSchema(
            description="Of today; of an earlier day and rightly so; overdue by over two hours; "
            "the next is overdue too."
        ),
    ]
    reason: str
    observed_at: Instant
    next_expected_at: Instant


class StoredPeriod(TypedDict):
    """A period of freshness, from `since` until the next one; null is the instant of publication."""

    since: Instant | None
    state: State
    reason: str


class StoredFreshness(Day):
    """The freshness of a rate as stored in a view: its periods in order."""

    observed_at: Instant
    next_expected_at: Instant
    stretches: list[StoredPeriod]


class Fresh(TypedDict):
    freshness: Freshness | None


class Price(TypedDict):
    amount: Amount
    derived: bool
    derived_from: NotRequired[Literal["tola", "10g"]]


Prices = TypedDict("Prices", {"tola": Price, "10g": Price, "g": Price, "oz": Price})


class PriceOfDay(TypedDict):
    price: Amount | None
    unit: Literal["tola"] | None
    prices: Prices | None


class PerOne(TypedDict):
    buy: Amount | None
    sell: Amount | None
    mid: Amount | None


class QuoteOfDay(TypedDict):
    unit: Annotated[int, JsonSchema(description="How many of the currency the figures are for.")] | None
    buy: Amount | None
    sell: Amount | None
    mid: Amount | None
    per_one: PerOne | None


class PublishedMetal(Day, PriceOfDay, StatusFields):
    change: Change | None


class CurrencyDayRead(Day, QuoteOfDay, StatusFields):
    """A day of a currency without the texts that the bank states with it."""

    change: Change | None


class QuotedDay(CurrencyDayRead):
    published_on: str | None
    modified_on: str | None
