"""The files of web/assets: what a page loads besides itself. Here they come from the folder, in AWS from a bucket."""

import hashlib
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tools.local.options import ROOT

FOLDER = ROOT / "web" / "assets"
# Not for long: the names stay when the content changes. The tag makes asking again cheap.
CACHED = "public, max-age=300, stale-while-revalidate=86400"
# What a system thinks of a suffix differs; these are what a browser must be told.
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file: `key` is its address without the first slash, and its key in the bucket."""

    key: str
    body: bytes

    @property
    def media_type(self) -> str:
        """The value of Content-Type."""
        suffix = Path(self.key).suffix
        return TYPES.get(suffix) or mimetypes.guess_type(self.key)[0] or "application/octet-stream"

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


def every() -> Iterator[Asset]:
    """Every asset."""
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            yield _read(path)


def find(address: str) -> Asset | None:
    """The asset at an address (`/assets/page.js?x=1`), or None. No address leads out of the folder."""
    path = unquote(urlsplit(address).path)
    if not path.startswith("/assets/"):
        return None
    file = (FOLDER / path.removeprefix("/assets/")).resolve()
    return _read(file) if file.is_relative_to(FOLDER) and file.is_file() else None


def _read(path: Path) -> Asset:
    return Asset(f"assets/{path.relative_to(FOLDER).as_posix()}", path.read_bytes())
