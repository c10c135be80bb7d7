"""Answer types of the latest rates, and of their short form on the front page."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Date, DateBs, Instant, JsonSchema
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Change, Fresh, Held, ProofId, PublishedMetal, QuotedDay, Reason

# Always null. Generators of typed clients lose a member that can be nothing else.
Nothing = Amount | None
Npr = Literal["NPR"]
_BELOW = JsonSchema(description="With `min_status` only: the newer rate that is below it; null where there is none.")
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


class LatestForex(OptionalDay):
    """The stored view of the latest currencies."""

    currency: Npr
    rates: list[LatestCurrency | LatestWithoutQuote]


class Metals(OptionalDay, AsOf):
    currency: Npr
    metals: list[Metal]


class Forex(OptionalDay, AsOf):
    currency: Npr
    rates: list[Currency]


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
