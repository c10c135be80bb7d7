"""Digest of the code and tables of rooms: what is computed by the same digest need not be computed again."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_CHAUTARI = Path(__file__).parents[1]


@cache
def of_rooms(*rooms: str) -> str:
    """The digest of the files below the rooms of the package, whatever the release is called."""
    digests = hashlib.sha256()
    for path in sorted(_files(rooms)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digests.update(f"{path.relative_to(_CHAUTARI)} {content}\n".encode())
    return digests.hexdigest()


def _files(rooms: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms:
        yield from (path for path in (_CHAUTARI / room).rglob("*") if path.is_file() and _is_source(path))


def _is_source(path: Path) -> bool:
    return path.parent.name != "__pycache__"
