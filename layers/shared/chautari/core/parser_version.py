"""Parser version: a hash of the parser's file, of every module of the package that it imports, and of their data files.

A change in how numerals or clock times are read changes what a parser reads, and so its version.
"""

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

LENGTH = 12


def compute(module: str, package: Path) -> str:
    """Compute the version of `module` (a dotted name) of the package in the folder `package`: twelve hex digits."""
    files = sorted({file for name in imported_modules(module, package) for file in _files(_path(name, package))})
    code = b"".join(str(file.relative_to(package)).encode() + b"\0" + file.read_bytes() for file in files)
    return hashlib.sha256(code).hexdigest()[:LENGTH]


def imported_modules(module: str, package: Path) -> set[str]:
    """The modules of the package that `module` imports, directly or indirectly, itself included."""
    pending, visited = [module], set[str]()
    while pending:
        name = pending.pop()
        if name not in visited:
            visited.add(name)
            pending += _direct_imports(_path(name, package), package)
    return visited


def _path(module: str, package: Path) -> Path:
    """The file of a module, or `__init__.py` of a subpackage."""
    path = package.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def _direct_imports(path: Path, package: Path) -> tuple[str, ...]:
    """The modules of the package that a file imports itself."""
    return tuple(name for name in _imported_names(path, package.name) if _path(name, package).is_file())


def _imported_names(path: Path, root: str) -> Iterator[str]:
    """Dotted names below `root` in the import statements of a file; some are attributes and not modules."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == root)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == root:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files(path: Path) -> Iterator[Path]:
    """A module, and each file in its `data` folder whose name it contains as a string."""
    yield path
    code = path.read_text(encoding="utf-8")
    yield from (data for data in sorted((path.parent / "data").glob("*.*")) if f'"{data.name}"' in code)
