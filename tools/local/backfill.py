"""`make backfill`: a source's past, window by window through the deployed rates function.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. Resumable: the
windows done are noted in .local/backfill/ and left out the next time. (Asked for twice, a window stores nothing new.)
"""

import argparse
import re
import sys
import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from botocore.exceptions import BotoCoreError, ClientError
from tqdm import tqdm

from chautari.rates import sources
from tools.local import deployed, functions, samconfig, windows
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.options import ROOT

# NRB answers for up to 100 days at once.
WINDOW_DAYS = 90
PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Target:
    """The deployed rates function: a boto3 client for Lambda, the function's name, and the file of the windows done."""

    client: Any
    function: str
    notes: Path


def main() -> int:
    """The exit status: 1 when it could not go on to the end."""
    arguments = _arguments()
    try:
        load(
            _target(arguments.source, samconfig.of_arguments(arguments)),
            arguments.source,
            arguments.first,
            arguments.last,
        )
    except KeyboardInterrupt:
        print("\nStopped; the same command goes on from here.", file=sys.stderr)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    except (functions.FunctionFailed, BotoCoreError, ClientError) as error:
        print(f"{error}\nThe same command goes on from here.", file=sys.stderr)
        return 1
    return 0


def load(target: Target, source: str, first: date, last: date) -> None:
    """Asks for the windows from `first` to `last` not noted as done. Raises FunctionFailed at the first failure."""
    done = set(target.notes.read_text().splitlines()) if target.notes.exists() else set()
    target.notes.parent.mkdir(parents=True, exist_ok=True)
    for start, end in tqdm(list(windows.of_days(first, last, WINDOW_DAYS)), desc=source, unit="window"):
        if (note := f"{start} {end}") in done:
            continue
        event = {"sources": [source], "from": str(start), "to": str(end)}
        report = functions.require_read(functions.invoke(target.client, target.function, event))
        for failure in functions.failures(report):
            tqdm.write(f"{note}: {failure}", file=sys.stderr)
        with target.notes.open("a") as notes:
            notes.write(f"{note}\n")
        time.sleep(PAUSE_SECONDS)


def _target(source: str, deployment: samconfig.Deployment) -> Target:
    aws = deployed.aws(deployment.region)
    client = aws.client("lambda")
    name = deployed.outputs(aws, deployment.stack_name)["RatesFunctionName"]
    # Without the version: what was loaded by one is not loaded again by the next.
    arn = ":".join(client.get_function_configuration(FunctionName=name)["FunctionArn"].split(":")[:7])
    place = re.sub(r"\W+", "-", f"{client.meta.endpoint_url} {arn} {source}")
    return Target(client, name, ROOT / ".local" / "backfill" / place)


def _arguments() -> argparse.Namespace:
    today = datetime.now(ZoneInfo("Asia/Kathmandu")).date()
    parser = CommandParser(prog="make backfill")
    parser.add_argument("--source", required=True, choices=sources.keys())
    parser.add_argument("--from", dest="first", required=True, type=windows.day, metavar="YYYY-MM-DD")
    parser.add_argument("--to", dest="last", default=today, type=windows.day, metavar="YYYY-MM-DD")
    samconfig.add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
