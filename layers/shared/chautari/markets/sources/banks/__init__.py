"""Registry of the commercial banks: one file for each bank, imported only when it is asked for by key."""

from functools import cache
from importlib import import_module
from pathlib import Path

from chautari.core import parser_version
from chautari.markets.model.bank_source import BankSource

_FOLDER = Path(__file__).parent
_PACKAGE = _FOLDER.parents[2]


class UnknownBank(LookupError):
    """A key without a file in the folder of banks."""


def keys() -> tuple[str, ...]:
    """The keys of all banks, by file name, without importing one."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("[a-z]*.py")))


def find(key: str) -> BankSource:
    """The declaration in `<key>.py`. Raises UnknownBank naming those that exist."""
    if key not in keys():
        raise UnknownBank(f"no bank {key!r}: there are {', '.join(keys())}")
    source: BankSource = import_module(f"{__name__}.{key}").SOURCE
    return source


@cache
def version(key: str) -> str:
    """The version of a bank's parser, derived from its code: see `parser_version`."""
    return parser_version.compute(f"{__name__}.{key}", _PACKAGE)
