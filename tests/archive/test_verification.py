"""Whatever was changed in an archive after it was written is named: a byte, a file, a day, a link, a signature."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, timedelta
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


def swap(former: Path, latter: Path) -> None:
    first, second = former.read_bytes(), latter.read_bytes()
    former.write_bytes(second)
    latter.write_bytes(first)


def without(root: Path, on: date) -> None:
    """Take a day away: its descriptor and its signature."""
    for name in (descriptor.name_of(on), descriptor.signature_of(on)):
        (root / name).unlink()


def rewrite_the_second_day(root: Path) -> None:
    """As somebody does who has the key: the day is whole and signed, and only the next one gives it away."""
    body = described(root, DAYS[1]).read_bytes().replace(b"rates and calendar", b"other rates")
    described(root, DAYS[1]).write_bytes(body)
    signed(root, DAYS[1]).write_bytes(KEY.sign(body))


def begin_anew(root: Path) -> None:
    without(root, DAYS[2])
    add_day(ArchiveFolder(root), DAYS[2], None, KEY)


def described(root: Path, on: date) -> Path:
    return root / descriptor.name_of(on)


def signed(root: Path, on: date) -> Path:
    return root / descriptor.signature_of(on)


OTHER_BYTES = "was changed: it has 32 bytes of another hash"
NO_SIGNATURE = "is no signature of the day by the key that it names"
TAMPERING: list[tuple[Callable[[Path], object], dict[str, str]]] = [
    (
        lambda root: change_a_byte(root / SECOND / "metals-2026.csv.gz"),
        {f"{SECOND}/metals-2026.csv.gz": OTHER_BYTES},
    ),
    (
        lambda root: swap(root / SECOND / "metals-2026.csv.gz", root / THIRD / "metals-2026.csv.gz"),
        {f"{day}/metals-2026.csv.gz": OTHER_BYTES for day in (SECOND, THIRD)},
    ),
    (
        lambda root: (root / FIRST / "metals-2025.csv.gz").unlink(),
        {f"{FIRST}/metals-2025.csv.gz": f"is missing since {FIRST}"},
    ),
    (lambda root: without(root, DAYS[1]), {SECOND: f"is missing: {THIRD} holds its hash"}),
    (lambda root: without(root, DAYS[0]), {FIRST: f"is missing: {SECOND} holds its hash"}),
    (rewrite_the_second_day, {f"{SECOND}.json": f"was changed: {THIRD} holds another hash of it"}),
    (begin_anew, {THIRD: f"begins a new chain after {SECOND}"}),
    (lambda root: change_a_byte(signed(root, DAYS[2])), {f"{THIRD}.json.sig": NO_SIGNATURE}),
    (lambda root: signed(root, DAYS[2]).unlink(), {f"{THIRD}.json.sig": "is missing"}),
    (
        lambda root: shutil.copy(described(root, DAYS[1]), described(root, DAYS[2])),
        {f"{THIRD}.json": f"is the descriptor of {SECOND}"},
    ),
    (
        lambda root: described(root, DAYS[2]).write_text("{}"),
        {f"{THIRD}.json": "is no descriptor: KeyError: 'archive'"},
    ),
]


@pytest.mark.parametrize("key", [KEY, None], ids=["signed", "unsigned"])
def test_an_archive_that_nobody_touched_is_whole(key: object, tmp_path: Path) -> None:
    verified = verify(archived(tmp_path, KEY if key else None))
    assert (verified.faults, len(verified.days), verified.files) == ((), 3, 4)
    assert verified.signed == (3 if key else 0)


@pytest.mark.parametrize(("tamper", "named"), TAMPERING)
def test_what_was_changed_is_named(tamper: Callable[[Path], object], named: dict[str, str], tmp_path: Path) -> None:
    archived(tmp_path)
    tamper(tmp_path)
    assert faults(tmp_path) == named


def test_any_byte_of_a_descriptor_counts(tmp_path: Path) -> None:
    """By its signature, and by the hash in the next day; the last day has only the first of these."""
    archived(tmp_path)
    path = described(tmp_path, DAYS[2])
    path.write_bytes(path.read_bytes().replace(b"Chautari: rates", b"Chautari: Rates"))
    assert faults(tmp_path).keys() == {f"{THIRD}.json.sig"}


def test_a_day_put_between_two_is_named(tmp_path: Path) -> None:
    shelf = archived(tmp_path, days=[DAYS[0], DAYS[2]])
    first = hashlib.sha256(described(tmp_path, DAYS[0]).read_bytes()).hexdigest()
    add_day(shelf, DAYS[1], Link(DAYS[0], first), KEY)
    assert faults(tmp_path) == {THIRD: f"follows {FIRST}, not the day before it in the archive"}


def test_a_night_without_an_archive_is_no_fault(tmp_path: Path) -> None:
    archived(tmp_path, days=[DAYS[0], DAYS[2], DAYS[2] + timedelta(days=3)])
    assert faults(tmp_path) == {}


def test_a_folder_that_a_run_left_without_a_descriptor_is_no_day(tmp_path: Path) -> None:
    shelf = archived(tmp_path)
    shelf.put_new("2026-08-18/metals-2026.csv.gz", b"cut off", "application/gzip")
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


def test_a_file_with_two_hashes_is_named(tmp_path: Path) -> None:
    """A day that says of an earlier day's file what that day did not say."""
    archived(tmp_path)
    path = described(tmp_path, DAYS[2])
    digest = hashlib.sha256((tmp_path / FIRST / "metals-2025.csv.gz").read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes().replace(digest.encode(), b"0" * 64))
    assert faults(tmp_path)[f"{FIRST}/metals-2025.csv.gz"] == f"has one hash on {FIRST} and another on {THIRD}"


def test_a_day_of_a_later_schema_is_not_guessed_at(tmp_path: Path) -> None:
    archived(tmp_path)
    path = described(tmp_path, DAYS[2])
    path.write_bytes(path.read_bytes().replace(b'"schema": 1,', b'"schema": 2,'))
    assert faults(tmp_path) == {f"{THIRD}.json": "is no descriptor: schema 2; this code reads up to 1"}


def test_a_path_that_leads_out_of_the_archive_is_not_followed(tmp_path: Path) -> None:
    archived(tmp_path)
    path = described(tmp_path, DAYS[2])
    path.write_bytes(path.read_bytes().replace(b'/metals-2026.csv.gz"', b'/../../secret"'))
    assert "is none of the archive" in faults(tmp_path)[f"{THIRD}.json"]
