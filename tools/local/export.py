"""`make export`: what the nightly schedule does, now. It goes on until all evidence is copied.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.export.job import EVENT, FULL_EVENT
from tools.local import deployed, functions, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.functions import FunctionFailed

# 15 minutes each: a hundred thousand answers take one or two (docs/measurements.md).
MOST_RUNS = 50


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 when the export is not whole."""
    arguments = _arguments(words)
    try:
        deployment = samconfig.of_arguments(arguments)
        for line in run(deployed.aws(deployment.region), deployment.stack_name, arguments.everything):
            print(line, flush=True)
    except (BotoCoreError, ClientError, CannotRun, FunctionFailed) as error:
        print(f"not exported: {error}", file=sys.stderr)
        return 1
    return 0


def run(aws: Any, stack_name: str, everything: bool) -> Iterator[str]:
    """Invoke the function until its export is complete; a line for each run. Raises CannotRun, FunctionFailed."""
    outputs = deployed.outputs(aws, stack_name)
    if "ExportFunctionName" not in outputs:
        raise CannotRun(f"{stack_name} has no ExportBucket: docs/deploying.md says how it gets one")
    event = FULL_EVENT if everything else EVENT
    for _ in range(MOST_RUNS):
        report = functions.invoke(aws.client("lambda"), outputs["ExportFunctionName"], event)
        yield f"{report['parts']} parts, {report['written']} of them written anew, {report['lines']} lines"
        if report["evidence_complete"]:
            yield "all evidence is copied"
            return
        event = EVENT
    raise CannotRun(f"evidence is left after {MOST_RUNS} runs")


def _arguments(words: list[str] | None) -> argparse.Namespace:
    parser = CommandParser(prog="make export", description=__doc__)
    parser.add_argument("--everything", action="store_true", help="read every part anew, closed months too")
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
