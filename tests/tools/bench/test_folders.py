"""A missing set of pages is one line."""

import importlib

import pytest


@pytest.mark.parametrize("name", ["extraction", "kinds", "search", "stories"])
def test_a_folder_without_the_pages_is_told_in_a_line(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "--dir", "/nowhere"])
    with pytest.raises(SystemExit) as end:
        importlib.import_module(f"tools.bench.{name}.__main__").main()
    lines = capsys.readouterr().err.splitlines()
    assert end.value.code == 2
    assert "/nowhere" in lines[-1] and "DIR=" in lines[-1] and lines[0].startswith("usage:")
