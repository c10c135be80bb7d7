"""The types of the latest rates, and of what the front page says of them."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import INLINE, Amount, Component, Date, DateBs, Instant
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Change, Fresh, Held, ProofId, PublishedMetal, QuotedDay

# Always null. Generators of typed clients lose a member that can be nothing else.
Nothing = Amount | None
Npr = Literal["NPR"]


class MetalName(TypedDict):
    instrument: str
    name: str
    name_ne: str


class CurrencyName(TypedDict):
    code: str
    name: str
    name_ne: str


class LatestMetal(MetalName, PublishedMetal):
    """A metal's latest rate before its freshness is told."""

    held: Held | None


class PricedMetal(LatestMetal, Fresh):
    """A metal that has its rate."""


class LatestWithoutPrice(MetalName):
    """A metal of which nothing is served, before its freshness is told."""

    status: Literal["held", "unpublished"]
    price: Nothing
    held: Held | None
    last_published: NotRequired[PublishedMetal]


class MetalWithoutPrice(LatestWithoutPrice, Fresh):
    """A metal of which nothing is served, next to one that has its rate."""


class LatestCurrency(CurrencyName, QuotedDay):
    """A currency's latest rate before its freshness is told."""

    held: Held | None


class QuotedCurrency(LatestCurrency, Fresh):
    """A currency that has its rate."""


class LatestWithoutQuote(CurrencyName):
    """A currency of which nothing is served, before its freshness is told."""

    status: Literal["held"]
    buy: Nothing
    sell: Nothing
    held: Held | None


class CurrencyWithoutQuote(LatestWithoutQuote, Fresh):
    """A currency of which nothing is served, next to one that has its rate."""


Metal = Annotated[PricedMetal | MetalWithoutPrice, Component("Metal")]
Currency = Annotated[QuotedCurrency | CurrencyWithoutQuote, Component("Currency")]


class OptionalDay(TypedDict, total=False):
    date: Date
    date_bs: DateBs


class AsOf(TypedDict, total=False):
    as_of: Instant


class LatestMetals(OptionalDay):
    """What a run makes ready of the metals."""

    currency: Npr
    metals: list[LatestMetal | LatestWithoutPrice]


class LatestForex(OptionalDay):
    """What a run makes ready of the currencies."""

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


class Brief(BriefOfServed, Fresh):
    name: str
    name_ne: str
    status: Literal[Status, "unpublished"]
    sources: list[str]
    held: bool


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
