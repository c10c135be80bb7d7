"""Evidence: a restore asks for all of it, and puts none of other bytes than its name says."""

import gzip
from pathlib import Path

import pytest

from tests.support import exported
from tests.support.exported import Exported
from tests.support.whole_system import WholeSystem
from tools.restore import evidence
from tools.restore.evidence import EvidenceMissing
from tools.restore.export_files import ExportDamaged, FolderFiles


def test_revisions_without_their_evidence_are_refused(export: Exported) -> None:
    """The stocked revisions rest on a hash of which nobody has the bytes."""
    with pytest.raises(EvidenceMissing, match=r"\d+ revisions without evidence, first RATE#"):
        evidence.require_all(export.files, export.manifest)


def test_evidence_of_other_bytes_is_not_put(export: Exported, folder: Path, system: WholeSystem) -> None:
    path = folder / "evidence" / "answers" / f"{'0' * 64}.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(gzip.compress(b"not what the name says"))
    with pytest.raises(ExportDamaged, match="other bytes than its name says"):
        evidence.restore(FolderFiles(folder), system.archive, lambda line: None)
    assert exported.objects(system, "evidence") == {}
