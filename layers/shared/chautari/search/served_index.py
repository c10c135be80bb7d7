"""The index as a process serves it: fetched at its first search, looked after once a minute, swapped whole."""

import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from chautari.search.model import index_manifest
from chautari.search.model.index_manifest import IndexManifest, OtherForm
from chautari.search.model.search_engine import SearchEngine
from chautari.search.store import index_files, reading_shelf
from chautari.search.store.index_shelf import ReadableShelf, ShelfUnreachable
from chautari.search.tantivy_engine.tantivy_search import TantivySearch

LOOKED_AFTER_SECONDS = 60.0


class NoIndex(Exception):
    """There is no index that could be searched: none was built yet, or it cannot be read."""


class ServedIndex:
    """The newest state of the shelf's index that could be fetched. `clock` counts seconds."""

    def __init__(self, shelf: ReadableShelf, root: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._shelf, self._root, self._clock = shelf, root, clock
        self._etag, self._looked_at, self._number = "", float("-inf"), 0
        self._served: tuple[IndexManifest, SearchEngine, Path] | None = None
        self.failure: Exception | None = None

    def current(self) -> tuple[IndexManifest, SearchEngine]:
        """The manifest and the engine. A shelf that fails is told by `failure`, and what is here is served on.

        Raises NoIndex.
        """
        if self._clock() - self._looked_at >= LOOKED_AFTER_SECONDS:
            self._look()
        if self._served is None:
            raise NoIndex(str(self.failure or "none was built yet"))
        return self._served[:2]

    def _look(self) -> None:
        try:
            self._swap()
            self.failure = None
        except (ShelfUnreachable, OtherForm) as failure:
            self.failure = failure
        # Without an index the next request looks again.
        self._looked_at = self._clock() if self._served else float("-inf")

    def _swap(self) -> None:
        shelved = self._shelf.manifest(self._etag)
        if shelved is None:
            return
        manifest = index_manifest.from_json(shelved.body)
        self._number += 1
        before = self._served[2] if self._served else None
        folder = index_files.new_folder(self._root, self._number, before)
        index_files.bring(self._shelf, manifest, folder, before)
        self._served, self._etag = (manifest, TantivySearch(folder), folder), shelved.etag
        if before:
            shutil.rmtree(before)


@cache
def of_process() -> ServedIndex:
    """The index of this deployment, in a folder that goes with the process's machine."""
    return ServedIndex(reading_shelf.connect(), Path(tempfile.mkdtemp(prefix="chautari-search-")))
