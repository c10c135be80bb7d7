"""Types of the list of markets and of histories."""

from typing import Annotated, Literal, TypedDict

from chautari.api.platform.answer_types import Rhythm
from chautari.core.answer_types import Amount, Count, Date, DateBs, JsonSchema
from chautari.markets.model.market import Agreement
from chautari.markets.views.board_types import BoardRowAnswer, MarketBoard, MarketHead
from chautari.rates.views.answer_types import AsOf
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
    republishers: Annotated[
        list[str], JsonSchema(description="The sources that may state its figures beside the authority.")
    ]
    agreement: Annotated[
        Agreement,
        JsonSchema(
            description="What makes a figure more than provisional: two addresses of the authority, its own word past "
            "its checks, or that another publisher prints it too."
        ),
    ]
    rhythm: Annotated[Rhythm | None, JsonSchema(description="Null where prices are set at any time.")]
    least_rows: Annotated[
        list[Count], JsonSchema(description="The least rows of a whole reading, by month of the Bikram Sambat year.")
    ]
    rules: Annotated[list[str], JsonSchema(description="What its rows are asked beside unit and jump.")]
    jump: Annotated[Amount, JsonSchema(description="The least share of a move that agreement alone does not settle.")]
    band: Annotated[str | None, JsonSchema(description="The market whose rates its own must lie near.")]
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


class MarketAnswer(MarketBoard, AsOf):
    """A board of a market."""


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


class InstrumentHistoryAnswer(InstrumentHistory, AsOf):
    """The days of an instrument."""
