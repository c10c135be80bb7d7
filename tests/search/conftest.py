"""An index of a few articles in a folder of the test's own."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from chautari.search.engine.tantivy_search import TantivySearch
from chautari.search.engine.tantivy_writer import TantivyWriter
from chautari.search.model import question
from chautari.search.model.engine import Entry
from chautari.search.model.question import Filters
from tests.search.articles import NOW

Ask = Callable[..., list[int]]


@pytest.fixture
def indexed(tmp_path: Path) -> Callable[[Iterable[Entry]], Ask]:
    """Makes an index of entries, and gives what asks it: the numbers of the articles found, best first."""

    def make(entries: Iterable[Entry]) -> Ask:
        writer = TantivyWriter(tmp_path, NOW)
        writer.add(entries)
        writer.commit()
        engine = TantivySearch(tmp_path)

        def ask(text: str, filters: Filters | None = None) -> list[int]:
            found = engine.search(question.read(text), filters or Filters(), 0, 20)
            return [int(hit.id.rpartition("-")[2], 16) for hit in found.hits]

        return ask

    return make
