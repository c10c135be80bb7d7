"""Verification of an archive from its first day: every file, every link of the chain, every signature."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from chautari.archive import descriptor, signing
from chautari.archive.archive_shelf import ArchiveShelf
from chautari.archive.descriptor import ArchivedDay, InvalidDescriptor
from chautari.dynamodb import codec


@dataclass(frozen=True, slots=True)
class ArchiveFault:
    """Something that is not as it was said: the day, or the file `<day>/<file>`, and what of it is wrong."""

    place: str
    in_words: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified: days in the chain, files, signed days, and what is wrong."""

    days: tuple[ArchivedDay, ...]
    files: int
    signed: int
    faults: tuple[ArchiveFault, ...]


def verify(shelf: ArchiveShelf, trusted: Collection[str] = (), remembered: Collection[str] = ()) -> Verification:
    """Verify every day of `shelf`.

    - trusted: public keys as PEM; with any, a day must be signed by one of them.
    - remembered: hashes of descriptors that were noted before; each must still be in the chain.
    """
    days, faults = _days(shelf)
    faults += _chain_faults(days)
    for day in days:
        faults += [*_file_faults(shelf, day), *_signature_faults(shelf, day, trusted)]
    hashes = {day.sha256 for day in days}
    lost = sorted(set(remembered) - hashes)
    faults += [ArchiveFault(digest, "was the hash of a day once, and is of none now") for digest in lost]
    signed = sum(day.public_key is not None for day in days)
    return Verification(tuple(days), sum(len(day.files) for day in days), signed, tuple(faults))


def _days(shelf: ArchiveShelf) -> tuple[list[ArchivedDay], list[ArchiveFault]]:
    """The days that can be read, and those that cannot. A folder without a descriptor is of a run that was cut off."""
    days, faults = [], []
    for on in shelf.days():
        body = shelf.read(f"{on}/{descriptor.NAME}")
        if body is None:
            continue
        try:
            day = descriptor.from_json(body)
        except InvalidDescriptor as error:
            faults.append(ArchiveFault(f"{on}/{descriptor.NAME}", f"is no descriptor: {error}"))
            continue
        if day.date == on:
            days.append(day)
        else:
            faults.append(ArchiveFault(f"{on}/{descriptor.NAME}", f"is the descriptor of {day.date}"))
    return days, faults


def _chain_faults(days: list[ArchivedDay]) -> Iterator[ArchiveFault]:
    before: ArchivedDay | None = None
    dates = {day.date for day in days}
    for day in days:
        if fault := _link_fault(day, before, dates):
            yield ArchiveFault(*fault)
        before = day


def _link_fault(day: ArchivedDay, before: ArchivedDay | None, dates: set[date]) -> tuple[str, str] | None:
    link = day.previous
    if link is None:
        return (str(day.date), f"begins a new chain after {before.date}") if before else None
    if link.date not in dates:
        return str(link.date), f"is missing: {day.date} holds its hash"
    if before is None or link.date != before.date:
        return str(day.date), f"follows {link.date}, not the day before it in the archive"
    if link.sha256 != before.sha256:
        return f"{before.date}/{descriptor.NAME}", f"was changed: {day.date} holds another hash of it"
    return None


def _file_faults(shelf: ArchiveShelf, day: ArchivedDay) -> Iterator[ArchiveFault]:
    for file in day.files:
        path = f"{day.date}/{file.path}"
        body = shelf.read(path)
        if body is None:
            yield ArchiveFault(path, "is missing")
        elif codec.sha256(body) != file.sha256:
            yield ArchiveFault(path, f"was changed: it has {len(body)} bytes of another hash")


def _signature_faults(shelf: ArchiveShelf, day: ArchivedDay, trusted: Collection[str]) -> Iterator[ArchiveFault]:
    path = f"{day.date}/{descriptor.SIGNATURE}"
    if day.public_key is None:
        if trusted:
            yield ArchiveFault(str(day.date), "is unsigned")
        return
    if trusted and day.public_key not in trusted:
        yield ArchiveFault(str(day.date), "names another key than yours")
    signature = shelf.read(path)
    if signature is None:
        yield ArchiveFault(path, "is missing")
    elif not signing.is_signature(signature, day.body, day.public_key):
        yield ArchiveFault(path, f"is no signature of {descriptor.NAME} by the key that it names")
