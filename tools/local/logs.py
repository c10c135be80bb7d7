"""`make logs`: what every function and the gateway logged for one request id, oldest first.

The id is `request_id` of a problem that the API answered, `function_request_id` of a line of a function, or `requestId`
of the gateway. In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.nepali.clock import NPT
from tools.local import deployed, place, samconfig
from tools.local.arguments import CommandParser, stated
from tools.local.errors import CannotRun
from tools.local.place import Place

# UUIDs of Lambda, and the gateway's letters with = at the end.
ID = re.compile(r"[A-Za-z0-9=_-]{8,64}")
DAYS = 7
# What Lambda and Powertools write in each line, beside the message.
_ENVELOPE = frozenset(
    {
        *("timestamp", "level", "message", "service", "location", "cold_start", "function_name", "function_arn"),
        *("function_memory_size", "function_request_id", "xray_trace_id", "sampling_rate"),
    }
)


@dataclass(frozen=True, slots=True)
class LogEvent:
    """An event of the log group of one function, or of the gateway."""

    at: datetime
    group: str
    message: str

    @property
    def lines(self) -> Iterator[str]:
        """Time, group, level and message; then its other members, one a line, and a traceback as it is read."""
        head = f"{self.at.astimezone(NPT):%Y-%m-%d %H:%M:%S} {self.group.rpartition('/')[2]}"
        written = _parsed(self.message)
        if written is None:
            yield f"{head}  {self.message.rstrip()}"
            return
        yield f"{head}  {written.get('level', '')} {written.get('message', '')}".rstrip()
        for name, value in written.items():
            if name not in _ENVELOPE:
                text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                yield from (f"    {line}" for line in f"{name}: {text}".splitlines())


def _parsed(message: str) -> dict[str, Any] | None:
    try:
        written = json.loads(message)
    except ValueError:
        return None
    return written if isinstance(written, dict) else None


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where nothing was logged for the id."""
    options = arguments(words)
    try:
        logged = list(events(place.of_arguments(options), options.request, datetime.now(UTC) - timedelta(options.days)))
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    for line in in_order(logged):
        print(line)
    if not logged:
        print(f"nothing was logged for {options.request} in {options.days} days (DAYS= for more)", file=sys.stderr)
    return 0 if logged else 1


def events(where: Place, request: str, since: datetime) -> Iterator[LogEvent]:
    """What the stack's log groups have with the id `request`, since an instant. Raises CannotRun for no id.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
    """
    if not ID.fullmatch(request):
        raise CannotRun(f"{request!r} is no request id, such as request_id of a problem that the API answered")
    pages = where.aws.client("logs").get_paginator("filter_log_events")
    wanted = {"filterPattern": f'"{request}"', "startTime": int(since.timestamp() * 1000)}
    for group in deployed.resources(where.aws, where.stack_name, "AWS::Logs::LogGroup"):
        for page in pages.paginate(logGroupName=group, **wanted):
            for event in page["events"]:
                yield LogEvent(datetime.fromtimestamp(event["timestamp"] / 1000, UTC), group, event["message"])


def in_order(logged: Iterable[LogEvent]) -> Iterator[str]:
    """The lines of all events, oldest first."""
    for event in sorted(logged, key=lambda event: event.at):
        yield from event.lines


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command's arguments, or `words`."""
    parser = CommandParser(prog="make logs")
    parser.add_argument("--request", required=True, type=stated, metavar="ID")
    parser.add_argument("--days", type=int, default=DAYS)
    samconfig.add_arguments(parser)
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
