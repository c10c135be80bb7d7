"""What holds of each market of rates as a whole: who may repeat its authority's figures, when a table is due, and when
it is whole.

The authority, the headline and the bounds are those of its instruments (`instruments`), dated rules those of the
authority (`authority_rules`). The declarations of these markets (`markets.declarations`) are made of all three.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from chautari.core.errors import SourceError
from chautari.rates.model.authority_rules import bundled
from chautari.rates.model.instruments import INSTRUMENTS, Instrument, Market, instruments_of
from chautari.rates.model.publication_schedule import PublicationSchedule


class NotTheAuthority(SourceError):
    """A source prints an instrument of which it is neither the authority nor a declared republisher. Action: an
    operator looks whether the page is another's.
    """

    kind: ClassVar[str] = "not_the_authority"


@dataclass(frozen=True, slots=True)
class RateMarket:
    """A market of rates.

    - `republishers`: the sources that may repeat the figures of its authority, a second address of it included.
    - `schedule`: when a table is due.
    - `least_rows`: the least number of instruments of a whole table.
    - `rules`: by name, those of `validation` that hold in this market alone.
    """

    key: Market
    republishers: frozenset[str]
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
        frozenset({"goldmandu", "hamropatro", "nepalipatro"}),
        PublicationSchedule(due=time(11, 30), saturdays=False),
        least_rows=2,
        rules=("tola_matches_ten_grams", "tejabi_just_below_fine"),
    ),
    "forex": RateMarket(
        "forex",
        frozenset({"nrbapp", "nrbday"}),
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


def require_right(source: str, key: str) -> None:
    """Raises NotTheAuthority if `source` may not state the instrument called `key`, where there is one."""
    instrument = INSTRUMENTS.get(key)
    if instrument is not None:
        require_republisher(source, key, instrument.authority, RATE_MARKETS[instrument.market].republishers)


def require_republisher(source: str, subject: str, authority: str, republishers: frozenset[str]) -> None:
    """Raises NotTheAuthority if `source` is neither the `authority` of a subject nor one of its republishers."""
    if source != authority and source not in republishers:
        raise NotTheAuthority(f"{source} states {subject} of {authority}, whose republisher it is not")
