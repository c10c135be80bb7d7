"""Registry of the sources of rates: one file for each source, imported only when it is asked for by key."""

from functools import cache
from importlib import import_module
from pathlib import Path

from chautari.core import parser_version
from chautari.rates.model.source import RateSource

_FOLDER = Path(__file__).parent
_PACKAGE = _FOLDER.parents[1]


class UnknownSource(LookupError):
    """A key without a file in the folder of sources."""


def keys() -> tuple[str, ...]:
    """The keys of all sources of rates, by file name, without importing one."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("[a-z]*.py")))


def find(key: str) -> RateSource:
    """The declaration in `<key>.py`. Raises UnknownSource naming those that exist."""
    if key not in keys():
        raise UnknownSource(f"no source {key!r}: there are {', '.join(keys())}")
    source: RateSource = import_module(f"chautari.rates.sources.{key}").SOURCE
    return source


@cache
def version(key: str) -> str:
    """The version of a source's parser, derived from its code: see `parser_version`."""
    return parser_version.compute(f"chautari.rates.sources.{key}", _PACKAGE)
