"""Answer types of the latest rates, and of their short form on the front page."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Count, Date, DateBs, Instant, JsonSchema
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Change, Fresh, Held, ProofId, PublishedMetal, QuotedDay, Reason

# Always null. Generators of typed clients lose a member that can be nothing else.
Nothing = Amount | None
Npr = Literal["NPR"]
_BELOW = JsonSchema(description="With `min_status` only: the newer rate that is below it; null where there is none.")
Carried = Annotated[
    bool, JsonSchema(description="With `on` only: whether it is the rate of an earlier day, as that day has none.")
]
PendingMetal = Annotated[PublishedMetal, _BELOW]
PendingCurrency = Annotated[QuotedDay, _BELOW]


class MetalName(TypedDict):
    instrument: str
    name: str
    name_ne: str


class CurrencyName(TypedDict):
    code: str
    name: str
    name_ne: str


class LatestMetal(MetalName, PublishedMetal):
    """A metal's latest rate as stored, with its freshness still to be looked up."""

    held: Held | None
    pending: NotRequired[PendingMetal | None]
    carried: NotRequired[Carried]


class PricedMetal(LatestMetal, Fresh):
    """A metal with a served rate."""


class LatestWithoutPrice(MetalName):
    """A metal without a served rate, as stored."""

    status: Literal["held", "unpublished"]
    price: Nothing
    held: Held | None
    pending: NotRequired[PendingMetal | None]
    last_published: NotRequired[PublishedMetal]


class MetalWithoutPrice(LatestWithoutPrice, Fresh):
    """A metal without a served rate."""


class LatestCurrency(CurrencyName, QuotedDay):
    """A currency's latest rate as stored, with its freshness still to be looked up."""

    held: Held | None
    pending: NotRequired[PendingCurrency | None]
    carried: NotRequired[Carried]


class QuotedCurrency(LatestCurrency, Fresh):
    """A currency with a served rate."""


class LatestWithoutQuote(CurrencyName):
    """A currency without a served rate, as stored."""

    status: Literal["held"]
    buy: Nothing
    sell: Nothing
    held: Held | None
    pending: NotRequired[PendingCurrency | None]


class CurrencyWithoutQuote(LatestWithoutQuote, Fresh):
    """A currency without a served rate."""


Metal = Annotated[PricedMetal | MetalWithoutPrice, Component("Metal")]
Currency = Annotated[QuotedCurrency | CurrencyWithoutQuote, Component("Currency")]


class OptionalDay(TypedDict, total=False):
    date: Date
    date_bs: DateBs


class AsOf(TypedDict, total=False):
    as_of: Instant


class LatestMetals(OptionalDay):
    """The stored view of the latest metals."""

    currency: Npr
    metals: list[LatestMetal | LatestWithoutPrice]


class UnlistedCurrency(TypedDict):
    """A currency that the bank prints and that is not listed here yet: no rate is made of it."""

    code: str
    printed: Annotated[str, JsonSchema(description="The figures of the newest table, as printed.")]
    since: Date
    last: Date
    publications: Annotated[Count, JsonSchema(description="In how many tables, one after the other, it stands.")]


class WithdrawnCurrency(CurrencyName):
    """A currency that the bank publishes no more. Its past stays in its history."""

    since: Date
    notice: Annotated[str, JsonSchema(description="The adopted notice: see /v1/corrections.")]


class OtherCurrencies(TypedDict):
    """The currencies beside those with a rate."""

    unlisted: list[UnlistedCurrency]
    withdrawn: list[WithdrawnCurrency]


class LatestForex(OptionalDay, OtherCurrencies):
    """The stored view of the latest currencies."""

    currency: Npr
    rates: list[LatestCurrency | LatestWithoutQuote]


class Metals(OptionalDay, AsOf):
    currency: Npr
    metals: list[Metal]


class Forex(OptionalDay, AsOf):
    currency: Npr
    rates: list[Currency]
    # Left out of an answer as it was before they were kept.
    unlisted: NotRequired[list[UnlistedCurrency]]
    withdrawn: NotRequired[list[WithdrawnCurrency]]


class BriefOfServed(OptionalDay, total=False):
    change: Change | None
    observed_at: Instant
    proof: ProofId


class BriefPending(OptionalDay, total=False):
    """A rate below the least status, in short."""

    status: Status
    price: Amount
    buy: Amount | None
    sell: Amount | None
    unit: str | int | None
    observed_at: Instant
    reasons: list[Reason]
    proof: ProofId


class Brief(BriefOfServed, Fresh):
    name: str
    name_ne: str
    status: Literal[Status, "unpublished"]
    sources: list[str]
    held: bool
    pending: NotRequired[BriefPending | None]


class BriefMetal(Brief):
    instrument: str
    price: Amount | None
    unit: NotRequired[str]


class BriefCurrency(Brief):
    code: str
    buy: Amount | None
    sell: Amount | None
    unit: NotRequired[int]


class RatesOfHome(TypedDict):
    metals: list[Annotated[BriefMetal, INLINE]]
    forex: list[Annotated[BriefCurrency, INLINE]]
