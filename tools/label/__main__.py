"""`make label`: grow a set of an outlet's real pages with what they say, in a folder outside the repository.

The newest articles of an outlet are fetched as runs fetch them (robots.txt first, with rests), or a page is taken that
a browser saved. Each comes with our reading in `label.txt`: a person corrects it beside the page and puts a name behind
`!`. SCORE=1 then says how well the checked pages are read.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from chautari.core.errors import SourceError
from chautari.core.web_address import web_address
from chautari.fetching.transports import transport
from chautari.news import sources
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.store import listings
from tools.label import figures, folder
from tools.local import place, samconfig
from tools.local.arguments import CommandParser, file, stated
from tools.local.errors import CannotRun
from tools.local.place import Place


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where nothing could be done."""
    options = arguments(words)
    try:
        for line in _lines(options):
            print(line)
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _lines(options: argparse.Namespace) -> Iterator[str]:
    if options.score:
        pages = list(folder.labelled(options.dir))
        if not pages:
            raise CannotRun(f"DIR={options.dir} holds no page that a person has checked")
        yield from figures.rows(pages)
    elif options.page:
        if not web_address(options.url):
            raise CannotRun("PAGE= needs URL=https://..., the address that the page was at")
        yield f"correct {folder.add(options.dir, options.url, options.page.read_bytes()) / folder.LABEL}"
    elif options.outlet:
        yield from of_outlet(place.of_arguments(options), options)
    else:
        raise CannotRun("OUTLET=, PAGE= with URL=, or SCORE=1 is needed")


def of_outlet(where: Place, options: argparse.Namespace) -> Iterator[str]:
    """Fetch the newest articles of an outlet that are stored; a line for each."""
    source = sources.find(options.outlet)
    client = PoliteClient(where.table, transport(where.now), lambda: datetime.now(UTC))
    for article in listings.newest(where.table, listings.source_listing(source.key), None, options.number):
        try:
            page = client.get(source, article.url)
        except SourceError as error:
            yield f"not taken, {error.kind}: {article.url}: {error}"
            continue
        yield f"correct {folder.add(options.dir, page.url, page.body) / folder.LABEL}"


def _folder(text: str) -> Path:
    """The folder of labelled pages, which the first of them makes. Raises argparse.ArgumentTypeError."""
    if (path := Path(stated(text))).exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return path


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments, or `words`."""
    parser = CommandParser(prog="make label")
    parser.add_argument("--dir", type=_folder, required=True, help="the folder of labelled pages, not in here")
    parser.add_argument("--outlet", choices=sources.keys(), help="whose newest articles are taken")
    parser.add_argument("--number", type=int, default=5, help="how many of them")
    parser.add_argument("--page", type=file, help="a page that a browser saved, in place of an outlet's")
    parser.add_argument("--url", default="", help="the address that it was at")
    parser.add_argument("--score", action="store_true", help="how well the checked pages are read")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
