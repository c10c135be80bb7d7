"""Judged pairs: S the same event, R the same story but another event, U one story and the event open, 0 different.

By position, never a text. Two readings are kept: pairs that a score had brought up (the captures' and judged.csv), and
whole evenings read from the first headline to the last (events.csv, each report with `story.event`).
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

FOLDER = Path(__file__).parent
Pair = frozenset[str]
Judgements = dict[Pair, str]
_LOOSER = "0RUS"


def load(folder: Path, articles: Mapping[str, str]) -> Judgements:
    """Every judged pair by its two reports; `articles` names the report that a title became part of."""
    evenings = dict(_evenings())
    judged = dict(evenings)
    for pair, judgement in _pairs(folder):
        judged[pair] = _of_two(judgement, evenings[pair]) if pair in evenings else judgement
    merged: Judgements = {}
    for pair, judgement in judged.items():
        key = frozenset(articles.get(report, report) for report in pair)
        if len(key) == len(pair):
            merged[key] = max(judgement, merged.get(key, "0"), key=_LOOSER.index)
    return merged


def _of_two(left: str, right: str) -> str:
    """What two readings of a pair say together: where one says event and the other story, the event is open."""
    return left if left == right else "U" if "S" in (left, right) or "U" in (left, right) else "R"


def _pairs(folder: Path) -> Iterator[tuple[Pair, str]]:
    for pair in json.loads((folder / "labels_wide.json").read_text(encoding="utf-8"))["pairs"]:
        key = frozenset((f"{pair['day']}/K{pair['kp_index']}", f"{pair['day']}/L{pair['nagarik_index']}"))
        yield key, pair["label"]
    for row in rows("judged.csv"):
        yield frozenset((row["left"], row["right"])), row["judgement"]


def _evenings() -> Iterator[tuple[Pair, str]]:
    stories: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows("events.csv"):
        stories[row["event"].partition(".")[0]].append((row["report"], row["event"]))
    for reports in stories.values():
        for (left, event), (right, other) in combinations(reports, 2):
            yield frozenset((left, right)), "S" if event == other else "R"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file beside this module."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
