"""Rules of an authority as dated data: its pegs, units, spreads and the list of its instruments. Pure lookups by date.

`data/nrb-rules.csv` has the rules that were measured, with their evidence. Notices that an operator adopted come on
top: see `rule_notice`.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

RuleKind = Literal["peg", "unit", "spread", "listed", "withdrawn"]
RULE_KINDS: tuple[RuleKind, ...] = get_args(RuleKind)
# The instrument of a rule that holds for all which have none of their own.
EVERY = "*"
# The value of a peg that has ended.
NONE = "none"

_FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule of an authority, in force from `since` until the next of its kind and instrument.

    - peg: `value` is NPR for one of the instrument, or NONE.
    - unit: `value` is how many of the instrument the figures are for.
    - spread: `value` is the highest ratio of sell to buy; one of a single instrument stands instead of the day's ratio.
    - listed: the instrument is published; `value` is its unit, which a rule of its own repeats.
    - withdrawn: the instrument is published no more; `value` is empty.

    `notice` is the id of the adopted notice that it comes from; None for a bundled rule. `number` orders notices.
    """

    kind: RuleKind
    instrument: str
    value: str
    since: date
    notice: str | None = None
    number: int = 0


class AuthorityRules:
    """The rules of one authority; empty for one that has none."""

    def __init__(self, rows: Iterable[DatedRule] = ()) -> None:
        self._rows = tuple(sorted(rows, key=lambda row: (row.since, row.number)))
        self._by_instrument: dict[str, list[DatedRule]] = {}
        for row in self._rows:
            self._by_instrument.setdefault(row.instrument, []).append(row)
        self._listed_on: dict[date, tuple[str, ...]] = {}  # asked for with every row of a table
        # Each row of a table asks for eight rules, and each poll reads the rows of a week again: 28 times a row.
        self.own = lru_cache(4096)(self._own)
        self.standing = lru_cache(4096)(self._standing)

    def __iter__(self) -> Iterator[DatedRule]:
        return iter(self._rows)

    def _own(self, kind: RuleKind, instrument: str, on: date) -> DatedRule | None:
        """The rule of exactly this instrument that is in force on `on`."""
        return self._newest(on, {kind}, instrument)

    def in_force(self, kind: RuleKind, instrument: str, on: date) -> DatedRule | None:
        """The rule of the instrument in force on `on`, else the one of EVERY instrument."""
        return self.own(kind, instrument, on) or self.own(kind, EVERY, on)

    def peg(self, instrument: str, on: date) -> Decimal | None:
        """NPR for one of the instrument; None if it has no peg."""
        row = self.own("peg", instrument, on)
        return Decimal(row.value) if row and row.value != NONE else None

    def unit(self, instrument: str, on: date) -> DatedRule | None:
        """The rule of how many of the instrument the figures are for; None before units were measured."""
        return self.own("unit", instrument, on)

    def _standing(self, instrument: str, on: date) -> DatedRule | None:
        """The listing or withdrawal in force; None if there is neither."""
        return self._newest(on, {"listed", "withdrawn"}, instrument)

    def listed(self, on: date) -> tuple[str, ...]:
        """The instruments that the authority publishes on `on`, in the order of their listing."""
        if on not in self._listed_on:
            names = dict.fromkeys(row.instrument for row in self._rows if row.kind == "listed")
            standings = ((name, self.standing(name, on)) for name in names)
            self._listed_on[on] = tuple(name for name, standing in standings if standing and standing.kind == "listed")
        return self._listed_on[on]

    def accepts(self, instrument: str, on: date) -> bool:
        """Whether a row of the instrument is kept: it is listed, or bundled and was read before it was measured."""
        standing = self.standing(instrument, on)
        if standing is not None:
            return standing.kind == "listed"
        return any(row.instrument == instrument and row.kind == "listed" and not row.notice for row in self._rows)

    def _newest(self, on: date, kinds: set[RuleKind], instrument: str) -> DatedRule | None:
        newest_first = reversed(self._by_instrument.get(instrument, ()))
        return next((row for row in newest_first if row.kind in kinds and row.since <= on), None)


@cache
def bundled(authority: str) -> AuthorityRules:
    """The measured rules of an authority, from its data file; none where it has no file."""
    path = _FOLDER / f"{authority}-rules.csv"
    if not path.exists():
        return AuthorityRules()
    with path.open(encoding="utf-8", newline="") as lines:
        return AuthorityRules(_rule(row) for row in csv.DictReader(lines))


def _rule(row: dict[str, str]) -> DatedRule:
    (kind,) = (kind for kind in RULE_KINDS if kind == row["rule"])
    return DatedRule(kind, row["instrument"], row["value"], date.fromisoformat(row["from"]))
