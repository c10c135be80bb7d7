"""Counts over many verdicts, as plain JSON, so that a chunk of cases can be kept and added up later."""

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

from chautari.rates.model.instruments import INSTRUMENTS
from tools.drill.cases import Case
from tools.drill.verdict import Verdict

MOST_EXAMPLES = 40


@dataclass(slots=True)
class Tally:
    """Keys are texts joined by `|`.

    outcomes: mode|market|outcome. kinds: outcome|mode|kind of a case whose outcome is wrong. noticed: mode|mark.
    due and withheld: mode|unharmed or harmed|market, counting rates. waiting: cases in which a wrong provisional rate
    stands at the end of the day, by mode|market. examples: one case a kind, with its number.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    held_by_kind: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, case: Case, verdict: Verdict) -> None:
        """Count one case."""
        place = f"{case.mode}|{case.market}"
        self.outcomes[f"{place}|{verdict.outcome}"] += 1
        self.noticed.update(f"{case.mode}|{mark}" for mark in verdict.noticed)
        authority = {instrument.authority for instrument in INSTRUMENTS.values() if instrument.market == case.market}
        harm = "harmed" if case.keys & authority else "unharmed"
        self.due[f"{case.mode}|{harm}|{case.market}"] += verdict.due
        self.withheld[f"{case.mode}|{harm}|{case.market}"] += len(verdict.withheld)
        if verdict.withheld and case.mode == "one":
            self.held_by_kind[case.kind] += len(verdict.withheld)
        self.waiting[place] += bool(verdict.at_the_end)
        if verdict.outcome.startswith("wrong"):
            self._keep(case, verdict)

    def _keep(self, case: Case, verdict: Verdict) -> None:
        kind = case.hits[0].mutation if case.mode == "alike" else case.kind_of(verdict.blamed)
        key = f"{verdict.outcome}|{case.mode}|{kind}"
        self.kinds[key] += 1
        if len(self.examples) < MOST_EXAMPLES or key in self.examples:
            self.examples.setdefault(key, [case.number, (verdict.wrong or verdict.provisional)[:2]])

    def merge(self, other: dict[str, Any]) -> None:
        """Add the counts of another, given as JSON."""
        for name, counts in other.items():
            if name == "examples":
                self.examples = counts | self.examples
            else:
                getattr(self, name).update(counts)

    def as_json(self) -> dict[str, Any]:
        """All counts as JSON values."""
        return {each.name: dict(getattr(self, each.name)) for each in fields(self)}

    def total(self, name: str, *parts: str) -> int:
        """The sum of the counts `name` whose key has every one of `parts`."""
        counts: Counter[str] = getattr(self, name)
        return sum(count for key, count in counts.items() if set(parts) <= set(key.split("|")))
