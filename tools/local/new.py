"""`make new-source` and `make new-outlet`: the file and the fixtures of one more, begun from one answer of the network.

The declaration is whole but for what only a person can know, marked TO DO. The parser of a source refuses every answer
until it is written, and its first fixture expects just that. A fixture is to be cut down, and its figures and texts
made up, before it is committed.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from chautari.core import settings
from chautari.core.errors import SourceError
from chautari.core.http_messages import FEED, HttpRequest, HttpResponse
from chautari.core.urls import bare_host
from chautari.fetching.http_client import HttpClient
from chautari.news import feeds
from chautari.news.model.source import FeedEntry
from tools.local import fixture, skeletons
from tools.local.arguments import CommandParser
from tools.local.options import ROOT

PACKAGE = Path("layers/shared/chautari")


class Taken(Exception):
    """The key is malformed, or exists already."""


def source(root: Path, key: str, page: HttpResponse, accept: str) -> list[Path]:
    """Write the skeleton of a source of rates below `root`. Returns the paths written. Raises Taken."""
    file = free_file(root, "source", key)
    file.write_text(skeletons.source(key, page.url, accept), encoding="utf-8")
    case = fixture.write(page, root / "tests" / "fixtures" / "rates" / key / "a-plain-day")
    (case / "expected.json").write_text(json.dumps({"error": "changed"}) + "\n", encoding="utf-8")
    return [file, case, fixture.write(page, root / "recorded" / key / "answer")]


def outlet(root: Path, key: str, page: HttpResponse) -> list[Path]:
    """Write the skeleton of an outlet below `root`. Returns the paths. Raises Taken, or SourceError for no feed."""
    file = free_file(root, "outlet", key)
    entries = [
        _stated(entry) for entry in feeds.read(page.body, page.headers.get("Content-Type", FEED), page.url).entries
    ]
    host = bare_host(urlsplit(page.url).hostname or "")
    file.write_text(skeletons.outlet(key, page.url, host), encoding="utf-8")
    feed = root / "tests" / "fixtures" / "news" / key / "feed.xml"
    feed.parent.mkdir(parents=True, exist_ok=True)
    feed.write_bytes(page.body)
    listed = feed.with_suffix(".json")
    listed.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [file, feed, listed, fixture.write(page, root / "recorded" / key / "feed")]


def _stated(entry: FeedEntry) -> dict[str, object]:
    """An entry in the form of `feed.json`, as today's reader reads it: to be compared with the feed by a person."""
    published = entry.published and entry.published.isoformat()
    return {"title": entry.title, "link": entry.link, "published": published, "published_exact": entry.exact}


def free_file(root: Path, kind: str, key: str) -> Path:
    """The file of a new source or outlet. Raises Taken."""
    folder = root / PACKAGE / ("rates" if kind == "source" else "news") / "sources"
    if not re.fullmatch(r"[a-z][a-z0-9]*", key):
        raise Taken(f"{key!r} is no key: small letters and digits, as a module is named")
    file = folder / f"{key}.py"
    if file.exists():
        raise Taken(f"{key} is there already: {file}")
    return file


def main() -> int:
    """The exit status: 1 where nothing was written."""
    arguments = _arguments()
    accept = FEED if arguments.kind == "outlet" else arguments.accept
    try:
        free_file(ROOT, arguments.kind, arguments.key)  # before anybody is asked for a page
        page = HttpClient(settings.contact()).get(HttpRequest(arguments.url, accept))
        written = (
            outlet(ROOT, arguments.key, page)
            if arguments.kind == "outlet"
            else source(ROOT, arguments.key, page, accept)
        )
    except (SourceError, Taken) as error:
        print(f"Nothing written: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(f"Written: {path.relative_to(ROOT)}")
    print("Then: fill in what says TO DO, cut the fixtures down, `make generate`, `make test`")
    return 0


def _arguments() -> argparse.Namespace:
    parser = CommandParser(prog="make new-source, make new-outlet")
    parser.add_argument("kind", choices=("source", "outlet"))
    parser.add_argument("key")
    parser.add_argument("url", type=fixture.address)
    parser.add_argument("--accept", default="application/json", help="the kind of answer of a source of rates")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
