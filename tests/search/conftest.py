"""An index of a few articles in a folder of the test's own."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from chautari.search.model.question import Filters, read_question
from chautari.search.model.search_engine import Entry, PageWanted
from chautari.search.tantivy_engine.tantivy_search import TantivySearch
from chautari.search.tantivy_engine.tantivy_writer import TantivyWriter
from tests.search.articles import NOW

Search = Callable[..., list[int]]


@pytest.fixture
def indexed(tmp_path: Path) -> Callable[[Iterable[Entry]], Search]:
    """Makes an index of entries, and gives what asks it: the numbers of the articles found, best first."""

    def make(entries: Iterable[Entry]) -> Search:
        writer = TantivyWriter(tmp_path, NOW)
        writer.add(entries)
        writer.commit()
        engine = TantivySearch(tmp_path)

        def search(text: str, filters: Filters | None = None) -> list[int]:
            page = engine.search(read_question(text), filters or Filters(), PageWanted(0, 20))
            return [int(hit.id.rpartition("-")[2], 16) for hit in page.hits]

        return search

    return make
