"""Verification of an archive from its first day: every file, every link of the chain, every signature."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chautari.archive import descriptor, signing
from chautari.archive.archive_shelf import ArchiveShelf
from chautari.archive.descriptor import ArchivedDay, InvalidDescriptor
from chautari.dynamodb import codec


@dataclass(frozen=True, slots=True)
class ArchiveFault:
    """Something that is not as it was said: a day, or the path of a file, and what of it is wrong."""

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
    faults += _file_faults(shelf, days)
    for day in days:
        faults += _signature_faults(shelf, day, trusted)
    hashes = {day.sha256 for day in days}
    lost = sorted(set(remembered) - hashes)
    faults += [ArchiveFault(digest, "was the hash of a day once, and is of none now") for digest in lost]
    signed = sum(day.public_key is not None for day in days)
    files = {file.path for day in days for file in day.files}
    return Verification(tuple(days), len(files), signed, tuple(faults))


def _days(shelf: ArchiveShelf) -> tuple[list[ArchivedDay], list[ArchiveFault]]:
    """The days that can be read, and those that cannot."""
    days, faults = [], []
    for on in shelf.days():
        body = shelf.read(descriptor.name_of(on))
        if body is None:
            continue
        try:
            day = descriptor.from_json(body)
        except InvalidDescriptor as error:
            faults.append(ArchiveFault(descriptor.name_of(on), f"is no descriptor: {error}"))
            continue
        if day.date == on:
            days.append(day)
        else:
            faults.append(ArchiveFault(descriptor.name_of(on), f"is the descriptor of {day.date}"))
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
        return descriptor.name_of(before.date), f"was changed: {day.date} holds another hash of it"
    return None


def _file_faults(shelf: ArchiveShelf, days: Sequence[ArchivedDay]) -> Iterator[ArchiveFault]:
    """Each file is read once, however many days have it; a fault names the first of them."""
    expected: dict[str, tuple[str, date]] = {}
    for day in days:
        for file in day.files:
            digest, first = expected.setdefault(file.path, (file.sha256, day.date))
            if digest != file.sha256:
                yield ArchiveFault(file.path, f"has one hash on {first} and another on {day.date}")
    for path, (digest, first) in expected.items():
        body = shelf.read(path)
        if body is None:
            yield ArchiveFault(path, f"is missing since {first}")
        elif codec.sha256(body) != digest:
            yield ArchiveFault(path, f"was changed: it has {len(body)} bytes of another hash")


def _signature_faults(shelf: ArchiveShelf, day: ArchivedDay, trusted: Collection[str]) -> Iterator[ArchiveFault]:
    path = descriptor.signature_of(day.date)
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
        yield ArchiveFault(path, "is no signature of the day by the key that it names")
