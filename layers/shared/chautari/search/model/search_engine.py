"""The port: what an engine of search must do. One is built in; docs/search.md says how another takes its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from chautari.search.model.question import Filters, Question


@dataclass(frozen=True, slots=True)
class Entry:
    """What an index keeps of an article. `on`: the day by which it is filtered; absent values are empty."""

    id: str
    listed_at: datetime
    on: date
    title: str
    excerpt: str
    language: str
    source: str
    section: str
    kind: str


class Hit(NamedTuple):
    """An article that was found: with the instant it was listed at, its place in the lists."""

    id: str
    listed_at: datetime


class HitPage(NamedTuple):
    """A page of hits; how many there are in all; and the tokens by which they were found."""

    hits: tuple[Hit, ...]
    total: int
    tokens: frozenset[str]


class PageWanted(NamedTuple):
    """Which hits are wanted: `limit` from `offset` on, the best first or the newest."""

    offset: int
    limit: int
    is_newest_first: bool = False


class SearchEngine(Protocol):
    """Answers questions from an index as it was when the engine was opened."""

    def search(self, question: Question, filters: Filters, wanted: PageWanted) -> HitPage:
        """A page of what the question finds within the filters."""


class IndexWriter(Protocol):
    """Changes an index; nothing of it is seen before `commit`."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries that the index does not have yet."""

    def replace(self, entry: Entry) -> None:
        """Put an entry in the place of that of its id, if there is one."""

    def remove(self, article_id: str) -> None:
        """Take an entry out, if there is one."""

    def commit(self) -> None:
        """Make the changes durable, and end. The writer is not used again."""
