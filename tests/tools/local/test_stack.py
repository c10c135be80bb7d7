"""Where a run keeps what its functions are unpacked to."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.local import stack


class Usage(NamedTuple):
    """What `shutil.disk_usage` is looked at for."""

    free: int


@pytest.mark.parametrize(("free", "is_in_memory"), [(stack.LEAST_FREE + 1, True), (64_000_000, False)])
def test_memory_is_used_where_it_has_room_for_a_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, is_in_memory: bool
) -> None:
    monkeypatch.setattr(stack, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: Usage(free))
    assert stack._in_memory() == (tmp_path if is_in_memory else None)


def test_a_machine_without_such_a_place_uses_its_temporary_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stack, "IN_MEMORY", tmp_path / "none")
    assert stack._in_memory() is None
