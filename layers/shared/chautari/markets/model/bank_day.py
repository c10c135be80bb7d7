"""A bank's boards of one day as stored: every edition that was seen, with its evidence, and the verdicts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chautari.markets.model.bank_board import BankEdition
from chautari.markets.model.bank_judgement import JudgedQuote
from chautari.markets.model.bank_rules import ReferenceRate
from chautari.rates.model.provenance import Provenance

MarketDate = date  # a field of that name hides the type


@dataclass(frozen=True, slots=True)
class SeenEdition:
    """An edition with its evidence, and what the bank's other address showed in the same run.

    - `observed_at`: the instant of the answer in which it was first seen.
    """

    edition: BankEdition
    provenance: Provenance
    observed_at: datetime
    second: BankEdition | None = None
    second_provenance: Provenance | None = None

    def adds_to(self, before: "SeenEdition") -> bool:
        """Whether it states something new beside an earlier sight. A second address not read takes back nothing."""
        return self.edition != before.edition or (self.second is not None and self.second != before.second)


@dataclass(frozen=True, slots=True)
class BankDay:
    """The boards of one bank on one date.

    - `editions`: in the order in which they were seen; only ever added to.
    - `references`: the central bank's rates of the date, by currency; empty while it is silent.
    - `rows`: the verdicts on the newest edition.
    - `previous`: the date of the boards before; None for the first.
    - `doubt`: why no row of the newest edition is official, as a key of DOUBTS; empty for no reason.
    - `version`: number of writes, 0 before the first.
    """

    bank: str
    date: date
    editions: tuple[SeenEdition, ...] = ()
    references: Mapping[str, ReferenceRate] = field(default_factory=dict)
    rows: tuple[JudgedQuote, ...] = ()
    previous: MarketDate | None = None
    doubt: str = ""
    version: int = 0

    @property
    def newest(self) -> SeenEdition:
        """The edition of the latest stated time; of those of one time the one seen last. Raises ValueError if none."""
        return max(reversed(self.editions), key=lambda seen: (seen.edition.at, seen.observed_at))

    def with_editions(self, seen: Iterable[SeenEdition]) -> tuple[SeenEdition, ...]:
        """The editions with those of `seen` that state something new beside the last sight of their time."""
        editions = self.editions
        for new in seen:
            last = next((old for old in reversed(editions) if old.edition.at == new.edition.at), None)
            if last is None or new.adds_to(last):
                editions = (*editions, new)
        return editions
