"""`make verify-archive` names what is wrong and fails; what it cannot show it says."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from chautari.archive.archive_shelf import ArchiveBucket
from tests.support.chain import DAYS, KEY, OTHER_KEY, archived
from tools.local import deployed, verify_archive


@pytest.fixture
def root(tmp_path: Path) -> Path:
    archived(tmp_path / "archive")
    for name, key in (("ours", KEY), ("other", OTHER_KEY)):
        (tmp_path / f"{name}.pem").write_text(key.public_key)
    return tmp_path


def verified(root: Path, *words: str) -> int:
    return verify_archive.main(["--from", str(root / "archive"), *words])


def test_a_whole_archive_is_told_with_its_last_hash(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified(root, "--key", str(root / "other.pem"), str(root / "ours.pem")) == 0
    printed = capsys.readouterr().out
    assert "3 days from 2026-08-15 to 2026-08-17, 4 files, 3 signed" in printed
    (line,) = (line for line in printed.splitlines() if line.startswith("last hash: "))
    assert verified(root, "--seen", line.removeprefix("last hash: ")) == 0
    assert "KEY=public.pem checks whose they are" in capsys.readouterr().out


def test_what_is_wrong_is_named_and_the_command_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "archive" / str(DAYS[1]) / "metals-2026.csv.gz").write_bytes(b"other")
    assert verified(root, "--key", str(root / "other.pem"), "--seen", "f" * 64) == 1
    printed = capsys.readouterr().out
    assert "WRONG 2026-08-16/metals-2026.csv.gz was changed: it has 5 bytes of another hash" in printed
    assert "WRONG 2026-08-15 names another key than yours" in printed
    assert f"WRONG {'f' * 64} was the hash of a day once" in printed
    assert "whole:" not in printed


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_where_no_archive_is_nothing_is_verified(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert verify_archive.main(["--from", str(tmp_path / name)]) == 1


def test_an_address_of_a_bucket_is_read_below_its_prefix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        deployed, "aws", lambda region: SimpleNamespace(client=lambda service: f"{service} in {region}")
    )
    assert verify_archive.shelf_of("s3://pages/archive", "x") == ArchiveBucket("s3 in x", "pages", "archive/")
    assert verify_archive.shelf_of("s3://pages", "x") == ArchiveBucket("s3 in x", "pages", "")
