"""Files of an archived day as other programs read them: pandas, SQLite and a spreadsheet library.

Each reader gives the rows of a table as plain values: an amount as a Decimal, an absent cell as None.
"""

import gzip
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas

from chautari.archive.archive_table import Column

# Table -> the beginning of the names of its own files, and of the volume's. All rates of the tests are of one year.
VOLUMES = {
    "metals": ("metals-2026", "rates-2026"),
    "currencies": ("currencies-2026", "rates-2026"),
    "calendar": ("calendar", "calendar"),
}
Row = tuple[Any, ...]
Reader = Callable[[Mapping[str, Path], str, tuple[Column, ...]], list[Row]]


def by_csv(files: Mapping[str, Path], table: str, columns: tuple[Column, ...]) -> list[Row]:
    """The rows of the CSV, read by pandas."""
    frame = pandas.read_csv(files[f"{VOLUMES[table][0]}.csv.gz"], dtype=str)
    return _rows(frame.itertuples(index=False, name=None), columns)


def by_parquet(files: Mapping[str, Path], table: str, columns: tuple[Column, ...]) -> list[Row]:
    """The rows of the Parquet file, read by pandas."""
    frame = pandas.read_parquet(files[f"{VOLUMES[table][0]}.parquet"])
    return _rows(frame.itertuples(index=False, name=None), columns)


def by_sqlite(files: Mapping[str, Path], table: str, columns: tuple[Column, ...]) -> list[Row]:
    """The rows of the database's table."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(gzip.decompress(files[f"{VOLUMES[table][1]}.sqlite.gz"].read_bytes()))
        return _rows(database.execute(f"SELECT * FROM {table}"), columns)  # noqa: S608


def by_spreadsheet(files: Mapping[str, Path], table: str, columns: tuple[Column, ...]) -> list[Row]:
    """The rows of the workbook's sheet."""
    with closing(openpyxl.load_workbook(files[f"{VOLUMES[table][1]}.xlsx"], read_only=True)) as workbook:
        header, *rows = workbook[table].iter_rows(values_only=True)
        assert header == tuple(column.name for column in columns)
        return _rows((row + (None,) * (len(columns) - len(row)) for row in rows), columns)


READERS: dict[str, Reader] = {
    "csv": by_csv,
    "parquet": by_parquet,
    "sqlite": by_sqlite,
    "spreadsheet": by_spreadsheet,
}


def _rows(rows: Iterable[Row], columns: tuple[Column, ...]) -> list[Row]:
    kinds = [column.kind for column in columns]
    return [tuple(plain(kind, cell) for kind, cell in zip(kinds, row, strict=True)) for row in rows]


def plain(kind: str, cell: Any) -> Any:
    """A cell of a column of `kind` as every reader gives it."""
    if cell is None or cell is pandas.NA or cell != cell:
        return None
    match kind:
        case "amount":
            return Decimal(str(cell)).normalize()
        case "whole":
            return int(cell)
        case "truth":
            return str(cell).lower() in ("true", "1")
        case "date":
            return str(cell.date() if isinstance(cell, datetime) else cell)
    return str(cell)
