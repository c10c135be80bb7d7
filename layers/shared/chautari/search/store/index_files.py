"""The files of an index in a folder, and their packs on the shelf.

The engine never changes a file: what is added comes in new ones, what is taken out stands in a small file beside. A
pack holds the files of one name, so that a state shares nearly all packs with the one before it.
"""

import hashlib
import io
import json
import os
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from chautari.search.model.index_manifest import IndexManifest
from chautari.search.store.index_shelf import IndexShelf, ReadableShelf, ShelfUnreachable

META = "meta.json"
# A state has a base and at most a few dozen small packs.
AT_ONCE = 8


def new_folder(root: Path, number: int, kept: Path | None) -> Path:
    """A name for a new folder below `root`; what runs that were cut off left there goes, `kept` stays."""
    for left in root.iterdir() if root.exists() else ():
        if left != kept:
            shutil.rmtree(left)
    return root / str(number)


def bring(shelf: ReadableShelf, manifest: IndexManifest, folder: Path, before: Path | None) -> None:
    """Make the new folder `folder` hold the index; packs that the folder `before` has are not fetched again.

    Raises ShelfUnreachable.
    """
    folder.mkdir(parents=True)
    held = _packs(before) if before else {}
    for name in manifest.packs.keys() & held.keys():
        for path in held[name]:
            os.link(path, folder / path.name)
    missing = sorted(manifest.packs.keys() - held.keys())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for body in pool.map(lambda name: _fetched(shelf, name, manifest.packs[name]), missing):
            zipfile.ZipFile(io.BytesIO(body)).extractall(folder)
    (folder / META).write_text(manifest.meta, encoding="utf-8")


def shelve(shelf: IndexShelf, folder: Path, shelved: dict[str, str]) -> dict[str, str]:
    """Put those packs of `folder` on the shelf that are not among `shelved`; the SHA-256 of each pack by name.

    Raises ShelfUnreachable.
    """
    hashes = {}
    for name, paths in _packs(folder).items():
        hashes[name] = shelved.get(name) or _put(shelf, name, paths)
    return hashes


def meta_of(folder: Path) -> str:
    """The engine's list of the files of the index in `folder`."""
    return (folder / META).read_text(encoding="utf-8")


def _packs(folder: Path) -> dict[str, list[Path]]:
    """The files of the state that META describes, by the name of their pack."""
    names = set(_names(json.loads(meta_of(folder))))
    packs: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.iterdir()):
        if path.stem in names:
            packs[path.stem].append(path)
    return dict(packs)


def _names(meta: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    for segment in meta["segments"]:
        name = str(segment["segment_id"]).replace("-", "")
        yield name
        if isinstance(deletes := segment["deletes"], dict):
            yield f"{name}.{deletes['opstamp']}"


def _put(shelf: IndexShelf, name: str, paths: list[Path]) -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for path in paths:
            written.write(path, path.name)
    sha256 = hashlib.sha256(packed.getvalue()).hexdigest()
    shelf.put(_object(name, sha256), packed.getvalue())
    return sha256


def _fetched(shelf: ReadableShelf, name: str, sha256: str) -> bytes:
    body = shelf.read(_object(name, sha256))
    if hashlib.sha256(body).hexdigest() != sha256:
        raise ShelfUnreachable(f"{_object(name, sha256)} has other bytes than the manifest says")
    return body


def _object(name: str, sha256: str) -> str:
    # Two runs that begin at one state give their deletions one name.
    return f"packs/{name}-{sha256[:16]}.zip"
