"""Score the rule of every observance against the days that publishers printed in 2067 to 2080.

`python -m tools.bench.observances` writes `data/observance-scores.csv`; `make bench-calendar` prints the figures. The
prints are facts of the repository (`data/printed-observances.csv`), so that no capture is needed.

Compared are the days that more than half of the publishers print, of those that print the observance in that year. A
day printed by exactly half is no verdict. Days of ours that nobody prints count as misses if there are more of them
than printed ones.
"""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from operator import attrgetter

from chautari.calendar.almanac import observances
from chautari.calendar.almanac.festivals import year_span
from chautari.calendar.almanac.observances import Score
from chautari.calendar.almanac.surya_siddhanta import SURYA_SIDDHANTA

FIT, UNSEEN = range(2067, 2081, 2), range(2068, 2081, 2)
PASS = 0.95
_counts = attrgetter(*(fields := ("fit_hits", "fit_compared", "unseen_hits", "unseen_compared")))


def majority(prints: Iterable[set[date]]) -> set[date]:
    """The days that more than half of the publishers print."""
    publishers = list(prints)
    votes = Counter(day for days in publishers for day in days)
    return {day for day, count in votes.items() if 2 * count > len(publishers)}


def verdict(prints: Collection[set[date]], ours: set[date]) -> tuple[int, int]:
    """Days that agree, of those compared, in one year: the days each publisher prints against those of a rule."""
    agreed = majority(prints)
    tied = {day for day in ours if 2 * sum(day in days for days in prints) == len(prints)}
    return (len(agreed & ours), max(len(agreed), len(ours - tied))) if agreed else (0, 0)


def scored() -> dict[str, Score]:
    """The score of every observance that a publisher prints."""
    counts = {key: [0, 0, 0, 0] for key in observances.declared() if key in observances.printed()}
    for at, years in ((0, FIT), (2, UNSEEN)):
        for year in years:
            by_key, span = observances.observed(year, SURYA_SIDDHANTA), year_span(year)
            for key, count in counts.items():
                hits, compared = verdict(observances.printed_in(span, key).values(), by_key[key])
                count[at] += hits
                count[at + 1] += compared
    return {key: Score(*count) for key, count in counts.items() if count[3]}


def passed(score: Score, least: int = 1) -> bool:
    """Whether a rule holds in 95 % of the unseen comparisons, of which there are at least `least`."""
    return score.unseen_compared >= least and score.unseen_hits / score.unseen_compared >= PASS


def figures() -> Iterator[str]:
    """How many rules hold on the unseen years, by what they rest on."""
    by_observance = scored()
    bases = {key: observances.declared()[key].basis for key in by_observance}
    for basis in ("fitted", "custom", "festival"):
        yield _figure(f"rules {basis}", [score for key, score in by_observance.items() if bases[key] == basis])
    yield _figure("all observances", list(by_observance.values()))


def _figure(name: str, scores: list[Score]) -> str:
    hits, compared = sum(score.unseen_hits for score in scores), sum(score.unseen_compared for score in scores)
    passing, thrice = sum(map(passed, scores)), sum(passed(score, 3) for score in scores)
    return (
        f"{name}: {passing} of {len(scores)} hold in 95 % of the unseen years ({thrice} with three or more"
        f" comparisons); days {hits}/{compared} = {100 * hits / compared:.2f} %"
    )


def main() -> None:
    """Write the scores."""
    with observances.SCORES.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("key", *fields))
        table.writerows((key, *_counts(score)) for key, score in sorted(scored().items()))


if __name__ == "__main__":
    main()
