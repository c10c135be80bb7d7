"""What holds of each market of rates as a whole: when a table is due, when it is whole, and who states it.

The authority, the headline and the bounds are those of its instruments (`instruments`), dated rules those of the
authority (`authority_rules`). The declarations of these markets (`markets.declarations`) are made of all three.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import ClassVar

from chautari.core.errors import SourceError
from chautari.rates.model.authority_rules import bundled
from chautari.rates.model.instruments import INSTRUMENTS, Instrument, Market, instruments_of
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.publisher import Publisher

_REPUBLISHERS = Path(__file__).parent / "data" / "republishers.json"


class NotTheAuthority(SourceError):
    """A source prints an instrument of an authority that it neither is nor says to repeat. Action: an operator looks
    whether the page is another's.
    """

    kind: ClassVar[str] = "not_the_authority"


@dataclass(frozen=True, slots=True)
class RateMarket:
    """A market of rates.

    - `schedule`: when a table is due.
    - `least_rows`: the least number of instruments of a whole table.
    - `rules`: by name, those of `validation` that hold in this market alone.
    """

    key: Market
    schedule: PublicationSchedule
    least_rows: int
    rules: tuple[str, ...]

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """Its instruments in their order of display."""
        return instruments_of(self.key)

    @property
    def authority(self) -> str:
        """The key of the source that sets its figures."""
        return self.instruments[0].authority


def least_of_list(count: int) -> int:
    """The least number of rows of a table of which the authority's rules list `count`: more than half."""
    return count // 2 + 1


RATE_MARKETS: Mapping[Market, RateMarket] = {
    "metals": RateMarket(
        "metals",
        PublicationSchedule(due=time(11, 30), saturdays=False),
        least_rows=2,
        rules=("tola_matches_ten_grams", "tejabi_just_below_fine"),
    ),
    "forex": RateMarket(
        "forex",
        PublicationSchedule(due=time(0, 30), saturdays=True),
        least_rows=least_of_list(len(bundled("nrb").listed(date.max))),
        rules=(
            "sell_not_below_buy",
            "peg_of_the_indian_rupee",
            "unexpected_unit",
            "one_spread",
            "rupee_as_yesterday",
            "off_its_peg",
            "has_its_own_rate",
            "in_paisa",
            "published_on_its_day",
            "not_yesterdays_table",
        ),
    ),
}


def require_right(source: Publisher, key: str) -> None:
    """Raises NotTheAuthority if `source` may not state the instrument called `key`, where there is one."""
    instrument = INSTRUMENTS.get(key)
    if instrument is not None:
        require_authority(source, key, instrument.authority)


def require_authority(source: Publisher, subject: str, authority: str) -> None:
    """Raises NotTheAuthority if `source` neither is the `authority` of a subject nor declares to repeat it."""
    if authority not in (source.key, source.origin):
        raise NotTheAuthority(f"{source.key} states {subject} of {authority}, whose republisher it is not")


@cache
def republishers() -> Mapping[str, list[str]]:
    """By market, the sources that declare to repeat its authority: written by `make generate`, for those who read."""
    by_market: dict[str, list[str]] = json.loads(_REPUBLISHERS.read_text(encoding="utf-8"))
    return by_market
