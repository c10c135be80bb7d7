"""Job of the index: bring what changed into it, or build it whole where it is a day old or of another form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from chautari.dynamodb.table import Table
from chautari.news.model.stored_article import ArticleSummary
from chautari.news.store import change_clock, change_log
from chautari.search.indexing import index_entries
from chautari.search.model import index_manifest
from chautari.search.model.index_manifest import IndexManifest, OtherForm
from chautari.search.model.search_engine import IndexWriter
from chautari.search.store import index_files
from chautari.search.store.index_shelf import IndexShelf
from chautari.search.tantivy_engine.tantivy_search import TantivySearch
from chautari.search.tantivy_engine.tantivy_writer import TantivyWriter

EVENT = {"search": "changed"}
# Builds the index whole, whatever its age.
WHOLE_EVENT = {"search": "whole"}
# Some four months of twenty outlets: about 14 MB.
MOST_ARTICLES = 100_000
WHOLE_EVERY = timedelta(hours=24)
# A run that builds it whole takes two minutes; one that has not ended by then was cut off.
GIVEN_UP_AFTER = timedelta(minutes=20)
CHANGES_AT_ONCE = 500
# The list is read without consistency; DynamoDB is behind by a second at the most.
LIST_LAGS = timedelta(minutes=1)


class InvalidEvent(ValueError):
    """The event is neither EVENT nor WHOLE_EVENT."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a run did: built whole or not, changes taken in, articles and packs of the index, the last change in it."""

    whole: bool
    changes: int
    articles: int
    packs: int
    through: str

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Held:
    """The state on the shelf, with its tag; None if there is none of this form."""

    manifest: IndexManifest | None
    etag: str


@dataclass(slots=True)
class IndexBuilder:
    """Builds the index of `table` for `shelf`; `root` is a folder of its own, kept from run to run if it can be."""

    table: Table
    shelf: IndexShelf
    root: Path
    _at: Path | None = None
    _number: int = 0

    def run(self, event: Mapping[str, Any], now: datetime) -> IndexReport:
        """Bring the index up to the last change. Raises InvalidEvent, IndexMoved, ShelfUnreachable."""
        if event not in (EVENT, WHOLE_EVENT):
            raise InvalidEvent(f"{dict(event)}: neither {EVENT} nor {WHOLE_EVENT}")
        held = self._held()
        if held.manifest is None or event == WHOLE_EVENT or _is_due(held.manifest, now):
            return self._whole(held, now)
        return self._changed(held.manifest, held.etag)

    def _held(self) -> _Held:
        shelved = self.shelf.manifest()
        if shelved is None:
            return _Held(None, "")
        try:
            return _Held(index_manifest.from_json(shelved.body), shelved.etag)
        except OtherForm:
            return _Held(None, shelved.etag)

    def _changed(self, manifest: IndexManifest, etag: str) -> IndexReport:
        """Take in what was written since."""
        changes, through = _changes(self.table, manifest.through)
        if not changes:
            return IndexReport(False, 0, manifest.articles, len(manifest.packs), through.isoformat())
        folder = self._next_folder()
        index_files.bring(self.shelf, manifest, folder, self._at)
        _write(TantivyWriter(folder, manifest.reference), changes)
        state = self._publish(replace(manifest, through=through), folder, etag)
        return _report(state, len(changes), whole=False)

    def _whole(self, held: _Held, now: datetime) -> IndexReport:
        """Build the index of the newest articles. Other runs go on with the one that is there, and leave this to us."""
        if held.manifest:
            self.shelf.publish(held.manifest.being_rebuilt(now).to_json(), held.etag)
        log = change_clock.read(self.table)
        folder = self._next_folder()
        folder.mkdir(parents=True)
        writer = TantivyWriter(folder, now)
        writer.add(index_entries.newest(self.table, MOST_ARTICLES))
        changes, through = _changes(self.table, log.settled - LIST_LAGS if log else now)
        _write(writer, changes)
        # What other runs published meanwhile is in this one too.
        state = self._publish(IndexManifest(now, through, None, 0, "", {}), folder, self._held().etag)
        return _report(state, len(changes), whole=True)

    def _publish(self, manifest: IndexManifest, folder: Path, etag: str) -> IndexManifest:
        """Put `folder` on the shelf, and go on from it; of a run that was overtaken nothing is kept."""
        packs, searched = index_files.shelve(self.shelf, folder, manifest.packs), TantivySearch(folder)
        meta, articles, oldest = index_files.meta_of(folder), searched.articles(), searched.oldest()
        state = replace(manifest, packs=packs, meta=meta, articles=articles, oldest=oldest)
        self.shelf.publish(state.to_json(), etag)
        self._at = folder
        return state

    def _next_folder(self) -> Path:
        self._number += 1
        return index_files.new_folder(self.root, self._number, self._at)


def _report(state: IndexManifest, changes: int, whole: bool) -> IndexReport:
    return IndexReport(whole, changes, state.articles, len(state.packs), state.through.isoformat())


def _is_due(manifest: IndexManifest, now: datetime) -> bool:
    begun = manifest.rebuilding_since
    if begun and now - begun < GIVEN_UP_AFTER:
        return False
    return now - manifest.reference >= WHOLE_EVERY


def _changes(table: Table, after: datetime) -> tuple[list[ArticleSummary], datetime]:
    """The last state of every article that was written after an instant, and the instant up to which that is all."""
    last: dict[str, ArticleSummary] = {}
    while True:
        page = change_log.changed_after(table, after, CHANGES_AT_ONCE)
        last |= {summary.id: summary for summary in page.summaries}
        if page.until == after:
            return list(last.values()), after
        after = page.until


def _write(writer: IndexWriter, changes: list[ArticleSummary]) -> None:
    for summary in changes:
        if summary.taken_down:
            writer.remove(summary.id)
        else:
            writer.replace(index_entries.entry_of(summary))
    writer.commit()
