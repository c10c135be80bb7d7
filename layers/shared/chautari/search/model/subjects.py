"""What news can be of: places (a gazetteer), people and topics (lists), each with its names in both languages."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from chautari.search.model.question import Question, question_of_names, words_of
from chautari.search.model.text_words import BETWEEN

SubjectKind = Literal["topics", "people", "places"]
KINDS: tuple[SubjectKind, ...] = get_args(SubjectKind)
LISTS = Path(__file__).parent / "data"
# A name of one short word is that of much else: माई is a village, a river and a mother.
SHORT_SKELETON = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic, a person or a place.

    - level: of a place, what it is by law (`district`, `municipality` ...); of others empty.
    - parent: the key of the place that it lies in, empty for none.
    - also: its further names.
    """

    kind: SubjectKind
    key: str
    name: str
    name_ne: str
    level: str
    parent: str
    also: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, in both languages."""
        return (self.name, self.name_ne, *self.also)


@cache
def subjects(kind: SubjectKind) -> Mapping[str, Subject]:
    """The subjects of a kind by their key, in the order of their list."""
    with (LISTS / f"{kind}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [_subject(kind, row) for row in csv.DictReader(lines)]
    return MappingProxyType({subject.key: subject for subject in rows})


def question_of(subject: Subject) -> Question:
    """What finds the news of a subject: one of its names; of a place whose name others have, its district's besides."""
    place = subjects("places").get(subject.parent)
    if place is None or place.level != "district" or not _is_ambiguous(subject):
        return question_of_names(subject.names)
    return question_of_names(subject.names, place.names)


def _is_ambiguous(place: Subject) -> bool:
    skeletons = [readings[0].partition(BETWEEN)[0] for readings in words_of(place.name)]
    return _sharing()[place.name] > 1 or (len(skeletons) == 1 and len(skeletons[0]) <= SHORT_SKELETON)


@cache
def _sharing() -> Counter[str]:
    """How many places have a name."""
    return Counter(place.name for place in subjects("places").values())


def _subject(kind: SubjectKind, row: Mapping[str, str]) -> Subject:
    also = tuple(filter(None, row["also"].split("|")))
    return Subject(kind, row["key"], row["name"], row["name_ne"], row.get("kind", ""), row.get("parent", ""), also)
