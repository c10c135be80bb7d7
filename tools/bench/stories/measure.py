"""Precision and recall by events: each event counts once, however many pairs of reports it has."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tools.bench.stories.judgements import Judgements, Pair


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over events.

    - event_precision: of each event that was found, the share of its pairs that are one event.
    - story_precision: of each story that was found, the share that are one event or one story.
    - recall: of each true event, the share of its pairs that were found in one event.
    - events, stories, true: how many were found, and how many events are there.
    """

    event_precision: float
    story_precision: float
    recall: float
    events: int
    stories: int
    true: int


def measure(
    judgements: Judgements,
    ids: Iterable[str],
    event: Mapping[str, str],
    story: Mapping[str, str],
    kinds: tuple[str, str],
) -> Figures:
    """The figures of pairs of two kinds of reports (`K`, `L`). A pair that nobody judged counts as wrong.

    Whether a pair judged U is one event is open: it counts for neither side.
    """
    kept = set(ids)
    pairs = _pairs_of_kinds(kept, kinds)
    closed = [pair for pair in pairs if judgements.get(frozenset(pair)) != "U"]
    by_event = _shares(closed, event, lambda pair: judgements.get(pair) == "S")
    by_story = _shares(pairs, story, lambda pair: judgements.get(pair) in ("S", "R", "U"))
    true = [pair for pair, judged in judgements.items() if judged == "S" and pair <= kept and _is_of(pair, kinds)]
    recalls = _recalls(true, event)
    return Figures(_mean(by_event), _mean(by_story), _mean(recalls), len(by_event), len(by_story), len(recalls))


def _pairs_of_kinds(ids: Iterable[str], kinds: tuple[str, str]) -> list[tuple[str, str]]:
    left = [report_id for report_id in ids if _kind(report_id) in kinds[0]]
    right = [report_id for report_id in ids if _kind(report_id) in kinds[1]]
    return [(a, b) for a in left for b in right]


def _shares(
    pairs: Iterable[tuple[str, str]], group: Mapping[str, str], is_right: Callable[[Pair], bool]
) -> list[float]:
    """Of each group that joins pairs, the share that is right."""
    joined: defaultdict[str, list[bool]] = defaultdict(list)
    for left, right in pairs:
        if group.get(left) and group[left] == group.get(right):
            joined[group[left]].append(is_right(frozenset((left, right))))
    return [sum(counted) / len(counted) for counted in joined.values()]


def _recalls(true: list[Pair], event: Mapping[str, str]) -> list[float]:
    """Of each true event, the connected pairs, the share that was joined."""
    parent: dict[str, str] = {}

    def root(report_id: str) -> str:
        while parent.setdefault(report_id, report_id) != report_id:
            report_id = parent[report_id]
        return report_id

    for pair in true:
        left, right = sorted(pair)
        parent[root(left)] = root(right)
    joined: defaultdict[str, list[bool]] = defaultdict(list)
    for pair in true:
        left, right = sorted(pair)
        joined[root(left)].append(bool(event.get(left)) and event[left] == event.get(right))
    return [sum(counted) / len(counted) for counted in joined.values()]


def _is_of(pair: Pair, kinds: tuple[str, str]) -> bool:
    left, right = (_kind(report_id) for report_id in sorted(pair))
    return (left in kinds[0] and right in kinds[1]) or (left in kinds[1] and right in kinds[0])


def _kind(report_id: str) -> str:
    return report_id.partition("/")[2][0]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
