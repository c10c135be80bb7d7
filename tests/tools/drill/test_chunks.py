"""A drill whose processes fail stops with the error."""

import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from tools.drill import chunks
from tools.drill.anatomy import NotDrillable


def test_the_error_of_a_process_that_cannot_read_the_recordings_is_raised(tmp_path: Path) -> None:
    with pytest.raises(NotDrillable):
        list(chunks.run([range(2), range(2, 4)], tmp_path / "kept", 1, tmp_path / "absent", 2))


def test_a_process_that_dies_at_its_start_stops_the_drill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_set_signals", os.abort)
    with pytest.raises(BrokenProcessPool):
        list(chunks.run([range(2), range(2, 4)], tmp_path / "kept", 1, tmp_path, 2))


def test_no_chunk_of_a_failed_drill_is_kept(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with pytest.raises(NotDrillable):
        list(chunks.run([range(2)], kept, 1, tmp_path / "absent", 1))
    assert list(kept.iterdir()) == []
