"""`make take-down`: an article taken off at somebody's demand, or put back (RESTORE=1).

It then answers 410 with REASON, is in no list, feed and story, and is not fetched again; clients that copy the changes
learn of it. REASON is public, and so is no place for names. What CloudFront has cached is invalidated. In AWS by the
person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import getpass
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.composition.composer import compose
from chautari.core.urls import InvalidUrl, host_of
from chautari.dynamodb import composed_parts
from chautari.dynamodb.table import Conflict, Table
from chautari.nepali.clock import NPT
from chautari.news import sources as outlets
from chautari.news.ingest import taking_down
from chautari.news.ingest.taking_down import NothingToDo
from chautari.news.model import article_urls
from tools.local import deployed, place, samconfig
from tools.local.arguments import CommandParser, stated
from tools.local.errors import CannotRun
from tools.local.place import Place

ID = re.compile(r"[a-z0-9]{1,40}-[0-9a-f]{12}")
# One path, whatever it matches: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PayingForInvalidation.html
EVERYTHING = "/*"
# The parts of which pages with articles are composed.
SHOWING = ("news", "record", "revisions")


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where nothing was changed, or where caches could not be told."""
    options = arguments(words)
    try:
        where = place.of_arguments(options)
        print(decide(where.table, options, where.now))
        compose(where.table, where.now)
        for line in invalidate(where, options.article):
            print(line)
    except (BotoCoreError, ClientError, CannotRun, Conflict, NothingToDo, InvalidUrl) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def decide(table: Table, options: argparse.Namespace, now: datetime) -> str:
    """Take the article off or put it back, and end the pages that may show it; a line that says so.

    Raises CannotRun or NothingToDo.
    """
    article_id = id_of(options.article)
    if not options.reason:
        raise CannotRun('REASON="..." must be given: everybody reads it, and it is kept with the decision')
    change = taking_down.put_back if options.restore else taking_down.take_down
    try:
        decision = change(table, article_id, options.reason, options.by or getpass.getuser(), now)
    finally:
        # Also where there is nothing to do: the command that did it may have been cut off before it came to this.
        composed_parts.expire(table, now, *SHOWING)
    done, since = "back" if decision.is_back else "off", decision.at.astimezone(NPT).isoformat(timespec="seconds")
    return f"{article_id} is {done} since {since} (revision {decision.revision})"


def id_of(article: str) -> str:
    """The id of an article that is named by its id, or by its address at the outlet. Raises CannotRun, InvalidUrl."""
    if ID.fullmatch(article):
        return article
    if "://" not in article:
        raise CannotRun(f"{article} is neither an id (setopati-0a1b2c3d4e5f) nor an address of an article")
    host = host_of(article)
    for outlet in map(outlets.find, outlets.keys()):
        if host in outlet.hosts:
            return article_urls.article_id(article_urls.canonical(article, outlet), outlet)
    raise CannotRun(f"{host} is of no outlet")


def invalidate(where: Place, article: str) -> Iterator[str]:
    """Have CloudFront ask us anew for everything; a line for each distribution.

    Else it would show an article for a minute, once more while it asks, and for a day while we fail.
    """
    client: Any = where.aws.client("cloudfront")
    for distribution in deployed.resources(where.aws, where.stack_name, "AWS::CloudFront::Distribution"):
        batch = {
            "Paths": {"Quantity": 1, "Items": [EVERYTHING]},
            "CallerReference": f"{article} {datetime.now(UTC).isoformat()}",
        }
        client.create_invalidation(DistributionId=distribution, InvalidationBatch=batch)
        yield f"caches of {distribution} are emptied within minutes"


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments, or `words`."""
    parser = CommandParser(prog="make take-down")
    parser.add_argument("--article", required=True, type=stated, metavar="ID", help="its id, or its address")
    parser.add_argument("--reason", default="", help="why, for everybody to read")
    parser.add_argument("--by", default="", help="the person that decided; kept, and not served")
    parser.add_argument("--restore", action="store_true", help="put it back")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
