"""Job of an export: read the parts that changed, copy the new evidence, then write the manifest."""

import gzip
import hashlib
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.dynamodb import codec, export_record, keys
from chautari.dynamodb.table import Table
from chautari.export import (
    evidence_copy,
    export_bucket,
    item_lines,
    manifest,
    news_parts,
    rate_parts,
    standing_parts,
    story_parts,
)
from chautari.export.export_bucket import ExportBucket
from chautari.export.manifest import EvidenceCopy, ExportedPart, Manifest
from chautari.export.table_parts import UNMARKED, Part
from chautari.news.store.story_state import StateShelf
from chautari.rates.store.evidence_archive import EvidenceArchive

EVENT = {"export": "changed"}
# Reads every part anew: for the first time after an article was taken down, or when a mark is doubted.
FULL_EVENT = {"export": "everything"}
ATTEMPTS = 5


class InvalidEvent(ValueError):
    """The event is neither EVENT nor FULL_EVENT."""


class TableMoved(Exception):
    """Rates were written during each of ATTEMPTS readings. Action: none, the next export tries again."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did: its instant, numbers of parts in it and of those written, lines, and the evidence."""

    at: str
    parts: int
    written: int
    lines: int
    evidence_complete: bool

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Exporter:
    """Where an export reads (`shelf` has the state of stories), where it writes, its instant, and whether there is time
    to copy more evidence.
    """

    table: Table
    archive: EvidenceArchive
    shelf: StateShelf
    bucket: ExportBucket
    now: datetime
    has_time: Callable[[], bool]

    def run(self, event: Mapping[str, Any]) -> ExportReport:
        """Export what `event` asks for. Raises InvalidEvent, TableMoved, RevisionMissing, EvidenceTampered."""
        if event not in (EVENT, FULL_EVENT):
            raise InvalidEvent(f"nothing to export in {sorted(event)}")
        previous = self._previous()
        former = {part.name: part for part in previous.parts} if previous else {}
        exported = self._parts(former, event == FULL_EVENT)
        # After the parts: a revision is stored only when its evidence is archived.
        evidence = evidence_copy.copy(self.archive, self.bucket, self._copied(previous, event), self.has_time)
        current = Manifest(self.bucket.stack, self.now, tuple((former | exported).values()), evidence)
        self._publish(current)
        if evidence.is_complete:
            export_record.put(self.table, self.now)
        written = sum(former.get(name) != part for name, part in exported.items())
        total = sum(part.lines for part in current.parts)
        return ExportReport(self.now.isoformat(), len(current.parts), written, total, evidence.is_complete)

    def _previous(self) -> Manifest | None:
        text = export_bucket.read(self.bucket, export_bucket.MANIFEST)
        return manifest.from_json(text) if text is not None else None

    def _copied(self, previous: Manifest | None, event: Mapping[str, Any]) -> EvidenceCopy | None:
        return previous.evidence if previous and event == EVENT else None

    def _parts(self, former: Mapping[str, ExportedPart], anew: bool) -> dict[str, ExportedPart]:
        """The parts as of one instant of the rates; news are those up to the last change at the beginning.

        A part of before that is not read any more (an instrument that the code does not know) stays in the export.
        """
        # Stories first: those of the state are of articles that are exported after it.
        read_first = (*story_parts.parts(self.table, self.shelf, self.now), *news_parts.parts(self.table, self.now))
        news = {part.name: self._part(part, former, anew) for part in read_first}
        for _ in range(ATTEMPTS):
            before = rate_parts.state(self.table)
            rates = {part.name: self._part(part, former, anew) for part in rate_parts.parts(self.table, self.now)}
            if rate_parts.state(self.table) == before:
                standing = {
                    part.name: self._part(part, former, anew) for part in standing_parts.parts(self.table, self.now)
                }
                return news | rates | standing
        raise TableMoved(f"given up after {ATTEMPTS} readings")

    def _part(self, part: Part, former: Mapping[str, ExportedPart], anew: bool) -> ExportedPart:
        """The part as it lies in the bucket: that of before if its mark or its content is the same, else written."""
        stored = former.get(part.name)
        if stored and part.mark != UNMARKED and stored.mark == part.mark and not anew:
            return stored
        body, content, count = packed_lines(item_lines.line_of(item) for item in part.read())
        key = f"{part.name}.{content[:16]}.jsonl.gz"
        if stored and stored.content == content:
            return ExportedPart(part.name, stored.key, stored.size, stored.sha256, count, content, part.mark)
        export_bucket.put(self.bucket, key, body, "application/gzip")
        return ExportedPart(part.name, key, len(body), codec.sha256(body), count, content, part.mark)

    def _publish(self, current: Manifest) -> None:
        text = manifest.to_json(current)
        for key in (f"manifests/{keys.instant(current.at)}.json", export_bucket.MANIFEST):
            export_bucket.put(self.bucket, key, text, "application/json")


def packed_lines(written: Iterable[bytes]) -> tuple[bytes, str, int]:
    """Lines as a gzip file, the SHA-256 of the lines, and their number."""
    packed, content, count = io.BytesIO(), hashlib.sha256(), 0
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=6, mtime=0, filename="") as file:
        for line in written:
            file.write(line)
            content.update(line)
            count += 1
    return packed.getvalue(), content.hexdigest(), count
