"""Declaration of a market: what is priced, in which figures and units, by whom, how often, and when that is whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from chautari.core.errors import SourceError
from chautari.markets.model.board_rules import BoardRule
from chautari.nepali import bikram_sambat
from chautari.rates.model.publication_schedule import PublicationSchedule

Side = Literal["buy", "sell", "price"]
Validity = Literal["day", "until-revised"]


class NotTheAuthority(SourceError):
    """A source prints an instrument of which it is neither the authority nor a declared republisher. Action: an
    operator looks whether the page is another's.
    """

    kind: ClassVar[str] = "not_the_authority"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """What a figure is for: `amount` of `measure`, as a cylinder is 14.2 kg and a dozen 12 pieces."""

    key: str
    name: str
    name_ne: str
    measure: str
    amount: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed column. `side`: what a customer does at it; `price` where there is one side."""

    key: str
    name: str
    name_ne: str
    side: Side = "price"


@dataclass(frozen=True, slots=True)
class DeclaredInstrument:
    """An instrument whose name and unit are known before it is printed.

    - `dimensions`: its place in the market, as `{"bank": "nabil", "currency": "QAR"}`.
    - `usual`: whether it is on nearly every board, so that its absence is told.
    """

    key: str
    name: str
    name_ne: str
    unit: str
    usual: bool = False
    dimensions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarketDeclaration:
    """A market whose instruments stand on one board.

    - `basis`, `basis_ne`: the word that stands beside each figure, as `wholesale`.
    - `dimensions`: the names of what tells its instruments apart.
    - `headline`: the figure on which change and jump are measured.
    - `authority`: the key of the source that sets the prices; empty where `authority_dimension` names it.
    - `authority_dimension`: the dimension whose value is the authority of an instrument, as `bank`.
    - `republishers`: by authority, the sources that may repeat it.
    - `validity`: whether a figure holds for its day, or in force until it is revised.
    - `schedule`: when a board is due; None without a rhythm.
    - `least_rows`: by month of the BS year, the least number of rows of a whole reading.
    - `least_share`: the least share of the rows of a board of the week before.
    - `rules`: asked of each row, the generic ones apart.
    - `jump`: the least move of the headline, as a fraction of the earlier, that agreement alone does not settle.
    - `band`: the market whose rate of the day is a band for this one's; empty without.
    - `changes_daily`: whether no two days are equal, so that a repeated board under a new date is refused.
    - `season`: by instrument, then month of the BS year, then BS year: mean of the headline and number of days.
    - `discovers`: whether a name that is not declared becomes an instrument, shown as new.
    - `history`: the folder of bundled years in the package's `data`; empty without.
    """

    key: str
    name: str
    name_ne: str
    basis: str
    basis_ne: str
    dimensions: tuple[str, ...]
    figures: tuple[Figure, ...]
    headline: str
    units: Mapping[str, NamedUnit]
    instruments: Mapping[str, DeclaredInstrument]
    authority: str = ""
    authority_dimension: str = ""
    republishers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    validity: Validity = "day"
    schedule: PublicationSchedule | None = None
    least_rows: tuple[int, ...] = (1,) * 12
    least_share: Decimal = Decimal(0)
    rules: tuple[BoardRule, ...] = ()
    jump: Decimal = Decimal(1)
    band: str = ""
    changes_daily: bool = False
    season: Mapping[str, Mapping[str, Mapping[str, tuple[str, int]]]] = field(default_factory=dict)
    discovers: bool = False
    history: str = ""

    def authority_of(self, dimensions: Mapping[str, str]) -> str:
        """The key of the source that sets the price of an instrument with these dimensions."""
        return dimensions[self.authority_dimension] if self.authority_dimension else self.authority

    def require_right(self, source: str, dimensions: Mapping[str, str]) -> None:
        """Raises NotTheAuthority if `source` may not state an instrument with these dimensions."""
        authority = self.authority_of(dimensions)
        if source != authority and source not in self.republishers.get(authority, frozenset()):
            raise NotTheAuthority(f"{source} states {self.key} of {authority}, whose republisher it is not")

    def least_rows_on(self, on: date) -> int:
        """The least number of rows of a whole reading for the market date `on`."""
        return self.least_rows[bikram_sambat.to_bs(on).month - 1]
