"""How tests are shared between processors: whole files, the longest first, what asks one running system together."""

from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling

TESTS = Path(__file__).parents[1]
LOCAL = TESTS / "tools" / "local"
BROWSER = LOCAL / "browser"


class ByFile(LoadFileScheduling):  # type: ignore[misc] # xdist has no types
    """Whole files to each process, and all that share one running system to the same."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return LOCAL.name if _shares_the_run(TESTS.parent / file) else file


@cache
def _shares_the_run(path: Path) -> bool:
    """Whether a file's tests ask the one running system; `test_adopt` and others start one of their own, or none."""
    return BROWSER in path.parents or (LOCAL in path.parents and "run: Run" in path.read_text(encoding="utf-8"))


# `--dist loadgroup` groups nothing with pytest 9.2: https://github.com/pytest-dev/pytest-xdist/issues/1386
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Tests are shared as `--dist loadfile` says, by `ByFile`."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest goes first: the running system, then whole flows."""
    items.sort(key=lambda item: _rank(item.path))


@cache
def _rank(path: Path) -> list[bool]:
    return [folder not in path.parents for folder in (LOCAL, TESTS / "flows")]
