"""Conversions: an amount in something else, with the words for whose rates they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from chautari_client.errors import Late
from chautari_client.rates import STATES, Freshness, State, freshness


@dataclass(frozen=True, slots=True)
class Conversion:
    """`in_words` says whose rates these are; `carried` that one is of an earlier day than `on`."""

    on: date
    per_one: Decimal
    in_words: str
    carried: bool
    freshness: tuple[Freshness | None, ...]
    oldest: State
    raw: dict[str, Any]

    @property
    def result(self) -> Decimal:
        """The amount in what it was converted to. Raises Late where a rate is older than `oldest` permits."""
        for fresh, rate in zip(self.freshness, self.raw["rates"], strict=True):
            if fresh and STATES.index(fresh.state) > STATES.index(self.oldest):
                raise Late(f"{rate['name']} of {rate['date']} is {fresh.state}: {fresh.reason}")
        return Decimal(self.raw["result"])


def conversion(answer: dict[str, Any], oldest: State) -> Conversion:
    """The conversion of an answer."""
    return Conversion(
        date.fromisoformat(answer["on"]["date"]),
        Decimal(answer["per_one"]),
        answer["in_words"],
        any(rate["carried"] for rate in answer["rates"]),
        tuple(freshness(rate["freshness"]) for rate in answer["rates"]),
        oldest,
        answer,
    )
