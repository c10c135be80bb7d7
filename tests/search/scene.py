"""A table, a shelf in a folder, who builds the index and who serves it; the clock is the test's."""

from dataclasses import replace
from pathlib import Path

from chautari.dynamodb.table import Table
from chautari.news.store import articles
from chautari.search.indexing.job import IndexBuilder
from chautari.search.model import index_manifest
from chautari.search.model.index_manifest import IndexManifest
from chautari.search.model.question import Filters, read_question
from chautari.search.model.search_engine import PageWanted
from chautari.search.served_index import ServedIndex
from chautari.search.store.index_shelf import FolderShelf
from tests.api.news import data


class Clock:
    """Seconds, which a test moves."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Scene:
    """A table, a shelf in a folder, who builds the index and who serves it."""

    def __init__(self, table: Table, root: Path) -> None:
        self.table, self.root, self.clock = table, root, Clock()
        self.shelf = FolderShelf(root / "shelf")
        self.builder = IndexBuilder(table, self.shelf, root / "build")
        self.served = ServedIndex(self.shelf, root / "served", self.clock)

    def other_builder(self) -> IndexBuilder:
        """A builder of another process."""
        return IndexBuilder(self.table, self.shelf, self.root / "other")

    def numbers(self, text: str) -> set[int]:
        """The articles that a reader finds a minute later."""
        self.clock.seconds += 60
        _, engine = self.served.current()
        page = engine.search(read_question(text), Filters(), PageWanted(0, 100))
        return {int(hit.id.rpartition("-")[2], 16) for hit in page.hits}

    def manifest(self) -> IndexManifest:
        """The state on the shelf."""
        shelved = self.shelf.manifest()
        assert shelved
        return index_manifest.from_json(shelved.body)

    def retitle(self, number: int, title: str) -> None:
        """Write the first revision of an article, or its next."""
        edition, stored = data.written(number), articles.get(self.table, data.article_id(number))
        revision = stored.summary.revision + 1 if stored else 1
        summary = replace(edition.summary, title=title, revision=revision)
        data.put(self.table, stored.summary if stored else None, replace(edition, summary=summary))
