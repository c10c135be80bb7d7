"""Declaration of a market: what is priced, in which figures and units, by whom, how often, and when that is whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from chautari.markets.model.board_rules import BoardRule
from chautari.nepali import bikram_sambat
from chautari.rates.model.publication_schedule import PublicationSchedule
from chautari.rates.model.publisher import Publisher
from chautari.rates.model.rate_markets import require_authority
from chautari.rates.model.series import Status

Side = Literal["buy", "sell", "price"]
Validity = Literal["day", "until-revised"]
# What makes a figure more than provisional: two addresses of the authority, its own word past its checks, or that
# another publisher prints it too.
Agreement = Literal["addresses", "authority", "republishers"]
# A market's days are kept together, as a board a day, or apart: a series of each instrument, or the days of each bank.
Kept = Literal["boards", "series", "banks"]


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
    """A printed column.

    - `side`: what whoever prints it does at it; `price` where there is one side.
    - `unit`: the key of the unit that it is for; empty for that of the row.
    """

    key: str
    name: str
    name_ne: str
    side: Side = "price"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredInstrument:
    """An instrument whose name and unit are known before it is printed.

    - `dimensions`: its place in the market, as `{"bank": "nabil", "currency": "QAR"}`.
    - `usual`: whether it is on nearly every board, so that its absence is told.
    - `jump`: its own, where it is another than its market's.
    """

    key: str
    name: str
    name_ne: str
    unit: str
    usual: bool = False
    dimensions: Mapping[str, str] = field(default_factory=dict)
    jump: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MarketDeclaration:
    """A market: whatever has a price on a day.

    - `basis`, `basis_ne`: the word that stands beside each figure, as `wholesale`.
    - `dimensions`: the names of what tells its instruments apart.
    - `headline`: the figure on which change and jump are measured.
    - `authority`: the key of the source that sets the prices; empty where `authority_dimension` names it.
    - `authority_dimension`: the dimension whose value is the authority of an instrument, as `bank`.
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
    - `agreement`, `kept`: see there.
    - `named_rules`: the names of what rows are asked where days are kept apart: see `rates.validation`, `bank_rules`.
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
    agreement: Agreement = "addresses"
    kept: Kept = "boards"
    named_rules: tuple[str, ...] = ()

    @property
    def best_status(self) -> Status:
        """The surest that a figure can be."""
        return "confirmed" if self.agreement == "republishers" else "official"

    @property
    def rule_names(self) -> tuple[str, ...]:
        """What its rows are asked, beside what is asked of every market."""
        return (*(rule.name for rule in self.rules), *self.named_rules)

    def jump_of(self, instrument: str) -> Decimal:
        """The least move of an instrument, as a fraction of the earlier, that agreement alone does not settle."""
        declared = self.instruments.get(instrument)
        return self.jump if declared is None or declared.jump is None else declared.jump

    def authority_of(self, dimensions: Mapping[str, str]) -> str:
        """The key of the source that sets the price of an instrument with these dimensions."""
        return dimensions[self.authority_dimension] if self.authority_dimension else self.authority

    def require_right(self, source: Publisher, dimensions: Mapping[str, str]) -> None:
        """Raises NotTheAuthority if `source` may not state an instrument with these dimensions."""
        require_authority(source, self.key, self.authority_of(dimensions))

    def least_rows_on(self, on: date) -> int:
        """The least number of rows of a whole reading for the market date `on`."""
        return self.least_rows[bikram_sambat.to_bs(on).month - 1]
