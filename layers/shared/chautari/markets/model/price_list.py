"""Price lists that hold until the next: what one printed of one depot group, and how far lists are known.

A list of 26 October 2007 printed petrol, diesel and kerosene alone: the cylinder's price before it stayed in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chautari.markets.model.board import RowReason
from chautari.markets.model.effect_date import EffectDate
from chautari.rates.model.series import Status


class ListedPrice(NamedTuple):
    """A printed price with its verdict.

    - `figure`: as printed, without mark and grouping.
    - `evidence`: what it rests on: the names of readings, or that of a bundled stretch.
    """

    figure: str
    status: Status
    reasons: tuple[RowReason, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PriceList:
    """One list of one depot group: its effect, and its prices by product.

    `is_seconded`: whether a second reading has it. If not, a cell may be empty by mistake.
    """

    effect: EffectDate
    prices: Mapping[str, ListedPrice]
    is_seconded: bool = True


class Stretch(NamedTuple):
    """A time within which no list is missing: from the first list's effect to when the table was last read; `last` is
    None while it is read.
    """

    first: datetime
    last: datetime | None


@dataclass(frozen=True, slots=True)
class PriceHistory:
    """The lists of one depot group and the stretches within which none is missing, both earliest first.

    `keeps_unlisted`: whether a product that a list leaves out keeps its price, as an empty cell of the table says; else
    its price ends with that list and the next is not known.
    """

    lists: tuple[PriceList, ...]
    stretches: tuple[Stretch, ...]
    keeps_unlisted: bool = True
