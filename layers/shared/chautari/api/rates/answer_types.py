"""Answer types of what is computed on request: histories, conversions and the home answer."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.api.endpoints.rates import Group
from chautari.calendar.views.answer_types import Today
from chautari.core.answer_types import INLINE, Amount, Count, Instant, JsonSchema
from chautari.news.views.answer_types import TopStory
from chautari.rates.model.series import Status
from chautari.rates.views.answer_types import (
    AsOf,
    CurrencyName,
    MetalName,
    Npr,
    PendingCurrency,
    PendingMetal,
    RatesOfHome,
)
from chautari.rates.views.day_types import (
    Change,
    CurrencyDayRead,
    Day,
    Fresh,
    Freshness,
    PriceOfDay,
    PublishedMetal,
    QuoteOfDay,
    StatusFields,
)

WeightOrCount = Annotated[str | int, JsonSchema(description="tola, or how many of the currency.")]


Side = Literal["buy", "sell", "mid", "price"]


class LastGoodPrice(Day, PriceOfDay):
    status: Status


class LastGoodQuote(Day, QuoteOfDay):
    status: Status


class MetalDay(PublishedMetal):
    last_good: NotRequired[Annotated[LastGoodPrice, INLINE] | None]
    pending: NotRequired[PendingMetal]


class CurrencyDay(CurrencyDayRead):
    published_on: NotRequired[str | None]
    modified_on: NotRequired[str | None]
    last_good: NotRequired[Annotated[LastGoodQuote, INLINE] | None]
    pending: NotRequired[PendingCurrency]


class Summary(TypedDict):
    open: Amount
    high: Amount
    low: Amount
    close: Amount
    average: Amount
    derived: bool


class Span(TypedDict):
    first: Day
    last: Day


class PeriodHead(Day):
    label: Annotated[str, JsonSchema(description="2026-08-16, 2026-08, 2083-05 or 2083/84.")]
    period: Annotated[Span, INLINE]
    first_market_day: Day
    last_market_day: Day
    days: Count
    derived: Literal[True]
    unit: WeightOrCount


class Gap(Span):
    days: Count


class Coverage(Span):
    gaps: Annotated[
        list[Annotated[Gap, INLINE]] | None,
        JsonSchema(
            description="Runs of market days that the figures are not of, earliest first; null where nobody knows."
        ),
    ]


class Completeness(TypedDict):
    days_expected: Annotated[
        Count | None, JsonSchema(description="Market days of the whole period; null where nobody knows.")
    ]
    complete: Annotated[
        bool, JsonSchema(description="Whether none of them is missing, cut off by the window or yet to come.")
    ]
    coverage: Annotated[Coverage, INLINE]
    held_days: Count
    partial: Annotated[bool, JsonSchema(description="The contrary of `complete`.", deprecated=True)]


class PeriodRest(Completeness):
    change: Change | None
    statuses: dict[str, Count]
    sources: list[str]
    observed_at: Instant


class MetalPeriod(PeriodHead, PeriodRest):
    tola: Summary | None


class CurrencyPeriod(PeriodHead, PeriodRest):
    buy: Summary | None
    sell: Summary | None


PeriodRow = MetalPeriod | CurrencyPeriod
DayRow = MetalDay | CurrencyDay
Row = DayRow | PeriodRow


FromTo = TypedDict("FromTo", {"from": Day, "to": Day})


class History(FromTo, Fresh, AsOf):
    currency: Npr
    group: Group
    count: Count
    next: str | None


class MetalHistory(MetalName, History):
    rates: list[MetalDay] | list[MetalPeriod]


class CurrencyHistory(CurrencyName, History):
    rates: list[CurrencyDay] | list[CurrencyPeriod]


class HistoryOfRange(CurrencyName, Fresh):
    count: Count
    rates: list[CurrencyDay] | list[CurrencyPeriod]


class CurrencyRange(FromTo, AsOf):
    currency: Npr
    group: Group
    count: Count
    histories: list[HistoryOfRange]


class RateUsed(Day, StatusFields):
    of: str
    name: str
    side: Side
    in_words: str
    carried: bool
    npr: Amount
    derived: bool
    figures: dict[str, Amount]
    unit: WeightOrCount
    change: Change | None
    freshness: Freshness | None


GivenWanted = TypedDict("GivenWanted", {"from": str, "to": str})


class Conversion(GivenWanted, AsOf):
    amount: Amount
    on: Day
    result: Amount
    per_one: Amount
    rounding: str
    in_words: str
    rates: list[RateUsed]


class Home(RatesOfHome, AsOf):
    today: Today | None
    news: list[TopStory] | None
