"""One export of a filled system, made once: its files in a folder, what every address answered, every item."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from chautari.dynamodb.table import Table
from chautari.export.job import EVENT
from chautari.export.manifest import Manifest
from tests.api.addresses import EVERY, address_of
from tests.support.added_by_hand import CLOSED_STORY, NOW
from tests.support.whole_system import REGION, WholeSystem, account
from tools.restore import export_files
from tools.restore.export_files import FolderFiles
from tools.restore.restoring import Restore, Restored

ANSWERS = dict[str, tuple[int, dict[str, str], str]]
LISTED = "/v1/articles?limit=50"
# What the examples of the endpoints leave out: instants, pages, changes, forms of an answer.
FURTHER = (
    LISTED,
    "/v1/articles?changed_after=2026-08-17T12:00:00Z&limit=50",
    "/v1/articles?section=sports",
    "/v1/metals?as_of=2026-08-17T12:15:00Z",
    "/v1/metals?min_status=confirmed",
    "/v1/forex/USD/history?as_of=2026-08-17T12:15:00Z&group=month&format=csv",
    f"/v1/stories/{CLOSED_STORY.id}",
    "/v1/corrections",
    "/v1/runs?limit=100",
    "/ne/news",
    "/en/news",
)


@dataclass(frozen=True, slots=True)
class Exported:
    """An export in a folder; the answers and items of the system that it was made of."""

    folder: Path
    answers: ANSWERS
    items: dict[tuple[str, str], Any]
    evidence: dict[str, bytes]

    @property
    def files(self) -> FolderFiles:
        return FolderFiles(self.folder)

    @property
    def manifest(self) -> Manifest:
        return export_files.manifest_of(self.files)

    def restore(self, system: WholeSystem, folder: Path | None = None) -> Restored:
        """Restore the export into the table of `system`, at the instant of the export."""
        files = FolderFiles(folder) if folder else self.files
        table = Table(boto3.client("dynamodb", REGION), system.table.name)
        return Restore(files, export_files.manifest_of(files), table, NOW, lambda line: None).run()


def make(folder: Path) -> Exported:
    """Fill a system, ask every address and export it into `folder`."""
    with account() as system:
        system.fill()
        system.invoke("export", EVENT, 890)
        save(system, folder)
        return Exported(folder, ask_all_packed(system), system.items(), objects(system, "evidence"))


def save(system: WholeSystem, folder: Path) -> None:
    """Copy the export of `system` into `folder`."""
    for key, body in objects(system, "export").items():
        path = folder / key.removeprefix("dev/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)


def objects(system: WholeSystem, bucket: str) -> dict[str, bytes]:
    """Every object of a bucket by its key."""
    s3 = system.bucket.s3 if bucket == "export" else system.archive.s3
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    keys = [entry["Key"] for page in pages for entry in page.get("Contents", ())]
    return {key: s3.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys}


def ask_all(system: WholeSystem) -> ANSWERS:
    """The answer of every endpoint, page and feed, of each article, and of each proof."""
    addresses = [*map(address_of, EVERY), *FURTHER, *_articles(system), *_proofs(system)]
    answers = {address: system.get(address) for address in addresses}
    return answers | {f"/v1/stories/{name}": system.get(f"/v1/stories/{name}") for name in _stories(answers)}


def ask_all_packed(system: WholeSystem) -> ANSWERS:
    """As `ask_all`, and of every endpoint, page and feed the compressed answer too."""
    packed = {"Accept-Encoding": "gzip"}
    return ask_all(system) | {
        f"{endpoint.path} packed": system.get(address_of(endpoint), **packed) for endpoint in EVERY
    }


def _stories(answers: ANSWERS) -> list[str]:
    return [story["id"] for story in json.loads(answers["/v1/stories"][2])["stories"]]


def _articles(system: WholeSystem) -> list[str]:
    return sorted(
        f"/v1/articles/{pk.partition('#')[2]}" for pk, sk in system.items() if (pk[:8], sk) == ("ARTICLE#", "LATEST")
    )


def _proofs(system: WholeSystem) -> list[str]:
    days = {(pk.partition("#")[2], sk.partition("#")[0]) for pk, sk in system.items() if pk.startswith("RATE#")}
    return [f"/v1/proof/{instrument}.{day}" for instrument, day in sorted(days) if day == "2026-08-17"]
