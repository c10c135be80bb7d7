"""`make republish`: the ready answers in the table are rewritten by the deployed code, and nobody is asked.

Without it they keep the shape of the code before until a run changes their numbers. What is as it should be stays.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.dynamodb.read_models import REPUBLISH
from tools.local import deployed, functions, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun

# The output that names each function which keeps ready answers.
KEEPERS = {"rates": "RatesFunctionName", "calendar": "CalendarFunctionName"}


def run(aws: Any, outputs: Mapping[str, str]) -> Iterator[str]:
    """Rewrite what each function keeps; a line for each. Raises FunctionFailed."""
    for name, output in KEEPERS.items():
        written = functions.invoke(aws.client("lambda"), outputs[output], REPUBLISH)["written"]
        yield f"{name}: {len(written)} ready answers rewritten"


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 when an answer could not be rewritten."""
    parser = CommandParser(prog="make republish", description=__doc__)
    samconfig.add_arguments(parser)
    try:
        place = samconfig.of_arguments(parser.parse_args(arguments))
        aws = deployed.aws(place.region)
        for line in run(aws, deployed.outputs(aws, place.stack_name)):
            print(line)
    except (functions.FunctionFailed, BotoCoreError, ClientError, CannotRun) as error:
        print(f"the ready answers were not rewritten: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
