"""`make backfill`: the past of a source, or of all, step by step through the deployed rates function.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it. Resumable: the
steps done are noted in .local/backfill/ and left out the next time. (Asked for twice, a step stores nothing new.)
"""

import argparse
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from botocore.exceptions import BotoCoreError, ClientError
from tqdm import tqdm

from tools.local import backfill_plan, deployed, functions, samconfig, windows
from tools.local.arguments import CommandParser
from tools.local.backfill_plan import Past
from tools.local.errors import CannotRun
from tools.local.options import ROOT

PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Target:
    """The deployed rates function: a boto3 client for Lambda, its name, and the folder with the steps done."""

    client: Any
    function: str
    notes: Path

    def notes_of(self, source: str) -> Path:
        """The file of the steps of a source."""
        return self.notes.with_name(f"{self.notes.name}-{source}")


def main() -> int:
    """The exit status: 1 when it could not go on to the end."""
    arguments = _arguments()
    try:
        return load(_target(samconfig.of_arguments(arguments)), _pasts(arguments))
    except KeyboardInterrupt:
        print("\nStopped; the same command goes on from here.", file=sys.stderr)
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    except (BotoCoreError, ClientError) as error:
        print(f"{error}\nThe same command goes on from here.", file=sys.stderr)
        return 1
    return 0


def load(target: Target, pasts: Sequence[Past]) -> int:
    """Ask for the steps of each source that are not noted as done, and say before how long it takes.

    A source that fails ends its own steps, not those of the others. The exit status is 1 if one did.
    """
    for line in backfill_plan.estimate(pasts, target.notes_of, PAUSE_SECONDS):
        print(line)
    failed = 0
    for past in pasts:
        try:
            _load(target, past)
        except functions.FunctionFailed as error:
            failed = 1
            print(f"{past.source}: {error}\nThe same command goes on from here.", file=sys.stderr)
    return failed


def _load(target: Target, past: Past) -> None:
    """The steps of one source. Raises FunctionFailed at the first failure."""
    done = backfill_plan.noted(target.notes_of(past.source))
    target.notes.parent.mkdir(parents=True, exist_ok=True)
    for step in tqdm(past.steps, desc=past.source, unit="step"):
        if step.note in done:
            continue
        begun = time.monotonic()
        report = functions.require_read(functions.invoke(target.client, target.function, dict(step.event)))
        for failure in functions.failures(report):
            tqdm.write(f"{past.source} {step.note}: {failure}", file=sys.stderr)
        if past.is_at_its_end(report):
            return
        with target.notes_of(past.source).open("a") as notes:
            notes.write(f"{step.note}\t{time.monotonic() - begun:.1f}\n")
        time.sleep(PAUSE_SECONDS)


def _pasts(arguments: argparse.Namespace) -> list[Past]:
    today = datetime.now(ZoneInfo("Asia/Kathmandu")).date()
    if arguments.all:
        return backfill_plan.every(arguments.last or today)
    if not arguments.source or not arguments.first:
        raise CannotRun("SOURCE and FROM are needed, or ALL=1")
    windows.require_days(arguments.first, arguments.last or today, today)
    return [backfill_plan.of_rates(arguments.source, arguments.first, arguments.last or today)]


def _target(deployment: samconfig.Deployment) -> Target:
    aws = deployed.aws(deployment.region)
    client = aws.client("lambda")
    name = deployed.outputs(aws, deployment.stack_name)["RatesFunctionName"]
    # Without the version: what was loaded by one is not loaded again by the next.
    arn = ":".join(client.get_function_configuration(FunctionName=name)["FunctionArn"].split(":")[:7])
    return Target(client, name, ROOT / ".local" / "backfill" / re.sub(r"\W+", "-", f"{client.meta.endpoint_url} {arn}"))


def _arguments() -> argparse.Namespace:
    parser = CommandParser(prog="make backfill")
    parser.add_argument("--all", action="store_true", help="every source, from its first day on")
    parser.add_argument("--source", choices=backfill_plan.rates_keys(), default=None)
    parser.add_argument("--from", dest="first", type=windows.day, metavar="YYYY-MM-DD", default=None)
    parser.add_argument("--to", dest="last", type=windows.day, metavar="YYYY-MM-DD", default=None)
    samconfig.add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
