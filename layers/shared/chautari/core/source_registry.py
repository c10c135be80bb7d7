"""Registry of sources: one file for each in a package, imported only when it is asked for by key."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Generic, TypeVar

from chautari.core import parser_version

_CHAUTARI = Path(__file__).parents[1]
Declared = TypeVar("Declared")


class SourceRegistry(Generic[Declared]):
    """The `SOURCE` of each file in `package` and the folders below it, those in `apart` left out.

    A key is the name of a file. `unknown` is raised for a key without one.
    """

    def __init__(self, package: str, unknown: type[LookupError], apart: tuple[str, ...] = ()) -> None:
        self._package, self._unknown, self._apart = package, unknown, set(apart)
        self._version = cache(self._computed_version)
        self._modules = cache(self._found_modules)

    def keys(self) -> tuple[str, ...]:
        """The keys of all sources, sorted, without importing one."""
        return tuple(sorted(self._modules()))

    def find(self, key: str) -> Declared:
        """The declaration in `<key>.py`. Raises `unknown` naming those that exist."""
        if key not in self.keys():
            raise self._unknown(f"no source {key!r}: there are {', '.join(self.keys())}")
        source: Declared = import_module(self._modules()[key]).SOURCE
        return source

    def version(self, key: str) -> str:
        """The version of a source's parser, derived from its code: see `parser_version`."""
        return self._version(key)

    def _computed_version(self, key: str) -> str:
        return parser_version.compute(self._modules()[key], _CHAUTARI)

    def _found_modules(self) -> dict[str, str]:
        """The module of each source by key. The folder is the package's, which is being imported when this is made."""
        folder = Path(import_module(self._package).__path__[0])
        paths = (path.relative_to(folder).with_suffix("") for path in folder.rglob("[a-z]*.py"))
        return {path.name: ".".join((self._package, *path.parts)) for path in paths if not self._is_apart(path)}

    def _is_apart(self, path: Path) -> bool:
        return bool(self._apart.intersection(path.parts))
