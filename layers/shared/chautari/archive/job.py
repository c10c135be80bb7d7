"""Job of the archive: a day's files, then its descriptor, its signature and its record. A second run writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chautari.archive import descriptor, volumes
from chautari.archive.archive_shelf import ArchiveShelf
from chautari.archive.descriptor import ArchivedDay, ArchiveFile, Link
from chautari.archive.signing import SigningKey
from chautari.archive.volumes import MadeFile
from chautari.dynamodb import archive_record, codec
from chautari.dynamodb.table import Table
from chautari.nepali.clock import today

EVENT = {"archive": "day"}
MEDIA_TYPES = {
    ".gz": "application/gzip",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HASH_LENGTH = 8


class ChainBroken(Exception):
    """The last day is not as the table recorded it. Action: docs/runbook.md, "The archive's chain is broken"."""


class KeyChanged(Exception):
    """A day lacks the signature by a key that is no longer this deployment's. Action: as above."""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What a run did: the day, its hash, whether it is new, its files and whether it is signed."""

    date: str
    sha256: str
    is_new: bool
    files: int
    signed: bool

    def as_json(self) -> dict[str, Any]:
        """The report as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Archivist:
    """What a run works on: the table, the shelf, the key (None: unsigned), its instant, a folder for its files.

    `is_recorded`: whether the shelf is the deployment's own, whose days /v1/archive lists.
    """

    table: Table
    shelf: ArchiveShelf
    key: SigningKey | None
    now: datetime
    folder: Path
    is_recorded: bool = True

    def run(self) -> ArchiveReport:
        """Archive today, in Nepal. Raises ChainBroken, KeyChanged, NotArchivable, InvalidDescriptor."""
        on = today(self.now)
        stored = _day(self.shelf, on)
        day = stored or self._made(on)
        self._sign(day)
        if self.is_recorded:
            archive_record.put(self.table, on, _record(day))
        signed = day.public_key is not None
        return ArchiveReport(str(on), day.sha256, stored is None, len(day.files), signed)

    def _made(self, on: date) -> ArchivedDay:
        """The day on the shelf: ours, or that of another run that was faster."""
        last = self._last_before(on)
        former = {file.name: file for file in last.files} if last else {}
        files = [self._file(on, made, former) for made in volumes.made_files(self.table, self.folder)]
        previous = Link(last.date, last.sha256) if last else None
        public_key = self.key.public_key if self.key else None
        body = descriptor.to_json(on, self.now, previous, public_key, files)
        self.shelf.put_new(descriptor.name_of(on), body, "application/json")
        day = _day(self.shelf, on)
        if day is None:
            raise ChainBroken(f"{on} was written and cannot be read")
        return day

    def _last_before(self, on: date) -> ArchivedDay | None:
        """The last day before `on`, as the shelf and the table agree on it. Raises ChainBroken."""
        days = [day for day in self.shelf.days() if day < on]
        last = _day(self.shelf, days[-1]) if days else None
        recorded = archive_record.newest_before(self.table, on) if self.is_recorded else None
        if recorded and (last is None or recorded != (str(last.date), last.sha256)):
            stored = f"{last.date} {last.sha256}" if last else "nothing"
            raise ChainBroken(f"the table recorded {' '.join(recorded)}, the archive ends with {stored}")
        return last

    def _file(self, on: date, made: MadeFile, former: Mapping[str, ArchiveFile]) -> ArchiveFile:
        """The file on the shelf: that of the day before if it is the same, else a new one.

        It is named after its content: one that a run left that was cut off is not in the way.
        """
        body, name = made.path.read_bytes(), made.path.name
        digest, media_type = codec.sha256(body), MEDIA_TYPES[made.path.suffix]
        if name in former and former[name].sha256 == digest:
            path = former[name].path
        else:
            stem, _, suffix = name.partition(".")
            path = f"{on}/{stem}.{digest[:HASH_LENGTH]}.{suffix}"
            self.shelf.put_new(path, body, media_type)
        return ArchiveFile(name, path, media_type, len(body), digest, made.rows, made.table)

    def _sign(self, day: ArchivedDay) -> None:
        """Put the signature of a day that names a key, unless it is there."""
        path = descriptor.signature_of(day.date)
        if day.public_key is None or self.shelf.read(path) is not None:
            return
        if self.key is None or self.key.public_key != day.public_key:
            raise KeyChanged(f"{day.date} is to be signed by another key")
        self.shelf.put_new(path, self.key.sign(day.body), "application/octet-stream")


def _day(shelf: ArchiveShelf, on: date) -> ArchivedDay | None:
    body = shelf.read(descriptor.name_of(on))
    return descriptor.from_json(body) if body is not None else None


def _record(day: ArchivedDay) -> Mapping[str, Any]:
    """What /v1/archive says of a day."""
    previous = {"date": str(day.previous.date), "sha256": day.previous.sha256} if day.previous else None
    return {
        "sha256": day.sha256,
        "previous": previous,
        "signed": day.public_key is not None,
        "size": sum(file.size for file in day.files),
        "files": [
            {"name": file.name, "path": file.path, "media_type": file.media_type, "size": file.size}
            | {"sha256": file.sha256, "rows": file.rows}
            for file in day.files
        ],
    }
