"""Registry of the sources of boards: one file for each, in this folder or in one of a market's own, as `banks`."""

from functools import cache
from importlib import import_module
from pathlib import Path

from chautari.core import parser_version
from chautari.markets.model.board_source import BoardSource

_FOLDER = Path(__file__).parent
_PACKAGE = _FOLDER.parents[1]
# Folders without sources of boards: parsers that they share, and the banks.
_APART = {"parsing", "banks", "bank_parsing"}


class UnknownBoardSource(LookupError):
    """A key without a file in the folders of sources."""


@cache
def _modules() -> dict[str, str]:
    """The module of each source, by key."""
    paths = (path.relative_to(_FOLDER).with_suffix("") for path in sorted(_FOLDER.rglob("[a-z]*.py")))
    modules = {
        path.name: ".".join(("chautari.markets.sources", *path.parts))
        for path in paths
        if not _APART.intersection(path.parts)
    }
    return dict(sorted(modules.items()))


def source_keys() -> tuple[str, ...]:
    """The keys of all sources of boards, by file name, without importing one."""
    return tuple(_modules())


def find(key: str) -> BoardSource:
    """The declaration in `<key>.py`. Raises UnknownBoardSource naming those that exist."""
    if key not in _modules():
        raise UnknownBoardSource(f"no source {key!r}: there are {', '.join(_modules())}")
    source: BoardSource = import_module(_modules()[key]).SOURCE
    return source


@cache
def version(key: str) -> str:
    """The version of a source's parser, derived from its code: see `parser_version`."""
    return parser_version.compute(_modules()[key], _PACKAGE)
