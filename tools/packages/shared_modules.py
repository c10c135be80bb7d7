"""Which files of the package `chautari` the Python package holds: its rooms, and what they import of the others."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.local.options import ROOT

SHARED = ROOT / "layers" / "shared"
PACKAGE = SHARED / "chautari"
ROOMS = ("nepali", "calendar/almanac", "calendar/model")


class NotStandardLibrary(RuntimeError):
    """A module of the Python package imports what would have to be installed beside it."""


def files() -> set[Path]:
    """The modules, their packages' `__init__.py`, the rooms' data and the mark of types. Raises NotStandardLibrary."""
    modules = _closure(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))
    packages = {parent / "__init__.py" for path in modules for parent in path.parents if SHARED in parent.parents}
    tables = {path for room in ROOMS for path in (PACKAGE / room).rglob("data/**/*") if path.is_file()}
    return modules | packages | tables | {PACKAGE / "py.typed"}


def _closure(roots: Iterator[Path]) -> set[Path]:
    modules, unread = set[Path](), set(roots)
    while unread:
        path = unread.pop()
        modules.add(path)
        unread |= set(_imported(path)) - modules
    return modules


def _imported(path: Path) -> Iterator[Path]:
    """The files of ours that a module imports when it is loaded."""
    for name in _names(ast.parse(path.read_text(encoding="utf-8"))):
        top = name.partition(".")[0]
        if top != PACKAGE.name:
            if top not in sys.stdlib_module_names:
                raise NotStandardLibrary(f"{path.relative_to(SHARED)} imports {name}")
            continue
        module = SHARED.joinpath(*name.split("."))
        if module.with_suffix(".py").exists():
            yield module.with_suffix(".py")
        elif (module / "__init__.py").exists():
            yield module / "__init__.py"


def _names(tree: ast.Module) -> Iterator[str]:
    """Dotted names of imports outside of functions; `from a import b` may name the module `a.b`."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
