"""`make fixture`: one answer of the network as a folder of a recorded web, fetched the way a source is.

The folder holds `meta.json` (url, status, headers, fetched_at) and `body`; tests read the same format. An answer that
no source would accept (a refusal, a challenge page, another kind than asked for) is reported and not recorded.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from chautari.core import settings
from chautari.core.errors import SourceError
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching.http_client import HttpClient
from tools.local.arguments import CommandParser
from tools.local.options import RECORDED

# The body is kept decoded, and what identifies the asker is nobody's business.
LEFT_OUT = {"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"}


def main() -> int:
    """The exit status: 1 when there was no answer worth recording."""
    arguments = _arguments()
    try:
        page = HttpClient(settings.contact()).get(HttpRequest(arguments.url, arguments.accept))
    except SourceError as error:
        print(f"Not recorded, {error.kind}: {error}", file=sys.stderr)
        return 1
    print(f"Recorded in {write(page, arguments.dir / (arguments.name or name_of(arguments.url)))}")
    return 0


def write(page: HttpResponse, folder: Path) -> Path:
    """Write `page` as a recorded answer; the folder is made, and what it held before is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    meta = {
        "url": page.url,
        "status": page.status,
        "headers": {name: value for name, value in page.headers.items() if name.lower() not in LEFT_OUT},
        "fetched_at": page.fetched_at.isoformat(timespec="seconds"),
    }
    (folder / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "body").write_bytes(page.body)
    return folder


def name_of(url: str) -> str:
    """A folder name for `url`: its host, path and query in one."""
    parts = urlsplit(url)
    return re.sub(r"[^\w.=-]+", "-", f"{parts.hostname}{parts.path}-{parts.query}").strip("-")


def _arguments() -> argparse.Namespace:
    parser = CommandParser(prog="make fixture")
    parser.add_argument("url", type=address)
    parser.add_argument("--name", help="of the folder; otherwise made of the address")
    parser.add_argument("--dir", type=Path, default=RECORDED, help="the recorded web that it is put into")
    parser.add_argument("--accept", default="application/json", help="the kind of answer, as a source declares it")
    return parser.parse_args()


def address(text: str) -> str:
    """An address from the command line. Raises ArgumentTypeError for anything else."""
    if not re.match(r"https://\w", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not an address: URL=https://... is needed")
    return text


if __name__ == "__main__":
    sys.exit(main())
