"""Whatever was changed in an archive after it was written is named: a byte, a file, a day, a link, a signature."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from chautari.archive import descriptor
from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.descriptor import Link
from chautari.archive.verification import verify
from tests.support.chain import DAYS, KEY, OTHER_KEY, add_day, archived

FIRST, SECOND, THIRD = (str(day) for day in DAYS)


def faults(root: Path, *trusted: str) -> dict[str, str]:
    """What is wrong in words, by the place."""
    return {fault.place: fault.in_words for fault in verify(ArchiveFolder(root), trusted).faults}


def change_a_byte(path: Path) -> None:
    body = path.read_bytes()
    path.write_bytes(body[:-2] + bytes([body[-2] ^ 1]) + body[-1:])


def swap(one: Path, two: Path) -> None:
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)


def rewrite_the_second_day(root: Path) -> None:
    """As somebody does who has the key: the day is whole and signed, and only the next one gives it away."""
    shutil.rmtree(root / SECOND)
    first = hashlib.sha256((root / FIRST / descriptor.NAME).read_bytes()).hexdigest()
    shelf = ArchiveFolder(root)
    body = add_day(shelf, DAYS[1], Link(DAYS[0], first), KEY).replace(b"rates and calendar", b"other rates")
    (root / SECOND / descriptor.NAME).write_bytes(body)
    (root / SECOND / descriptor.SIGNATURE).write_bytes(KEY.sign(body))


def begin_anew(root: Path) -> None:
    shutil.rmtree(root / THIRD)
    add_day(ArchiveFolder(root), DAYS[2], None, KEY)


TAMPERING: list[tuple[Callable[[Path], object], dict[str, str]]] = [
    (
        lambda root: change_a_byte(root / SECOND / "metals.csv.gz"),
        {f"{SECOND}/metals.csv.gz": "was changed: it has 27 bytes of another hash"},
    ),
    (
        lambda root: swap(root / SECOND / "metals.csv.gz", root / THIRD / "metals.csv.gz"),
        {f"{day}/metals.csv.gz": "was changed: it has 27 bytes of another hash" for day in (SECOND, THIRD)},
    ),
    (lambda root: (root / FIRST / "currencies.csv.gz").unlink(), {f"{FIRST}/currencies.csv.gz": "is missing"}),
    (lambda root: shutil.rmtree(root / SECOND), {SECOND: f"is missing: {THIRD} holds its hash"}),
    (lambda root: shutil.rmtree(root / FIRST), {FIRST: f"is missing: {SECOND} holds its hash"}),
    (
        rewrite_the_second_day,
        {f"{SECOND}/{descriptor.NAME}": f"was changed: {THIRD} holds another hash of it"},
    ),
    (begin_anew, {THIRD: f"begins a new chain after {SECOND}"}),
    (
        lambda root: change_a_byte(root / THIRD / descriptor.SIGNATURE),
        {f"{THIRD}/{descriptor.SIGNATURE}": "is no signature of datapackage.json by the key that it names"},
    ),
    (lambda root: (root / THIRD / descriptor.SIGNATURE).unlink(), {f"{THIRD}/{descriptor.SIGNATURE}": "is missing"}),
    (
        lambda root: shutil.copy(root / SECOND / descriptor.NAME, root / THIRD / descriptor.NAME),
        {f"{THIRD}/{descriptor.NAME}": f"is the descriptor of {SECOND}"},
    ),
    (
        lambda root: (root / THIRD / descriptor.NAME).write_text("{}"),
        {f"{THIRD}/{descriptor.NAME}": "is no descriptor: KeyError: 'archive'"},
    ),
]


@pytest.mark.parametrize("key", [KEY, None], ids=["signed", "unsigned"])
def test_an_archive_that_nobody_touched_is_whole(key: object, tmp_path: Path) -> None:
    verified = verify(archived(tmp_path, KEY if key else None))
    assert (verified.faults, len(verified.days), verified.files) == ((), 3, 6)
    assert verified.signed == (3 if key else 0)


@pytest.mark.parametrize(("tamper", "named"), TAMPERING)
def test_what_was_changed_is_named(tamper: Callable[[Path], object], named: dict[str, str], tmp_path: Path) -> None:
    archived(tmp_path)
    tamper(tmp_path)
    assert faults(tmp_path) == named


def test_any_byte_of_a_descriptor_counts(tmp_path: Path) -> None:
    """By its signature, and by the hash in the next day; the last day has only the first of these."""
    archived(tmp_path)
    path = tmp_path / THIRD / descriptor.NAME
    path.write_bytes(path.read_bytes().replace(b"Chautari: rates", b"Chautari: Rates"))
    assert faults(tmp_path).keys() == {f"{THIRD}/{descriptor.SIGNATURE}"}


def test_a_day_put_between_two_is_named(tmp_path: Path) -> None:
    shelf = archived(tmp_path, days=[DAYS[0], DAYS[2]])
    first = hashlib.sha256((tmp_path / FIRST / descriptor.NAME).read_bytes()).hexdigest()
    add_day(shelf, DAYS[1], Link(DAYS[0], first), KEY)
    assert faults(tmp_path) == {THIRD: f"follows {FIRST}, not the day before it in the archive"}


def test_a_night_without_an_archive_is_no_fault(tmp_path: Path) -> None:
    archived(tmp_path, days=[DAYS[0], DAYS[2], DAYS[2] + timedelta(days=3)])
    assert faults(tmp_path) == {}


def test_a_folder_that_a_run_left_without_a_descriptor_is_no_day(tmp_path: Path) -> None:
    shelf = archived(tmp_path)
    shelf.put_new("2026-08-18/metals.csv.gz", b"cut off", "application/gzip")
    assert faults(tmp_path) == {}


def test_with_a_trusted_key_every_day_is_signed_by_it(tmp_path: Path) -> None:
    archived(tmp_path)
    assert faults(tmp_path, KEY.public_key) == {}
    assert faults(tmp_path, OTHER_KEY.public_key) == dict.fromkeys(
        (FIRST, SECOND, THIRD), "names another key than yours"
    )


def test_with_a_trusted_key_an_unsigned_day_is_a_fault(tmp_path: Path) -> None:
    archived(tmp_path, key=None)
    assert faults(tmp_path, KEY.public_key) == dict.fromkeys((FIRST, SECOND, THIRD), "is unsigned")


def test_a_chain_that_was_made_anew_from_its_first_day_is_seen_by_who_noted_a_hash(tmp_path: Path) -> None:
    """Even by whoever has the key: the signature alone cannot tell that."""
    noted = verify(archived(tmp_path / "then")).days[1].sha256
    anew = archived(tmp_path / "now", days=[DAYS[0], DAYS[2]])
    assert verify(anew).faults == ()
    (fault,) = verify(anew, remembered=[noted]).faults
    assert (fault.place, fault.in_words) == (noted, "was the hash of a day once, and is of none now")


def test_a_path_that_leads_out_of_its_folder_is_not_followed(tmp_path: Path) -> None:
    archived(tmp_path)
    path = tmp_path / THIRD / descriptor.NAME
    path.write_bytes(path.read_bytes().replace(b'"path": "metals.csv.gz"', b'"path": "../../secret"'))
    assert "leads out of the day's folder" in faults(tmp_path)[f"{THIRD}/{descriptor.NAME}"]
