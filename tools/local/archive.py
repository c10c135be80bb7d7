"""`make archive`: the day of the open archive, now: by the function of the nightly schedule, or in a folder (DIR).

A folder is a chain of its own, signed with KEY if that is given. In AWS by the person's own settings, or in a running
`make run` with AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from chautari.archive.archive_shelf import ArchiveFolder
from chautari.archive.archive_table import NotArchivable
from chautari.archive.descriptor import InvalidDescriptor
from chautari.archive.job import EVENT, Archivist, ChainBroken, KeyChanged
from chautari.archive.signing import InvalidKey, SigningKey, signing_key
from tools.local import functions, place, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.functions import FunctionFailed
from tools.local.place import Place

REFUSALS = (BotoCoreError, ClientError, CannotRun, FunctionFailed, OSError)
FAULTS = (InvalidKey, ChainBroken, KeyChanged, NotArchivable, InvalidDescriptor)


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where the day was not archived."""
    arguments = _arguments(words)
    try:
        where = place.of_arguments(arguments)
        folder = Path(arguments.dir) if arguments.dir else None
        print(in_folder(where, folder, _key(arguments.key)) if folder else by_function(where))
    except (*REFUSALS, *FAULTS) as error:
        print(f"not archived: {error}", file=sys.stderr)
        return 1
    return 0


def in_folder(where: Place, folder: Path, key: SigningKey | None) -> str:
    """Archive the day in `folder`; what came of it."""
    with tempfile.TemporaryDirectory(prefix="chautari-archive-") as work:
        archivist = Archivist(where.table, ArchiveFolder(folder), key, where.now, Path(work), is_recorded=False)
        report = archivist.run()
    return in_words(report.date, report.files, report.is_new, report.signed, report.sha256)


def by_function(where: Place) -> str:
    """Have the function archive the day in the stack's bucket; what came of it. Raises CannotRun, FunctionFailed."""
    if "ExportFunctionName" not in where.outputs:
        raise CannotRun(f"{where.stack_name} has no ExportBucket, which its archive needs; DIR= writes into a folder")
    report = functions.invoke(where.aws.client("lambda"), where.outputs["ExportFunctionName"], EVENT)
    return in_words(report["date"], report["files"], report["is_new"], report["signed"], report["sha256"])


def in_words(day: str, files: int, is_new: bool, signed: bool, sha256: str) -> str:
    """A report in one line."""
    made = f"{files} files, {'signed' if signed else 'unsigned'}" if is_new else "was there already, unchanged"
    return f"{day}: {made}, {sha256}"


def _key(path: str) -> SigningKey | None:
    return signing_key(Path(path).read_bytes()) if path else None


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make archive", description=__doc__)
    parser.add_argument("--dir", default="", metavar="DIR", help="a folder, in the place of the stack's bucket")
    parser.add_argument("--key", default="", metavar="FILE", help="with DIR: the private key that signs, in PEM")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
