"""What a source said: a quote as parsed from one answer, and a reading as kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ParsedQuote:
    """One row of an answer: what `instrument` cost on `date`, the market date that the source states.

    `figures` maps a name (metals: `tola`, `10g`; currencies: `buy`, `sell`) to the printed digits in NPR. `unit` is
    how many of a currency the figures are for. `stated` keeps what else the source said of the row (`published_on`,
    ...).
    """

    instrument: str
    date: date
    figures: Mapping[str, str]
    unit: int | None = None
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A rule that something broke, and how, in words."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Observation:
    """The current revision of what `source` says of one instrument and market date.

    `origin` is whose figure it repeats, `rank` its standing (0 the authority). `faults` are the rules that this
    reading broke on its own: such a reading is kept and shown, but never served as the rate.
    """

    source: str
    origin: str
    rank: int
    figures: Mapping[str, str]
    unit: int | None
    stated: Mapping[str, str]
    observed_at: datetime
    revision: int
    faults: tuple[RuleViolation, ...] = ()

    def amount(self, name: str) -> Decimal | None:
        """The figure `name` in NPR, or None where the source does not print it."""
        printed = self.figures.get(name)
        return None if printed is None else Decimal(printed)

    @property
    def amounts(self) -> dict[str, Decimal]:
        """Every figure in NPR by its name."""
        return {name: Decimal(printed) for name, printed in self.figures.items()}

    def states_same_as(self, other: "Observation") -> bool:
        """Whether both state the same, however printed (`306800`, `306800.00`) and whenever observed."""
        return (self.amounts, self.unit, self.faults) == (other.amounts, other.unit, other.faults)
