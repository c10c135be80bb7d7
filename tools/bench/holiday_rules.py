"""Every holiday rule against the years of which a list is known: the days that it gives, and what it misses.

The lists are the bundled decisions, day by day. Where a list is of the whole year (2079 to 2081, and 2083), a day that
a rule expects and the list does not have is a miss too.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from chautari.calendar.almanac import build, bundled_decisions
from chautari.calendar.almanac.days_off import days_between
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.model.decision import Decision
from chautari.nepali.bikram_sambat import to_bs

YEARS = range(2076, 2084)
_Days = dict[str, set[date]]


@dataclass(slots=True)
class RuleScore:
    """Days of one rule over all years: given and listed, listed only, and expected only (in a year with a list)."""

    key: str
    hits: int = 0
    missed: list[date] = field(default_factory=list)
    wrong: list[date] = field(default_factory=list)


def scores() -> list[RuleScore]:
    """The score of each rule, by its key; holidays without a rule have misses only."""
    by_key: defaultdict[str, RuleScore] = defaultdict(lambda: RuleScore(""))
    for year in YEARS:
        expected, listed = _expected(build.almanac(year, None)), _listed(year)
        is_whole = any(decision.whole_year == year for decision in bundled_decisions.all_bundled())
        for key in expected.keys() | listed.keys():
            score = by_key[key]
            score.key = key
            days, stated = expected.get(key, set()), listed.get(key, set())
            score.hits += len(days & stated)
            score.missed += sorted(stated - days)
            score.wrong += sorted(days - stated) if is_whole else []
    return sorted(by_key.values(), key=lambda score: score.key)


def figures() -> Iterator[str]:
    """A line a rule, then all of them."""
    rules = [score for score in scores() if score.hits]
    for score in rules:
        yield f"holiday rule {score.key}: {score.hits}/{score.hits + len(score.missed)} days{_noted(score)}"
    hits, missed = sum(score.hits for score in rules), sum(len(score.missed) for score in rules)
    share = 100 * hits / (hits + missed)
    yield f"holiday rules {YEARS[0]}-{YEARS[-1]}: {hits}/{hits + missed} listed days = {share:.2f} %"
    ruleless = ", ".join(f"{score.key} {len(score.missed)}" for score in scores() if not score.hits)
    yield f"listed days of holidays without a rule: {ruleless}"


def _noted(score: RuleScore) -> str:
    missed = f", missed {', '.join(map(str, score.missed))}" if score.missed else ""
    return missed + (f", expected only {', '.join(map(str, score.wrong))}" if score.wrong else "")


def _expected(almanac: Almanac) -> _Days:
    days: _Days = defaultdict(set)
    for holiday in almanac.holidays:
        days[holiday.key].update(days_between(holiday.first, holiday.last))
    return days


def _listed(year: int) -> _Days:
    days: _Days = defaultdict(set)
    for decision in bundled_decisions.all_bundled():
        for key, on in _added(decision):
            if to_bs(on).year == year:
                days[key].add(on)
    return days


def _added(decision: Decision) -> Iterator[tuple[str, date]]:
    for change in decision.changes:
        if change.action == "adds":
            yield from ((change.key, on) for on in days_between(change.first, change.last))


if __name__ == "__main__":
    print("\n".join(figures()))
