"""Whether the spellings of a name find each other: on lists that no rule was made by."""

import csv
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from chautari.news.model.stored_article import ArticleSummary
from chautari.search.model.question import Filters, read_question
from chautari.search.model.search_engine import PageWanted, SearchEngine
from tools.bench.search import corpus
from tools.local.options import ROOT

NAMES = Path(__file__).with_name("names.txt")
PLACES = ROOT / "tests" / "fixtures" / "nepali" / "place-names.csv"
FIRST = 10


class Spellings(NamedTuple):
    """A list of names: `source` marks its articles in the index; each name by its spellings."""

    source: str
    names: list[list[str]]


class SpellingScore(NamedTuple):
    """Ordered pairs of spellings, the share found, that across scripts, and other names among the first ten."""

    pairs: int
    found_share: float
    across_share: float
    foreign: float


def lists() -> Iterator[Spellings]:
    """Names with their variants, and places, by which no rule was made; last the places by which rules were made."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    yield Spellings("names", [line.split(", ") for line in lines])
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for part in ("held-out", "tuned"):
        yield Spellings(part, [[row["latin"], row["nepali"]] for row in rows if row["part"] == part])


def articles(listed: Spellings, start: int) -> list[ArticleSummary]:
    """An article for each spelling, which is its title."""
    titles = [spelling for name in listed.names for spelling in name]
    return [
        corpus.summary(start + number, "", title, "", start + len(titles), listed.source)
        for number, title in enumerate(titles)
    ]


def score(engine: SearchEngine, listed: Spellings, indexed: Iterable[ArticleSummary]) -> SpellingScore:
    """Ask for each spelling among the articles of its list."""
    titles = {article.id: article.title for article in indexed}
    hits, across, foreign, questions = [], [], 0, 0
    for name in listed.names:
        for spelling in name:
            page = engine.search(read_question(spelling), Filters(source=listed.source), PageWanted(0, 100))
            found_titles = [titles[hit.id] for hit in page.hits]
            foreign += sum(title not in name for title in found_titles[:FIRST])
            questions += 1
            for question, wanted in permutations(name, 2):
                if question == spelling:
                    hits.append(wanted in found_titles)
                    if question.isascii() != wanted.isascii():
                        across.append(hits[-1])
    return SpellingScore(len(hits), sum(hits) / len(hits), sum(across) / len(across), foreign / questions)
