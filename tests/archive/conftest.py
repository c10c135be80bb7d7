"""A table with two days of rates, and what archives it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chautari.archive import volumes
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.job import Archivist
from chautari.archive.volumes import MadeFile
from chautari.dynamodb import archive_record
from chautari.dynamodb.table import Table
from chautari.rates.store import series_writer
from tests.api import data
from tests.api.conftest import table_in_memory
from tests.support.chain import KEY

NOW = data.AT


@pytest.fixture(scope="module")
def rates() -> Iterator[Table]:
    """A table with two days of rates, that tests only read but for the record of days; and a bucket."""
    with table_in_memory("archived") as table:
        for key in ("silver", "USD"):
            series = data.everything()[key]
            series_writer.write_years(table, series_writer.changed_years((), series, NOW), data.revisions(series))
        yield table


@pytest.fixture(scope="module")
def made(rates: Table, tmp_path_factory: pytest.TempPathFactory) -> list[MadeFile]:
    """The files of a day, made once."""
    return volumes.made_files(rates, tmp_path_factory.mktemp("made"))


@pytest.fixture
def archivist(
    rates: Table, made: list[MadeFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Archivist]:
    monkeypatch.setattr(volumes, "made_files", lambda table, folder: made)
    yield Archivist(rates, ArchiveFolder(tmp_path / "archive"), KEY, NOW, tmp_path)
    for on, _ in archive_record.newest_first(rates):
        rates.client.delete_item(TableName=rates.name, Key={"pk": {"S": "ARCHIVE"}, "sk": {"S": on}})
