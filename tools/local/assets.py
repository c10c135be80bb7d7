"""The files of web/assets: what a page loads besides itself. Here they come from the folder, in AWS from a bucket.

The address of each has a hash of its content (`/assets/page.51c0b8a7de.js`), so that it can be kept for ever and a new
release changes the address. A script names another file by its plain address, which is replaced.
"""

import base64
import hashlib
import json
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.local.errors import CannotRun
from tools.local.options import ROOT

FOLDER = ROOT / "web" / "assets"
# Written by `make generate`: the pages find the address of a file in it.
NAMES = Path("layers/shared/chautari/web/data/asset-addresses.json")
# Of what pages of other sites load; also written by `make generate`: https://www.w3.org/TR/SRI/
DIGESTS = Path("layers/shared/chautari/web/data/asset-integrity.json")
EMBEDDED = ("embed.js",)
CACHED = "public, max-age=31536000, immutable"
HASH_LENGTH = 10
# What is for who reads a script of ours: whole lines of comment, indentation, empty lines.
_FOR_READING = re.compile(rb"^[ \t]*//.*\n|^[ \t]+|^\n", re.MULTILINE)
# What a system thinks of a suffix differs; these are what a browser must be told.
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
_ADDRESS = re.compile(rb"(?<=['\"(])/assets/(?P<name>[\w./-]+)")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: `name` is its path in the folder, `body` what is served.

    In it the addresses of others are replaced, and a script of ours is without comments and indentation.
    """

    name: str
    body: bytes

    @property
    def key(self) -> str:
        """Its address without the first slash, and its key in the bucket."""
        path = Path(self.name)
        digest = hashlib.sha256(self.body).hexdigest()[:HASH_LENGTH]
        return f"assets/{path.with_name(f'{path.stem}.{digest}{path.suffix}').as_posix()}"

    @property
    def media_type(self) -> str:
        """The value of Content-Type."""
        suffix = Path(self.name).suffix
        return TYPES.get(suffix) or mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def etag(self) -> str:
        """The entity tag; weak, for the compressed and the plain body."""
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:32]}"'

    @property
    def headers(self) -> dict[str, str]:
        """The response headers, without length and coding."""
        return {
            "Content-Type": self.media_type,
            "Cache-Control": CACHED,
            "ETag": self.etag,
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
        }


def every(folder: Path = FOLDER) -> Iterator[Asset]:
    """Every asset. Raises CannotRun if a file names one that does not exist, or itself by way of others."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield _read(path.relative_to(folder).as_posix(), folder)


def find(address: str) -> Asset | None:
    """The asset at an address (`/assets/page.51c0b8a7de.js?x=1`), or None."""
    path = unquote(urlsplit(address).path)
    if not path.startswith("/assets/"):
        return None
    return next((asset for asset in every() if f"/{asset.key}" == path), None)


def addresses() -> str:
    """The text of the file by which pages find the address of an asset."""
    return json.dumps({asset.name: f"/{asset.key}" for asset in every()}, indent=2) + "\n"


def digests() -> str:
    """The text of the file by which the lines that other sites copy name what their browsers check."""
    bodies = {asset.name: asset.body for asset in every()}
    digests = {name: base64.b64encode(hashlib.sha384(bodies[name]).digest()).decode() for name in EMBEDDED}
    return json.dumps({name: f"sha384-{digest}" for name, digest in digests.items()}, indent=2) + "\n"


def upload(s3: Any, bucket: str) -> list[str]:
    """Put every asset into `bucket`, and return their keys. `s3` is boto3's client. Raises ClientError.

    What was there stays: a page that a browser kept still finds its files.
    """
    uploaded = list(every())
    for asset in uploaded:
        s3.put_object(Bucket=bucket, Key=asset.key, Body=asset.body, ContentType=asset.media_type, CacheControl=CACHED)
    return [asset.key for asset in uploaded]


def require_current_addresses(root: Path = ROOT) -> None:
    """Raise CannotRun if the pages would name assets that are not those of the folder."""
    for path, text in ((NAMES, addresses()), (DIGESTS, digests())):
        if (root / path).read_text(encoding="utf-8") != text:
            raise CannotRun(f"web/assets was changed, and {path.name} was not: run `make generate`")


def _read(name: str, folder: Path, naming: tuple[str, ...] = ()) -> Asset:
    if name in naming or not (folder / name).is_file():
        fault = "names itself" if name in naming else "does not exist"
        raise CannotRun(f"web/assets/{name} {fault}, by way of {' and '.join(naming)}")
    body = (folder / name).read_bytes()
    # Not what others wrote, nor what other sites load, whose pages have its hash.
    if name.endswith(".js") and "/" not in name and name not in EMBEDDED:
        body = _FOR_READING.sub(b"", body)
    if Path(name).suffix in (".js", ".css"):
        body = _ADDRESS.sub(partial(_address, folder=folder, naming=(*naming, name)), body)
    return Asset(name, body)


def _address(named: re.Match[bytes], folder: Path, naming: tuple[str, ...]) -> bytes:
    return f"/{_read(named['name'].decode(), folder, naming).key}".encode()
