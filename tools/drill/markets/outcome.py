"""What came of the cases of a market, counted, as plain JSON."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

SURE = "official"
MOST_EXAMPLES = 4


@dataclass(slots=True)
class Played:
    """One case.

    - `kind`, `ways`: what was changed.
    - `rows`: served and held rows, as `right official` and `wrong provisional`.
    - `rows_alike`: wrong official rows of which every reading was changed in the same way. No comparison sees them.
    """

    kind: str
    ways: tuple[str, ...] = ()
    rows: Counter[str] = field(default_factory=Counter)
    rows_alike: int = 0

    @property
    def word(self) -> str:
        """The worst of what happened."""
        if self.rows[f"wrong {SURE}"] > self.rows_alike:
            return "wrong as official"
        if self.rows_alike:
            return "wrong as official, alike"
        return "wrong as provisional" if self.rows["wrong provisional"] else "nothing wrong"


@dataclass(slots=True)
class MarketTally:
    """Counts of cases and rows by `kind|word`; of wrong ones by way too, with the numbers of a few."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)

    def add(self, number: int, played: Played) -> None:
        """Count one case."""
        self.counts[f"{played.kind}|cases|{played.word}"] += 1
        for word, count in played.rows.items():
            self.counts[f"{played.kind}|rows|{word}"] += count
        if played.word != "nothing wrong":
            name = f"{played.kind}|{played.word}|{' + '.join(played.ways)}"
            self.counts[name] += 1
            self._keep(name, [number])

    def merge(self, other: dict[str, Any]) -> None:
        """Add the counts of another, given as JSON."""
        self.counts.update(other["counts"])
        for name, numbers in other["examples"].items():
            self._keep(name, numbers)

    def as_json(self) -> dict[str, Any]:
        """What `merge` takes."""
        return {"counts": dict(self.counts), "examples": self.examples}

    def _keep(self, name: str, numbers: list[int]) -> None:
        self.examples[name] = [*self.examples.get(name, ()), *numbers][:MOST_EXAMPLES]

    @property
    def wrong(self) -> int:
        """The cases in which a wrong figure was official, those apart that were changed alike."""
        return sum(count for name, count in self.counts.items() if name.endswith("|cases|wrong as official"))

    def lines(self) -> Iterator[str]:
        """A table of the kinds, the rows, and the ways of what was wrong and official."""
        words = ("wrong as official", "wrong as official, alike", "wrong as provisional", "nothing wrong")
        yield "| kind | cases | " + " | ".join(words) + " |"
        yield "| --- |" + " ---: |" * (len(words) + 1)
        for kind in sorted({name.partition("|")[0] for name in self.counts}):
            counts = [self.counts[f"{kind}|cases|{word}"] for word in words]
            yield f"| {kind} | {sum(counts):,} | " + " | ".join(f"{count:,}" for count in counts) + " |"
        rows = Counter[str]()
        for name, count in self.counts.items():
            if "|rows|" in name:
                rows[name.rpartition("|")[2]] += count
        yield "rows: " + ", ".join(f"{word} {count:,}" for word, count in sorted(rows.items()))
        for name, numbers in sorted(self.examples.items()):
            if "|wrong as official" in name:
                yield f"{self.counts[name]:7,}  {name}  CASE={numbers[0]}"
