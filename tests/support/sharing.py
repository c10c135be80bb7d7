"""How tests are shared between processors: whole files, the longest first, what asks one running system together."""

from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling, Scheduling

TESTS = Path(__file__).parents[1]
LOCAL = TESTS / "tools" / "local"


class ByFile(LoadFileScheduling):  # type: ignore[misc] # xdist has no types
    """Whole files to each processor, and all that share one running system to the same."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return LOCAL.name if LOCAL in (TESTS.parent / file).parents else file


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
