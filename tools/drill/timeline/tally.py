"""Counts over many timelines, as plain JSON, so that a chunk of cases can be kept and added up later."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from tools.drill.timeline.cases import looked_at
from tools.drill.timeline.plan import Plan
from tools.drill.timeline.verdict import Verdict

HALVES = ("seen", "unseen")


@dataclass(slots=True)
class Tally:
    """Keys are texts joined by `|`: half (`seen` or `unseen`), market, kind, and what is counted.

    counts: cases, instrument days, due, withheld, never|any, never|sure, back. minutes and days: by what was served.
    waited: half|market|any or sure|minutes. worst: of a market and kind, the worst case that may be looked at.
    other: differences between the flow and the pure playing, in words.
    """

    counts: Counter[str] = field(default_factory=Counter)
    minutes: Counter[str] = field(default_factory=Counter)
    days: Counter[str] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)
    worst: dict[str, list[Any]] = field(default_factory=dict)
    other: list[str] = field(default_factory=list)

    def add(self, number: int, plan: Plan, verdict: Verdict, differs: str | None = None) -> None:
        """Count one case; `differs` is what the whole flow made other, where it was played through it."""
        half = HALVES[not looked_at(number)]
        place = f"{half}|{plan.market}|{kind_of(plan)}"
        self.counts.update(
            {
                f"{place}|cases": 1,
                f"{place}|instrument days": verdict.instrument_days,
                f"{place}|due": verdict.due,
                f"{place}|withheld": len(verdict.withheld),
                f"{place}|back": len(verdict.back),
                f"{place}|played through the flow": differs is not None,
                f"{place}|other in the flow": bool(differs),
            }
        )
        self.counts.update({f"{place}|never {name}": count for name, count in verdict.never.items()})
        self.minutes.update({f"{place}|{what}": minutes for what, minutes in verdict.minutes.items()})
        self.days.update({f"{place}|{what}": count for what, count in verdict.days.items()})
        for name, minutes in verdict.waited.items():
            self.waited.update({f"{half}|{plan.market}|{name}|{minute}": count for minute, count in minutes.items()})
        if differs:
            self.other.append(f"CASE={number}: {differs}")
        if half == "seen" and any(verdict.badness):
            self._keep_worst(
                f"{plan.market}|{kind_of(plan)}", [list(verdict.badness), number, (verdict.back + verdict.words)[:3]]
            )

    def _keep_worst(self, key: str, case: list[Any]) -> None:
        if key not in self.worst or case[0] > self.worst[key][0]:
            self.worst[key] = case

    def merge(self, other: dict[str, Any]) -> None:
        """Add the counts of another, given as JSON."""
        for key, case in other.pop("worst").items():
            self._keep_worst(key, case)
        self.other += other.pop("other")
        for name, counts in other.items():
            getattr(self, name).update(counts)

    def as_json(self) -> dict[str, Any]:
        """All counts as JSON values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def total(self, name: str, half: str, market: str, kind: str, what: str) -> int:
        """The sum of the counts `name`; an empty part stands for all."""
        asked = (half, market, kind)
        counts: Counter[str] = getattr(self, name)
        return sum(count for parts, count in _parts(counts) if parts[3] == what and _fits(asked, parts))

    def kinds(self, market: str) -> list[str]:
        """The kinds that were drawn for a market."""
        return sorted({parts[2] for parts, _ in _parts(self.counts) if parts[1] == market})

    def waits(self, half: str, market: str, name: str) -> list[tuple[int, int]]:
        """Minutes and how many right prices waited that long."""
        found: Counter[int] = Counter()
        for key, count in self.waited.items():
            parts = key.split("|")
            if _fits((half, market, name), parts):
                found[int(parts[3])] += count
        return sorted(found.items())


def kind_of(plan: Plan) -> str:
    """The name of the change, or that there are two."""
    return plan.kinds[0] if plan.changes == 1 else "two kinds"


def _parts(counts: Counter[str]) -> Iterator[tuple[list[str], int]]:
    for key, count in counts.items():
        yield key.split("|", 3), count


def _fits(asked: tuple[str, ...], parts: list[str]) -> bool:
    return all(not each or each == part for each, part in zip(asked, parts, strict=False))
