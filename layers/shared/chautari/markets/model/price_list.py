"""Price lists that hold until the next: what one printed of one depot group, and how far lists are known.

A list of 26 October 2007 printed petrol, diesel and kerosene alone: the cylinder's price before it stayed in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from chautari.markets.model.effect_date import EffectDate


@dataclass(frozen=True, slots=True)
class PriceList:
    """One printed list of one depot group.

    - `group`: the key of the depot group whose prices they are.
    - `prices`: by product, as printed without mark and grouping; a product without one was not revised.
    - `evidence`: what it rests on: the id of a reading, or the name of a bundled stretch.
    - `doubtful`: by product, why the printed figure is probably a slip.
    """

    group: str
    effect: EffectDate
    prices: Mapping[str, str]
    evidence: str
    doubtful: Mapping[str, str]


class Stretch(NamedTuple):
    """A time within which no list is missing: from the first list's effect to when the last reading was made."""

    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class PriceHistory:
    """The lists of one depot group, earliest first, and the stretches within which none is missing."""

    lists: tuple[PriceList, ...]
    stretches: tuple[Stretch, ...]
