"""The evidence of an export back into an archive, and whether each exported revision has its own."""

import gzip
import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from chautari.export import item_lines
from chautari.export.manifest import Manifest
from chautari.rates.store.evidence_archive import EvidenceArchive
from tools.restore import export_files
from tools.restore.export_files import EVIDENCE, ExportDamaged, ExportFiles

ANSWERS = "answers/"
AT_ONCE = 16


class EvidenceMissing(Exception):
    """Revisions of the export have no evidence in it: their proofs would lead nowhere."""


def require_all(files: ExportFiles, manifest: Manifest) -> None:
    """Require the evidence of every exported revision. Raises EvidenceMissing, ExportDamaged."""
    stored = {key.removeprefix(EVIDENCE + ANSWERS).removesuffix(".gz") for key in files.keys(EVIDENCE + ANSWERS)}
    lacking = sorted(f"{name} {sha256}" for name, sha256 in _named(files, manifest) if sha256 not in stored)
    if lacking:
        raise EvidenceMissing(f"{len(lacking)} revisions without evidence, first {lacking[0]}")


def _named(files: ExportFiles, manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Each exported revision of an observation with the SHA-256 of its evidence."""
    for part in manifest.parts:
        for line in export_files.lines_of(files, part) if part.name.startswith("rates/") else ():
            item = item_lines.item_of(line)
            if item["pk"]["S"].startswith(("RATE#", "READING#")):
                yield f"{item['pk']['S']} {item['sk']['S']}", item["sha256"]["S"]


def restore(files: ExportFiles, archive: EvidenceArchive, report: Callable[[str], None]) -> int:
    """Put what the archive lacks; the number of objects put. Raises ExportDamaged before a bad one is put."""
    pages = archive.s3.get_paginator("list_objects_v2").paginate(Bucket=archive.name)
    stored = {entry["Key"] for page in pages for entry in page.get("Contents", ())}
    lacking = [key for key in files.keys(EVIDENCE) if key.removeprefix(EVIDENCE) not in stored]
    # Answers before the records that name them, as a run archives them.
    lacking.sort(key=lambda key: (not key.startswith(EVIDENCE + ANSWERS), key))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda key: _put(files, archive, key), lacking))
    report(f"restored evidence: {len(lacking)} objects, {len(stored)} had been there")
    return len(lacking)


def _put(files: ExportFiles, archive: EvidenceArchive, key: str) -> None:
    body = files.read(key)
    if body is None:
        raise ExportDamaged(f"{key} is missing")
    name = key.removeprefix(EVIDENCE)
    if name.startswith(ANSWERS) and hashlib.sha256(gzip.decompress(body)).hexdigest() not in name:
        raise ExportDamaged(f"{key} has other bytes than its name says")
    media_type = "application/gzip" if name.startswith(ANSWERS) else "application/json"
    archive.s3.put_object(Bucket=archive.name, Key=name, Body=body, ContentType=media_type)
