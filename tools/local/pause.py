"""`make pause` and `make resume`: whether the schedules ask a source of rates or an outlet, said without a deploy.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. `/v1/sources` and
`/v1/news-sources` show what is paused, since when and why.
"""

import argparse
import sys
from datetime import datetime

from botocore.exceptions import BotoCoreError, ClientError

from chautari.dynamodb import composed_parts, pauses
from chautari.dynamodb.pauses import PausedKind
from chautari.dynamodb.table import Conflict, Table
from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.news import sources as outlets
from chautari.rates import sources
from tools.local import place, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun


def main() -> int:
    """The exit status: 1 when nothing was written."""
    options = arguments()
    try:
        where = place.of_arguments(options)
        print(apply(where.table, options, where.now))
    except (BotoCoreError, ClientError, CannotRun, Conflict) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def apply(table: Table, options: argparse.Namespace, now: datetime) -> str:
    """Pause or resume one source or outlet; a line that says so. Raises CannotRun where there is nothing to resume."""
    kind: PausedKind = "rates" if options.source else "news"
    key: str = options.source or options.outlet
    if options.command == "pause":
        made = pauses.pause(table, kind, key, options.reason, now)
        composed_parts.expire(table, now, "record")
        return f"{key} is paused since {made.since}: schedules leave it alone until `make resume`"
    if not pauses.resume(table, kind, key):
        raise CannotRun(f"{key} is not paused")
    composed_parts.expire(table, now, "record")
    return f"{key} is asked again from the next firing on"


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments, or `words`: one source or one outlet, by its key."""
    parser = CommandParser(prog="make pause, make resume")
    parser.add_argument("command", choices=("pause", "resume"))
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--source", choices=(*sources.keys(), *board_sources.source_keys(), *banks.keys()))
    which.add_argument("--outlet", choices=outlets.keys())
    parser.add_argument("--reason", default="", help="why, as /v1/sources says it")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
