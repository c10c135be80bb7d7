"""`make rollback`: every function back to the release before, and the ready answers as its code has them.

Called again, it goes to the one before that. The stack's other resources stay as they are. In AWS, or in a running
`make run` with AWS_ENDPOINT_URL as it prints it.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from tools.local import deployed, edge_cache, functions, releases, republish, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.releases import Releases


def run(aws: Any, stack_name: str, now: datetime) -> Iterator[str]:
    """Go back by one release; a line for each thing done.

    Raises CannotRun where there is nothing to go back to, and FunctionFailed if republishing failed after it.
    """
    outputs = deployed.outputs(aws, stack_name)
    _require_settled(aws, stack_name)
    noted = Releases(aws.client("s3"), outputs["AssetsBucketName"])
    current = releases.served(aws, stack_name)
    release = noted.before(current)
    versions = {name: release.versions.get(name, version) for name, version in current.items()}
    releases.serve(aws.client("lambda"), versions)
    noted.take_back_after(release, now)
    for name, version in versions.items():
        yield f"{name}: version {version}" + (f", was {current[name]}" if current[name] != version else " still")
    yield from republish.run(aws, outputs)
    edge_cache.forget(aws, stack_name)
    yield f"{stack_name} serves the release of {release.at} again"


def _require_settled(aws: Any, stack_name: str) -> None:
    """Raise CannotRun while CloudFormation works on the stack: it would set the aliases again."""
    status = aws.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"][0]["StackStatus"]
    if status.endswith("_IN_PROGRESS"):
        raise CannotRun(f"{stack_name} is {status}: wait, or stop it by `aws cloudformation cancel-update-stack`")


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 when it could not go back, or not to the end."""
    parser = CommandParser(prog="make rollback", description=__doc__)
    samconfig.add_arguments(parser)
    try:
        place = samconfig.of_arguments(parser.parse_args(arguments))
        for line in run(deployed.aws(place.region), place.stack_name, datetime.now(UTC)):
            print(line, flush=True)
    except (functions.FunctionFailed, BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
