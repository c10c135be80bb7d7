"""A small export, an empty system, and a folder to be damaged."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chautari.export.job import EVENT
from tests.api import data
from tests.support import exported
from tests.support.exported import Exported
from tests.support.whole_system import WholeSystem, account


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A small export: a few weeks of two markets, eight articles, and the evidence of one run."""
    folder = tmp_path_factory.mktemp("export")
    with account() as system:
        data.stock(system.table)
        system.invoke("export", EVENT, 890)
        exported.save(system, folder)
        return Exported(folder, {}, system.items(), {})


@pytest.fixture
def system() -> Iterator[WholeSystem]:
    with account() as system:
        yield system


@pytest.fixture
def folder(export: Exported, tmp_path: Path) -> Path:
    """A copy of the files, to be damaged."""
    return Path(shutil.copytree(export.folder, tmp_path / "export"))
