"""Writers of the archive's files. The same rows and the same versions of libraries make the same bytes."""

import csv
import gzip
import io
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chautari.archive.archive_table import ArchiveTable, Cell, ColumnKind

# Kind of a column -> its type in SQLite, where truth is 0 or 1, and in Parquet.
SQLITE_TYPES: dict[ColumnKind, str] = {
    "text": "TEXT",
    "date": "TEXT",
    "amount": "REAL",
    "whole": "INTEGER",
    "truth": "INTEGER",
}
PARQUET_TYPES: dict[ColumnKind, str] = {
    "text": "VARCHAR",
    "date": "DATE",
    "amount": "DECIMAL(18,6)",
    "whole": "INTEGER",
    "truth": "BOOLEAN",
}
# A workbook states when it was made: the same for all, so that its bytes follow from its rows.
_MADE_AT = datetime(2026, 1, 1)  # noqa: DTZ001 - Excel knows no zones


def write_csv(path: Path, table: ArchiveTable) -> None:
    """Write `table` as gzipped CSV (RFC 4180): a header, empty cells for absent values, true and false."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(column.name for column in table.columns)
    lines.writerows(map(_csv_cell, row) for row in table.rows)
    write_gzip(path, [text.getvalue().encode()])


def _csv_cell(cell: Cell) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell


def write_gzip(path: Path, parts: Iterable[bytes]) -> None:
    """Write `parts` one after another as a gzip file without a name and time of its own."""
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as file:
        for part in parts:
            file.write(part)


def write_sqlite(path: Path, tables: Sequence[ArchiveTable]) -> None:
    """Write `tables` into one SQLite database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN")
        for table in tables:
            columns = ", ".join(f"{column.name} {SQLITE_TYPES[column.kind]}" for column in table.columns)
            marks = ", ".join("?" * len(table.columns))
            key = f"PRIMARY KEY ({', '.join(table.key)})"
            database.execute(f"CREATE TABLE {table.name} ({columns}, {key}) WITHOUT ROWID")
            database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", table.rows)  # noqa: S608 - our names
        database.execute("COMMIT")


def write_xlsx(path: Path, tables: Sequence[ArchiveTable]) -> None:
    """Write `tables` as the sheets of one workbook: amounts as numbers, dates as dates, texts never as formulas."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": _MADE_AT, "title": "Chautari"})
        as_date, bold = workbook.add_format({"num_format": "yyyy-mm-dd"}), workbook.add_format({"bold": True})
        for table in tables:
            sheet = workbook.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, [column.name for column in table.columns], bold)
            kinds = [column.kind for column in table.columns]
            for number, row in enumerate(table.rows, 1):
                for place, cell in enumerate(row):
                    _write_cell(sheet, number, place, kinds[place], cell, as_date)


def _write_cell(sheet: Any, row: int, place: int, kind: ColumnKind, cell: Cell, as_date: Any) -> None:
    if cell is None:
        return
    if kind == "date":
        sheet.write_datetime(row, place, date.fromisoformat(str(cell)), as_date)
    elif kind in ("amount", "whole"):
        sheet.write_number(row, place, float(cell))
    elif kind == "truth":
        sheet.write_boolean(row, place, cell)
    else:
        sheet.write_string(row, place, str(cell))


def write_parquet(path: Path, table: ArchiveTable, csv_path: Path) -> None:
    """Write the rows of the CSV of `table` as Parquet with the types of its columns."""
    import duckdb

    # One thread: several would share the rows out by chance. And nothing is fetched from a network.
    quiet: dict[str, str | bool | int | float | list[str]]
    quiet = {"threads": "1", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    types = {column.name: PARQUET_TYPES[column.kind] for column in table.columns}
    with duckdb.connect(config=quiet) as database:
        rows = database.read_csv(
            str(csv_path), header=True, auto_detect=False, delimiter=",", quotechar='"', escapechar='"', columns=types
        )
        rows.write_parquet(str(path), compression="zstd")
