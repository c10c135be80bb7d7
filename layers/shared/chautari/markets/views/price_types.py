"""Types of prices that are in force until revised, beside a row of a board."""

from typing import Annotated, TypedDict

from chautari.core.answer_types import Amount, Instant, JsonSchema
from chautari.rates.model.series import Status


class PrintedDate(TypedDict):
    """The effect of a list as printed: `24:00 hrs` is the beginning of the day after it."""

    bs: str
    ad: str
    time: str | None
    doubt: Annotated[str | None, JsonSchema(description="What contradicts in the date; null if nothing does.")]


class PriceByList(TypedDict):
    """The price of a list that is not the one in force, or not for sure."""

    price: Amount | None
    status: Status
    effective_at: Instant
    printed_date: PrintedDate


class InForce(TypedDict):
    """Since when and until when a figure is in force, where figures hold until they are revised.

    - `until`: null while it is.
    - `until_known`: whether a list ended it; if not, what came after is not known.
    """

    effective_at: Instant
    until: Instant | None
    until_known: bool
    printed_date: PrintedDate
    otherwise: Annotated[
        PriceByList | None,
        JsonSchema(description="The price by the other of two contradicting dates; null if they leave no doubt."),
    ]
    announced: Annotated[
        PriceByList | None, JsonSchema(description="The price that takes effect next; null if none is announced.")
    ]
