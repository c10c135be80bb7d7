"""`make verify-archive`: every file, link and signature of an open archive, from its first day.

FROM is a folder, as `make archive` or a download made it, or `s3://bucket/archive` in the region of the section of
samconfig.toml. KEY names files with the public keys that you trust; SEEN are hashes of days that you noted before.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError, ClientError

from chautari.archive.archive_shelf import ArchiveBucket, ArchiveFolder, ArchiveShelf
from chautari.archive.signing import InvalidKey, public_key
from chautari.archive.verification import Verification, verify
from tools.local import deployed, samconfig
from tools.local.arguments import CommandParser, stated
from tools.local.errors import CannotRun


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where anything is wrong, or nothing is there."""
    arguments = _arguments(words)
    try:
        trusted = [public_key(Path(path).read_bytes()) for path in arguments.key]
        region = samconfig.of_arguments(arguments).region
        verified = verify(shelf_of(arguments.place, region), trusted, arguments.seen)
    except (BotoCoreError, ClientError, CannotRun, InvalidKey, OSError) as error:
        print(f"not verified: {error}", file=sys.stderr)
        return 1
    for line in lines(verified, bool(trusted)):
        print(line)
    return 1 if verified.faults or not verified.days else 0


def shelf_of(address: str, region: str) -> ArchiveShelf:
    """The archive at an address; `region` is that of a bucket. Raises CannotRun."""
    parts = urlsplit(address)
    if parts.scheme == "s3":
        prefix = parts.path.strip("/")
        return ArchiveBucket(deployed.aws(region).client("s3"), parts.netloc, f"{prefix}/" if prefix else "")
    if not Path(address).is_dir():
        raise CannotRun(f"{address} is neither a folder nor s3://bucket/prefix")
    return ArchiveFolder(Path(address))


def lines(verified: Verification, is_trusted: bool) -> Iterator[str]:
    """What is wrong, a line each, then what was verified and what it does not show."""
    for fault in verified.faults:
        yield f"WRONG {fault.place} {fault.in_words}"
    if not verified.days:
        yield "no day of an archive is there"
        return
    first, last = verified.days[0], verified.days[-1]
    span = f"{len(verified.days)} days from {first.date} to {last.date}"
    yield f"{span}, {verified.files} files, {verified.signed} signed"
    yield f"last hash: {last.sha256}"
    if not is_trusted and verified.signed:
        yield "signed by the keys that the days name themselves: KEY=public.pem checks whose they are"
    yield (
        f"{len(verified.faults)} faults"
        if verified.faults
        else "whole: every file, link and signature is as it was said"
    )


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make verify-archive", description=__doc__)
    parser.add_argument("--from", dest="place", required=True, type=stated, help="a folder, or s3://bucket/archive")
    parser.add_argument("--key", nargs="*", default=[], metavar="FILE", help="public keys that you trust, in PEM")
    parser.add_argument("--seen", nargs="*", default=[], metavar="HASH", help="hashes that you noted before")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
