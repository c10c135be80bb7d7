"""The version of a parser: a hash of its file and of all of the package that it imports, their data files included.

A change in how numerals or clock times are read changes what a parser reads, and so its version.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LENGTH = 12


def compute(module: str, package: Path) -> str:
    """Twelve hex digits for `module`, a dotted name in the package whose folder is `package`."""
    files = sorted({file for name in imported_modules(module, package) for file in _files(_path(name, package))})
    code = b"".join(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() for file in files)
    return hashlib.sha256(code).hexdigest()[:LENGTH]


def imported_modules(module: str, package: Path) -> set[str]:
    """The modules of the package that `module` imports, directly or through others, itself included."""
    waiting, found = [module], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _imports(_path(name, package), package)
    return found


def _path(module: str, package: Path) -> Path:
    """The file of a module; of a room its `__init__.py`."""
    inside = package.joinpath(*module.split(".")[1:])
    return inside / "__init__.py" if inside.is_dir() else inside.with_suffix(".py")


@cache
def _imports(path: Path, package: Path) -> tuple[str, ...]:
    """The modules of the package that a file names in its imports."""
    return tuple(name for name in _named(path, package.name) if _path(name, package).is_file())


def _named(path: Path, root: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == root)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == root:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files(path: Path) -> Iterator[Path]:
    """A module and those files of the data beside it that it names."""
    yield path
    text = path.read_text(encoding="utf-8")
    yield from (data for data in sorted((path.parent / "data").glob("*.*")) if f'"{data.name}"' in text)
