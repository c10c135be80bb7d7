"""`make archive` writes the day once, by the function or into a folder, and says what it is."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from chautari.archive import volumes
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.job import EVENT
from chautari.archive.verification import verify
from tests.support.added_by_hand import NOW
from tests.support.chain import KEY, private_pem
from tools.local import archive, functions, place

REPORT = {"date": "2026-08-17", "sha256": "0" * 64, "is_new": True, "files": 9, "signed": True}


def of_stack(monkeypatch: pytest.MonkeyPatch, now: Any = NOW, **outputs: str) -> None:
    """The stack that the command works on, of which only the clock and the outputs matter."""
    aws = SimpleNamespace(client=lambda service: service)
    where = SimpleNamespace(table=None, now=now, outputs=outputs, stack_name="chautari-dev", aws=aws)
    monkeypatch.setattr(place, "of_arguments", lambda arguments: where)
    monkeypatch.setattr(volumes, "made_files", lambda table, folder: [])


def test_a_folder_is_a_chain_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "private.pem").write_bytes(private_pem())
    words = ["--dir", str(tmp_path / "archive"), "--key", str(tmp_path / "private.pem")]
    for now in (NOW, NOW, NOW + timedelta(days=1)):
        of_stack(monkeypatch, now)
        assert archive.main(words) == 0
    first, again, second = capsys.readouterr().out.splitlines()
    assert "0 files, signed" in first and "0 files, signed" in second
    assert "was there already, unchanged" in again
    verified = verify(ArchiveFolder(tmp_path / "archive"), [KEY.public_key])
    assert (len(verified.days), verified.faults) == (2, ())


def test_without_a_folder_the_function_of_the_schedule_does_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of_stack(monkeypatch, ExportFunctionName="export")
    invoked = {("lambda", "export", "archive"): REPORT}
    monkeypatch.setattr(functions, "invoke", lambda client, name, event: invoked[client, name, *event])
    assert archive.main([]) == 0
    assert capsys.readouterr().out == f"2026-08-17: 9 files, signed, {'0' * 64}\n"
    assert tuple(EVENT) == ("archive",)


def test_a_stack_without_an_export_says_what_is_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of_stack(monkeypatch)
    assert archive.main([]) == 1
    assert "DIR= writes into a folder" in capsys.readouterr().err


def test_a_key_that_is_none_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of_stack(monkeypatch)
    (tmp_path / "private.pem").write_text("none")
    assert archive.main(["--dir", str(tmp_path / "archive"), "--key", str(tmp_path / "private.pem")]) == 1
    assert "private key in PEM" in capsys.readouterr().err
    assert not (tmp_path / "archive").exists()
