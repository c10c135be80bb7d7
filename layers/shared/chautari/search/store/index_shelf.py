"""The shelf of an index: a bucket of S3 (SEARCH_INDEX), or a folder, where SEARCH_INDEX is a path.

What builds an index connects by `bucket_shelf`, what serves one by `reading_shelf`: only the first loads boto3.

| object | content |
| --- | --- |
| `manifest.json` | the state that is served |
| `packs/<name>-<hash>.zip` | files of the index: written once, gone by the bucket's rule a week after |
| `stories.json.gz` | the state of joining articles into stories (`news/store/story_state.py`): a shelf of its own |
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from chautari.search.model.index_manifest import NAME

STORIES = "stories.json.gz"


class ShelfUnreachable(Exception):
    """An object cannot be read or written. Action: none, the next attempt tries again; the alarms are those of S3."""


class IndexMoved(Exception):
    """Another run published a state meanwhile. Action: none, the next run goes on from that."""


class Shelved(NamedTuple):
    """The manifest's bytes, and the tag of this state of it."""

    body: bytes
    etag: str


class ReadableShelf(Protocol):
    """What whoever serves an index can do."""

    def manifest(self, held: str = "") -> Shelved | None:
        """The manifest; None if there is none, or if it is still that of the tag `held`. Raises ShelfUnreachable."""

    def read(self, name: str) -> bytes:
        """An object. Raises ShelfUnreachable, also if there is none."""


class IndexShelf(ReadableShelf, Protocol):
    """What a shelf can do. Objects but the one that it is for, its manifest, are never replaced."""

    def put(self, name: str, body: bytes) -> None:
        """Write an object. Raises ShelfUnreachable."""

    def publish(self, body: bytes, replaced: str) -> None:
        """Write the manifest in the place of that of the tag `replaced` (empty: of none).

        Raises IndexMoved, ShelfUnreachable.
        """


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """A folder of this machine, for one process at a time."""

    folder: Path
    name: str = NAME

    def manifest(self, held: str = "") -> Shelved | None:
        """See ReadableShelf."""
        path = self.folder / self.name
        if not path.exists():
            return None
        body = path.read_bytes()
        etag = hashlib.sha256(body).hexdigest()
        return None if etag == held else Shelved(body, etag)

    def read(self, name: str) -> bytes:
        """See ReadableShelf."""
        try:
            return (self.folder / name).read_bytes()
        except OSError as error:
            raise ShelfUnreachable(f"{name}: {error}") from error

    def put(self, name: str, body: bytes) -> None:
        """See IndexShelf."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(".new")
        written.write_bytes(body)
        written.replace(path)

    def publish(self, body: bytes, replaced: str) -> None:
        """See IndexShelf."""
        standing = self.manifest()
        if (standing.etag if standing else "") != replaced:
            raise IndexMoved(f"{self.name} was replaced")
        self.put(self.name, body)
