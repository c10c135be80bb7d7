"""Every place that publishes rates, one file each.

The folder is the registry; nothing is imported before it is named.
"""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path

from chautari.rates.model.source import RateSource

_FOLDER = Path(__file__).parent
_SHARED = tuple(Path(__file__).parent / name for name in ("parsing/records.py", "parsing/soup.py"))


class UnknownSource(LookupError):
    """No file of that name in the folder of sources."""


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
    """The version of a source's parser: a hash of its file and of what all parsers share. Nobody has to count it up."""
    code = b"".join(path.read_bytes() for path in (_FOLDER / f"{key}.py", *_SHARED))
    return hashlib.sha256(code).hexdigest()[:12]
