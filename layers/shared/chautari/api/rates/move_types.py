"""Types of why a metal moved."""

from typing import Annotated, TypedDict

from chautari.core.answer_types import Amount, Date, DateBs, JsonSchema
from chautari.rates.model.series import Status
from chautari.rates.views.day_types import Day, ProofId


class Sureness(TypedDict):
    """How sure the figures of the two days are, and what they rest on: a move is as sure as the less sure one."""

    status: Status
    status_before: Status
    proof: ProofId
    proof_before: ProofId


class DollarMove(Day, Sureness):
    """The dollar at Nepal Rastra Bank, as sold, on the two days."""

    since: Date
    since_bs: DateBs
    sell: Amount
    sell_before: Amount
    percent: Amount


class DutyMove(TypedDict):
    """The customs duty in the price, in percent, by the last change known to us, and the move that a change made."""

    rate: Amount
    since: Date
    since_bs: DateBs
    rate_before: Annotated[Amount | None, JsonSchema(description="Null if it did not change between the two days.")]
    percent: Amount
    source: str


class MetalMove(Day, Sureness):
    instrument: str
    since: Date
    since_bs: DateBs
    price: Amount
    price_before: Amount
    percent: Amount
    dollar: Annotated[DollarMove | None, JsonSchema(description="Null where one of the two days has no rate.")]
    duty: Annotated[DutyMove | None, JsonSchema(description="Null where the duty is not known.")]
    unexplained_percent: Annotated[
        Amount, JsonSchema(description="What dollar and duty do not say: the world's price, quotas, margins.")
    ]
