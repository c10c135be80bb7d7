"""Types of the answers of markets."""

from typing import Annotated, Literal, NotRequired, TypedDict

from chautari.core.answer_types import Amount, Count, Date, DateBs, Instant, JsonSchema, Positive
from chautari.markets.model.market import Side, Validity
from chautari.markets.views.price_types import InForce
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Freshness, ProofId, Reason

Figures = dict[str, Amount]


class FigureColumn(TypedDict):
    """A column: its key in `figures`, its names, and what whoever prints it does at it."""

    key: str
    name: str
    name_ne: str
    side: Side
    unit: NotRequired[Annotated[str, JsonSchema(description="The unit, where it is another than the row's.")]]


class MarketHead(TypedDict):
    market: str
    name: str
    name_ne: str
    basis: Annotated[str, JsonSchema(description="What the figures are, as wholesale: say it beside each.")]
    basis_ne: str
    currency: Literal["NPR"]
    validity: Validity
    dimensions: list[str]
    figures: list[FigureColumn]
    headline: str


class StatusCounts(TypedDict):
    """How many rows are served as what; `confirmed` where others print the authority's figures too."""

    confirmed: NotRequired[Count]
    official: Count
    provisional: Count
    held: Count


class Move(TypedDict):
    """The move of the headline since the last served board before."""

    amount: Amount
    percent: Amount
    since: Date
    since_bs: DateBs


class SeasonYear(TypedDict):
    year_bs: int
    average: Amount


class Season(TypedDict):
    """The headline beside the same Bikram Sambat month of earlier years: dearer (percent above 0) or cheaper."""

    month: Positive
    years: list[SeasonYear]
    average: Amount
    percent: Amount


class LastServed(TypedDict):
    date: Date
    date_bs: DateBs
    figures: Figures


class PendingRow(TypedDict):
    """What is below the least status."""

    status: Status
    figures: Figures


class BoardRowAnswer(TypedDict):
    instrument: str
    name: str
    name_ne: str
    dimensions: dict[str, str]
    unit: str
    unit_name: str
    unit_name_ne: str
    basis: str
    status: Status
    figures: Annotated[Figures | None, JsonSchema(description="As printed; null where the row is held.")]
    printed: Annotated[Figures | None, JsonSchema(description="What was printed of a held row.")]
    stated: Annotated[dict[str, str], JsonSchema(description="The source's own words.")]
    new: Annotated[bool, JsonSchema(description="A name first seen a short while ago, by nobody confirmed.")]
    reasons: list[Reason]
    readings: list[str]
    change: Move | None
    last: Annotated[LastServed | None, JsonSchema(description="What was served before a held row.")]
    season: Season | None
    in_force: NotRequired[InForce]
    proof: NotRequired[Annotated[ProofId, JsonSchema(description="Where a market has no readings of a whole board.")]]
    pending: NotRequired[Annotated[PendingRow, JsonSchema(description="With `min_status` only: what is below it.")]]


class Missing(TypedDict):
    """An instrument that is nearly always there, and is not on this board."""

    instrument: str
    name: str
    name_ne: str


class BoardReadingAnswer(TypedDict):
    """What one address of a source answered: the proof of the rows that name it."""

    reading: str
    source: str
    revision: Positive
    rows: Count
    observed_at: Instant
    stated_at: Instant | None
    url: str
    sha256: str
    size: Count
    parser: str
    rules: list[str]


class MarketBoard(MarketHead):
    date: Date
    date_bs: DateBs
    observed_at: Annotated[Instant | None, JsonSchema(description="Null for a board of the bundled history.")]
    counts: StatusCounts
    rows: list[BoardRowAnswer]
    missing: list[Missing]
    readings: list[BoardReadingAnswer]
    freshness: Annotated[
        Freshness | None, JsonSchema(description="Null for a board of the past, and of banks: see /v1/counter.")
    ]
