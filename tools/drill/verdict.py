"""What came of a case: numbers that were served and are wrong, right ones that were withheld, and who noticed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from chautari.dynamodb import codec
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.series import MarketDay
from tools.drill.cases import Case
from tools.drill.memory import Item
from tools.drill.scene import Days, Right, Scene, Step, days_in, per_one

TRUSTED = ("confirmed", "official")
COMPARED = ("readings_disagree", "jump")
Outcome = Literal["wrong", "wrong provisional", "noticed", "unnoticed", "nothing"]


@dataclass(slots=True)
class Verdict:
    """`wrong` and `provisional`: served at any moment of the day, in words. `at_the_end`: wrong provisional ones that
    stand when every source has run. `withheld`: today's right rates that are not served then. `blamed`: the sources
    that said what was wrong.
    """

    wrong: list[str] = field(default_factory=list)
    provisional: list[str] = field(default_factory=list)
    at_the_end: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)
    due: int = 0
    noticed: set[str] = field(default_factory=set)
    blamed: set[str] = field(default_factory=set)
    changed: bool = False

    @property
    def outcome(self) -> Outcome:
        """The worst of what happened."""
        if self.wrong or self.provisional:
            return "wrong" if self.wrong else "wrong provisional"
        if self.noticed:
            return "noticed"
        return "unnoticed" if self.changed else "nothing"


def judged(case: Case, scene: Scene) -> Verdict:
    """Play the case and look at all that it served, after each of its runs."""
    verdict = Verdict()
    final: Days = {}
    reports = {report.source: report for report in scene.reports}
    for step in scene.play(case):
        _note_reports(verdict, step, reports[step.report.source].rows_dropped)
        for place, item in step.written.items():
            if place.startswith("SERIES#"):
                name = place.removeprefix("SERIES#").partition("/")[0]
                final |= {(name, str(day.date)): day for day in days_in(item)}
                for day in days_in(item):
                    if not (scene.is_as_ever(name, day) or scene.is_right(name, day)):
                        _look(verdict, _served(name, day), scene.right)
                        verdict.blamed |= set(day.verdict.agreeing)
            elif place not in ("VIEW#home/VIEW", "VIEW#home.sure/VIEW"):
                _look(verdict, _shown(place, item), scene.right)
    _end(verdict, final, case, scene)
    return verdict


Shown = tuple[str, str, str, dict[str, Any]]


def _served(name: str, day: MarketDay) -> Iterator[Shown]:
    yield day.verdict.status, name, str(day.date), dict(per_one(day.lead))


def _shown(place: str, item: Item) -> Iterator[Shown]:
    """What a ready answer gives: printed figures, per one of the unit."""
    answer = codec.unpacked(item["body"]["B"])
    for rate in answer.get("metals", []):
        if rate["price"] is not None:
            printed = {unit: each["amount"] for unit, each in rate["prices"].items() if not each["derived"]}
            yield rate["status"], rate["instrument"], rate["date"], _decimals(printed)
    for rate in answer.get("rates", []):
        if rate["status"] != "held":
            sides = {side: rate["per_one"][side] for side in ("buy", "sell") if rate[side] is not None}
            yield rate["status"], rate["code"], rate["date"], _decimals(sides)


def _look(verdict: Verdict, served: Iterator[Shown], right: Right) -> None:
    for status, name, on, figures in served:
        known = right.get((name, on), {})
        if any(known.get(figure) != amount for figure, amount in figures.items()):
            wrong = f"{status} {name} {on}: {_words(figures)} is not {_words(known)}"
            found = verdict.wrong if status in TRUSTED else verdict.provisional
            if wrong not in found:
                found.append(wrong)


def _decimals(texts: dict[str, str]) -> dict[str, Any]:
    return {name: Decimal(text) for name, text in texts.items()}


def _words(figures: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {amount}" for name, amount in sorted(figures.items())) or "nothing"


def _note_reports(verdict: Verdict, step: Step, usual: Mapping[str, int]) -> None:
    """Errors of a source and rows that were dropped, but for those that unchanged answers drop too."""
    if step.report.kind:
        verdict.noticed.add(f"error: {step.report.kind}")
    verdict.noticed |= {f"error: {why.partition(':')[0]}" for why in step.report.unread.values()}
    verdict.noticed |= {f"row: {rule}" for rule in step.report.rows_dropped.keys() - usual.keys()}


def _end(verdict: Verdict, final: Days, case: Case, scene: Scene) -> None:
    """How the day ends: what is withheld, which rules were broken, and what else is not as it would have been."""
    today = str(scene.world.today)
    for key, day in scene.final.items():
        if INSTRUMENTS[key[0]].market == case.market and day.served and key[1] == today:
            verdict.due += 1
            ends = final.get(key)
            if ends is None or not ends.served:
                verdict.withheld.append(key[0])
    for key, day in final.items():
        usual = scene.final.get(key)
        if not scene.is_as_ever(key[0], day) and (usual is None or _said(day) != _said(usual)):
            verdict.changed = True
            verdict.noticed |= _marks(day)
            if day.served and day.verdict.status not in TRUSTED:
                _look_at_the_end(verdict, key, day, scene)


def _look_at_the_end(verdict: Verdict, key: tuple[str, str], day: MarketDay, scene: Scene) -> None:
    found = Verdict()
    _look(found, iter([(day.verdict.status, *key, dict(per_one(day.lead)))]), scene.right)
    verdict.at_the_end += found.provisional


def _said(day: MarketDay) -> Any:
    return [(r.source, per_one(r), r.faults) for r in day.observations], day.verdict.status


def _marks(day: MarketDay) -> set[str]:
    faults = {f"rule: {fault.rule}" for reading in day.observations for fault in reading.faults}
    return faults | {f"judgement: {fault.rule}" for fault in day.verdict.reasons if fault.rule in COMPARED}
