"""A day is archived once: whatever comes between, its names never change their content."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chautari.archive import calendar_table, descriptor, rate_tables, volumes
from chautari.archive.archive_shelf import ArchiveShelf
from chautari.archive.archive_table import NotArchivable, amount
from chautari.archive.job import Archivist, ChainBroken, KeyChanged
from chautari.archive.verification import verify
from chautari.archive.volumes import MadeFile
from chautari.dynamodb import archive_record
from chautari.dynamodb.table import Table
from tests.api import data
from tests.support.chain import KEY, OTHER_KEY
from tests.support.faulty import Killed

NOW = data.AT
TOMORROW = NOW + timedelta(days=1)


@dataclass
class ConsistencyNoted:
    """A client of a table that notes whether what it reads is to be consistent."""

    client: Any
    noted: set[bool] = field(default_factory=set)

    def get_item(self, **options: Any) -> Any:
        """As of the table."""
        self.noted.add(options["ConsistentRead"])
        return self.client.get_item(**options)

    def get_paginator(self, operation: str) -> Any:
        """As of the table."""
        return SimpleNamespace(paginate=partial(self._pages, operation))

    def _pages(self, operation: str, **options: Any) -> Any:
        self.noted.add(options["ConsistentRead"])
        return self.client.get_paginator(operation).paginate(**options)


@dataclass
class CutOff:
    """A shelf whose process is killed when it would put its file after `left` others."""

    shelf: ArchiveShelf
    left: int

    def days(self) -> list[date]:
        """See ArchiveShelf."""
        return self.shelf.days()

    def read(self, path: str) -> bytes | None:
        """See ArchiveShelf."""
        return self.shelf.read(path)

    def put_new(self, path: str, body: bytes, media_type: str) -> bool:
        """See ArchiveShelf."""
        self.left -= 1
        if self.left < 0:
            raise Killed
        return self.shelf.put_new(path, body, media_type)


def hashes(root: Path) -> dict[str, str]:
    """The hash of each file below a folder, by its path."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_second_run_of_a_day_writes_nothing(archivist: Archivist, tmp_path: Path) -> None:
    first = archivist.run()
    before = hashes(tmp_path / "archive")
    second = replace(archivist, now=NOW + timedelta(hours=2)).run()
    assert (first.is_new, second.is_new, second.sha256) == (True, False, first.sha256)
    assert hashes(tmp_path / "archive") == before
    assert len(before) == first.files + 2


def test_the_same_rows_make_the_same_bytes(rates: Table, made: list[MadeFile], tmp_path: Path) -> None:
    again = volumes.made_files(rates, tmp_path)
    assert [file.path.name for file in again] == [file.path.name for file in made]
    assert [file.path.read_bytes() for file in again] == [file.path.read_bytes() for file in made]


def test_what_is_unchanged_is_not_written_again(
    archivist: Archivist, made: list[MadeFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archivist.run()
    changed = [tmp_path / "rates-2026.xlsx", *(file.path for file in made if file.path.name != "rates-2026.xlsx")]
    changed[0].write_bytes(b"another workbook")
    monkeypatch.setattr(volumes, "made_files", lambda table, folder: [MadeFile(path) for path in changed])
    replace(archivist, now=TOMORROW).run()
    written = {path.name.partition(".")[0] for path in (tmp_path / "archive" / "2026-08-18").iterdir()}
    assert written == {"rates-2026"}
    verified = verify(archivist.shelf)
    assert (verified.faults, verified.files) == ((), len(made) + 1)


def test_the_next_day_holds_the_hash_of_the_day_before(archivist: Archivist) -> None:
    first = archivist.run()
    second = replace(archivist, now=TOMORROW).run()
    days = verify(archivist.shelf, [KEY.public_key])
    assert days.faults == ()
    assert [day.previous and day.previous.sha256 for day in days.days] == [None, first.sha256]
    recorded = dict(archive_record.newest_first(archivist.table))
    assert {on: day["sha256"] for on, day in recorded.items()} == {
        first.date: first.sha256,
        second.date: second.sha256,
    }


def test_a_run_cut_off_at_any_file_is_finished_by_the_next(archivist: Archivist, made: list[MadeFile]) -> None:
    """Each comes later than the one before and so makes another descriptor: the first that is written stays."""
    for left in range(len(made) + 2):
        run = replace(archivist, shelf=CutOff(archivist.shelf, left), now=NOW + timedelta(minutes=left))
        with pytest.raises(Killed):
            run.run()
    archivist.run()
    assert verify(archivist.shelf, [KEY.public_key]).faults == ()


def test_without_a_key_the_day_says_that_it_is_unsigned(archivist: Archivist) -> None:
    report = replace(archivist, key=None).run()
    assert report.signed is False
    body = archivist.shelf.read(f"{report.date}.json")
    assert body is not None and descriptor.UNSIGNED.encode() in body
    assert archivist.shelf.read(f"{report.date}.json.sig") is None


def test_a_day_is_not_signed_by_another_key_than_it_names(archivist: Archivist, tmp_path: Path) -> None:
    report = archivist.run()
    (tmp_path / "archive" / f"{report.date}.json.sig").unlink()
    for key in (OTHER_KEY, None):
        with pytest.raises(KeyChanged):
            replace(archivist, key=key).run()
    archivist.run()
    assert verify(archivist.shelf).faults == ()


@pytest.mark.parametrize("fate", ["changed", "gone"])
def test_a_last_day_that_is_not_as_it_was_recorded_is_not_built_upon(
    fate: str, archivist: Archivist, tmp_path: Path
) -> None:
    report = archivist.run()
    path = tmp_path / "archive" / f"{report.date}.json"
    if fate == "changed":
        path.write_bytes(path.read_bytes().replace(b"Chautari", b"Somebody"))
    else:
        path.unlink()
    with pytest.raises(ChainBroken, match=report.sha256):
        replace(archivist, now=TOMORROW).run()


@pytest.mark.parametrize("text", ["0.1234567", "1234567890123456", "1234567890.123456"])
def test_an_amount_that_a_format_would_round_is_refused(text: str) -> None:
    with pytest.raises(NotArchivable):
        amount(text)


def test_the_day_is_that_of_nepal(archivist: Archivist) -> None:
    late = datetime.fromisoformat("2026-08-17T18:20:00+00:00")
    assert replace(archivist, now=late).run().date == "2026-08-18"


def test_its_tables_are_read_at_half_the_price(rates: Table) -> None:
    """`docs/costs.md` counts them so: each night they are a thousand times 4 kB."""
    client = ConsistencyNoted(rates.client)
    table = Table(client, rates.name)
    assert rate_tables.metals(table).rows and calendar_table.calendar_days(table).rows == []
    assert client.noted == {False}
