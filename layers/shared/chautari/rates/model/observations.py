"""Quotes as parsed from a response, and observations as stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ParsedQuote:
    """One parsed row of a response: the price of `instrument` on `date`, the market date that the source states.

    - `figures`: the printed digits in NPR by name (metals: `tola`, `10g`; currencies: `buy`, `sell`).
    - `unit`: how many of a currency the figures are for; None for metals.
    - `stated`: everything else that the source states in the row (`published_on`, ...).
    """

    instrument: str
    date: date
    figures: Mapping[str, str]
    unit: int | None = None
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """A broken rule, with the detail in words."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Observation:
    """The current revision of what `source` states of one instrument on one market date.

    - `origin`: the authority whose figure it repeats.
    - `rank`: the standing of the source; 0 is the authority.
    - `faults`: the validation rules that it breaks. One with faults is stored and shown, but never served as the rate.
    - `related`: the headline amount, as printed, of each related instrument in the same table: evidence for a large
      move, which two sources of one origin are not.
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
    related: Mapping[str, str] = field(default_factory=dict)

    def amount(self, name: str) -> Decimal | None:
        """The figure `name` in NPR, or None if the source does not print it."""
        printed = self.figures.get(name)
        return None if printed is None else Decimal(printed)

    @property
    def amounts(self) -> dict[str, Decimal]:
        """Every figure in NPR by its name."""
        return {name: Decimal(printed) for name, printed in self.figures.items()}

    def states_same_as(self, other: "Observation") -> bool:
        """Whether both state the same, however printed (`306800`, `306800.00`) and whenever observed."""
        return (self.amounts, self.unit, self.faults) == (other.amounts, other.unit, other.faults)
