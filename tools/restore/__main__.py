"""`make restore`: an export into an empty table, and its evidence into the stack's archive.

`TABLE=` makes a table of the template's shape outside of any stack, for the parameter ExistingTable; without it the
stack's own is filled, which must be empty. In AWS by the person's own settings, or in a running `make run` with
AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.dynamodb.schema import NewerItem
from chautari.dynamodb.table import Table
from chautari.export.manifest import InvalidManifest, NewerManifest
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.local import deployed, samconfig
from tools.local.arguments import CommandParser, stated
from tools.local.errors import CannotRun
from tools.local.samconfig import Deployment
from tools.restore import evidence, export_files, new_table
from tools.restore.evidence import EvidenceMissing
from tools.restore.export_files import ExportDamaged
from tools.restore.restoring import Restore, RestoredDiffers, TableNotEmpty

_CANNOT = (BotoCoreError, ClientError, CannotRun, InvalidManifest, NewerManifest)
_REFUSED = (NewerItem, ExportDamaged, EvidenceMissing, TableNotEmpty, RestoredDiffers)


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when it could not go on to the end. Started again it goes on where it was."""
    arguments = _arguments(words)
    try:
        deployment = samconfig.of_arguments(arguments)
        for line in run(deployed.aws(deployment.region), deployment, arguments):
            print(line, flush=True)
    except KeyboardInterrupt:
        print("\nStopped; started again it goes on.", file=sys.stderr)
        return 1
    except (*_CANNOT, *_REFUSED) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


def run(aws: Any, deployment: Deployment, arguments: argparse.Namespace) -> Iterator[str]:
    """Restore what `arguments` name; the lines that say what was done."""
    files = export_files.files_at(arguments.files, aws.client("s3"))
    manifest = export_files.manifest_of(files, arguments.export)
    yield f"export of {manifest.stack} at {manifest.at.isoformat()}, {len(manifest.parts)} parts"
    if not arguments.without_evidence:
        evidence.require_all(files, manifest)
    outputs = _outputs(aws, deployment)
    client = aws.client("dynamodb")
    name = arguments.table or outputs.get("TableName")
    if name is None:
        raise CannotRun(f"there is no stack {deployment.stack_name}: name a table with TABLE=")
    if arguments.table and new_table.ensure(client, name, manifest.stack):
        yield f"made the table {name}"
    restored = Restore(files, manifest, Table(client, name), datetime.now(UTC), print).run()
    yield f"{restored.put} items put, {restored.present} were there, {restored.expired} have expired: {name}"
    if "EvidenceBucketName" not in outputs:
        yield f"evidence is restored when the stack is there: deploy with ExistingTable={name}, then run this once more"
        return
    evidence.restore(files, EvidenceArchive(aws.client("s3"), outputs["EvidenceBucketName"]), print)


def _outputs(aws: Any, deployment: Deployment) -> dict[str, str]:
    try:
        return deployed.outputs(aws, deployment.stack_name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationError":
            raise
        return {}


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make restore", description=__doc__)
    parser.add_argument("--from", dest="files", required=True, type=stated, help="s3://bucket/stack, or a copy of it")
    parser.add_argument("--export", default="", help="an earlier export, as its file below manifests/ is called")
    parser.add_argument("--table", default="", help="a table outside of the stack, made where there is none")
    parser.add_argument("--without-evidence", action="store_true", help="though revisions lack theirs in the export")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
