"""Answer types of trends."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import Amount, Count, Date, DateBs, JsonSchema, Positive
from chautari.rates.model.series import Status
from chautari.rates.views.answer_types import Npr
from chautari.rates.views.day_types import Day, ProofId


class TrendDay(Day):
    value: Amount


class TrendYear(TypedDict):
    since: Annotated[Date, JsonSchema(description="The first served day of the 365 up to the rate's.")]
    since_bs: DateBs
    days: Annotated[Positive, JsonSchema(description="The served days among them, the rate's own included.")]
    below: Annotated[Count, JsonSchema(description="Those with a lower value.")]
    above: Annotated[Count, JsonSchema(description="Those with a higher value.")]
    high: TrendDay
    low: TrendDay


class RateTrend(Day):
    """The trend of one latest served rate. Its freshness is that of the rate itself."""

    instrument: str
    name: str
    name_ne: str
    figure: Annotated[
        Literal["tola", "buy", "sell"], JsonSchema(description="The printed figure that the values are of.")
    ]
    unit: Annotated[str | int, JsonSchema(description="tola, or the number of a currency that the values are for.")]
    status: Status
    value: Amount
    proof: ProofId
    first: Annotated[Date, JsonSchema(description="The day of the first of `values`; the last is of `date`.")]
    values: Annotated[
        list[Amount | None],
        JsonSchema(description="One of each calendar day; null where none is served: nothing is carried."),
    ]
    year: TrendYear
    last_as_high: Annotated[
        TrendDay | None,
        JsonSchema(description="The latest earlier day that was at least as high; null: none since `looked_back_to`."),
    ]
    last_as_low: Annotated[
        TrendDay | None,
        JsonSchema(description="The latest earlier day that was at least as low; null: none since `looked_back_to`."),
    ]
    looked_back_to: Day


class Trends(TypedDict):
    currency: Npr
    days: Annotated[Positive, JsonSchema(description="How many values each trend has.")]
    trends: list[RateTrend]
