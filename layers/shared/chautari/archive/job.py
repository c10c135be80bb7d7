"""Job of the archive: a day's files, then its descriptor, its signature and its record. A second run writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chautari.archive import calendar_table, correction_lines, descriptor, file_formats, rate_tables
from chautari.archive.archive_shelf import ArchiveShelf
from chautari.archive.archive_table import ArchiveTable
from chautari.archive.descriptor import ArchivedDay, ArchiveFile, Link
from chautari.archive.signing import SigningKey
from chautari.dynamodb import archive_record, codec
from chautari.dynamodb.table import Table
from chautari.nepali.clock import today

EVENT = {"archive": "day"}
DATABASE, WORKBOOK, CORRECTIONS = "chautari.sqlite.gz", "chautari.xlsx", "corrections.ndjson.gz"
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
        previous = self._previous(on)
        files = [self._put(on, *made) for made in self._files()]
        public_key = self.key.public_key if self.key else None
        body = descriptor.to_json(on, self.now, previous, public_key, files)
        self.shelf.put_new(f"{on}/{descriptor.NAME}", body, "application/json")
        day = _day(self.shelf, on)
        if day is None:
            raise ChainBroken(f"{on} was written and cannot be read")
        return day

    def _previous(self, on: date) -> Link | None:
        """The last day before `on`, as the shelf and the table agree on it. Raises ChainBroken."""
        days = (_day(self.shelf, day) for day in reversed(self.shelf.days()) if day < on)
        last = next((day for day in days if day), None)
        link = Link(last.date, last.sha256) if last else None
        recorded = archive_record.newest_before(self.table, on) if self.is_recorded else None
        if recorded and (link is None or recorded != (str(link.date), link.sha256)):
            raise ChainBroken(f"the table recorded {' '.join(recorded)}, the archive ends with {link}")
        return link

    def _files(self) -> list[tuple[Path, int | None, ArchiveTable | None]]:
        """The day's files in the folder, with the number of their rows and their table."""
        rates = [rate_tables.metals(self.table), rate_tables.currencies(self.table)]
        tables = [*rates, calendar_table.calendar_days(self.table)]
        lines = correction_lines.lines(self.table)
        file_formats.write_gzip(self.folder / CORRECTIONS, lines)
        files = [file for table in tables for file in self._files_of(table)]
        return [*files, (self.folder / CORRECTIONS, len(lines), None), *self._whole_files(tables)]

    def _files_of(self, table: ArchiveTable) -> list[tuple[Path, int | None, ArchiveTable | None]]:
        csv_path, parquet_path = (self.folder / f"{table.name}.{suffix}" for suffix in ("csv.gz", "parquet"))
        file_formats.write_csv(csv_path, table)
        file_formats.write_parquet(parquet_path, table, csv_path)
        return [(csv_path, len(table.rows), table), (parquet_path, len(table.rows), None)]

    def _whole_files(self, tables: Sequence[ArchiveTable]) -> list[tuple[Path, int | None, ArchiveTable | None]]:
        database = self.folder / DATABASE.removesuffix(".gz")
        file_formats.write_sqlite(database, tables)
        file_formats.write_gzip(self.folder / DATABASE, [database.read_bytes()])
        file_formats.write_xlsx(self.folder / WORKBOOK, tables)
        return [(self.folder / DATABASE, None, None), (self.folder / WORKBOOK, None, None)]

    def _put(self, on: date, path: Path, rows: int | None, table: ArchiveTable | None) -> ArchiveFile:
        """The file on the shelf, named after its content: one that a run left that was cut off is not in the way."""
        body = path.read_bytes()
        digest = codec.sha256(body)
        stem, _, suffix = path.name.partition(".")
        name = f"{stem}.{digest[:HASH_LENGTH]}.{suffix}"
        media_type = MEDIA_TYPES[path.suffix]
        self.shelf.put_new(f"{on}/{name}", body, media_type)
        return ArchiveFile(path.name, name, media_type, len(body), digest, rows, table)

    def _sign(self, day: ArchivedDay) -> None:
        """Put the signature of a day that names a key, unless it is there."""
        path = f"{day.date}/{descriptor.SIGNATURE}"
        if day.public_key is None or self.shelf.read(path) is not None:
            return
        if self.key is None or self.key.public_key != day.public_key:
            raise KeyChanged(f"{day.date} is to be signed by another key")
        self.shelf.put_new(path, self.key.sign(day.body), "application/octet-stream")


def _day(shelf: ArchiveShelf, on: date) -> ArchivedDay | None:
    body = shelf.read(f"{on}/{descriptor.NAME}")
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
