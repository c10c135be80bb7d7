"""Volumes of the archive: the rates of a year, and the calendar. What of a volume is unchanged is not written again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chautari.archive import calendar_table, correction_lines, file_formats, rate_tables
from chautari.archive.archive_table import ArchiveTable
from chautari.dynamodb.table import Table

CORRECTIONS = "corrections.ndjson.gz"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of a day in a folder of this machine, named as each day names it.

    `rows` and `table`: of one that holds one table; only its CSV carries the table's columns into the descriptor.
    """

    path: Path
    rows: int | None = None
    table: ArchiveTable | None = None


def made_files(table: Table, folder: Path) -> list[MadeFile]:
    """Every file of the archive as of now, written into `folder`. Raises NotArchivable."""
    metals, currencies = rate_tables.metals(table), rate_tables.currencies(table)
    years = sorted({year for rates in (metals, currencies) for year in _years(rates)})
    files: list[MadeFile] = []
    for year in years:
        files += _volume(folder, "rates", f"-{year}", [_of_year(rates, year) for rates in (metals, currencies)])
    files += _volume(folder, "calendar", "", [calendar_table.calendar_days(table)])
    lines = correction_lines.lines(table)
    path = folder / CORRECTIONS
    file_formats.write_gzip(path, lines)
    return [*files, MadeFile(path, len(lines))]


def _volume(folder: Path, name: str, suffix: str, tables: Sequence[ArchiveTable]) -> Iterator[MadeFile]:
    """The files of a volume: CSV and Parquet for each table, one database and one workbook for all."""
    for table in tables:
        csv_path, parquet_path = (folder / f"{table.name}{suffix}.{kind}" for kind in ("csv.gz", "parquet"))
        file_formats.write_csv(csv_path, table)
        file_formats.write_parquet(parquet_path, table, csv_path)
        yield MadeFile(csv_path, len(table.rows), table)
        yield MadeFile(parquet_path, len(table.rows))
    database, workbook = (folder / f"{name}{suffix}.{kind}" for kind in ("sqlite", "xlsx"))
    packed = folder / f"{database.name}.gz"
    file_formats.write_sqlite(database, tables)
    file_formats.write_gzip(packed, [database.read_bytes()])
    file_formats.write_xlsx(workbook, tables)
    yield from (MadeFile(packed), MadeFile(workbook))


def _years(table: ArchiveTable) -> set[str]:
    place = _place_of_date(table)
    return {str(row[place])[:4] for row in table.rows}


def _of_year(table: ArchiveTable, year: str) -> ArchiveTable:
    place = _place_of_date(table)
    return replace(table, rows=[row for row in table.rows if str(row[place])[:4] == year])


def _place_of_date(table: ArchiveTable) -> int:
    return [column.name for column in table.columns].index("date")
