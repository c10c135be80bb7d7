"""Types of the list of markets and of histories."""

from typing import Annotated, Literal, TypedDict

from chautari.core.answer_types import Amount, Count, Date, DateBs, JsonSchema
from chautari.markets.views.board_types import BoardRowAnswer, MarketHead
from chautari.rates.views.day_types import Day


class UnitAnswer(TypedDict):
    """A unit: `amount` of `measure`, as a dozen is 12 pieces."""

    key: str
    name: str
    name_ne: str
    amount: Amount
    measure: str


class ListedMarket(MarketHead):
    authority: Annotated[str | None, JsonSchema(description="Null where each instrument has its own.")]
    instruments: Annotated[Count, JsonSchema(description="Declared ones; a board may show new ones besides.")]
    units: list[UnitAnswer]
    address: str
    history: str


class SeriesMarket(TypedDict):
    """A market with endpoints of its own."""

    market: Literal["metals", "forex"]
    address: str
    history: str


class Markets(TypedDict):
    markets: list[ListedMarket]
    series: list[SeriesMarket]


class BoardDay(BoardRowAnswer):
    date: Date
    date_bs: DateBs


Window = TypedDict("Window", {"from": Day, "to": Day})


class InstrumentHistory(MarketHead, Window):
    instrument: str
    title: str
    title_ne: str
    count: Count
    rows: list[BoardDay]
    next: str | None
