"""`make queues`: how much waits in the queues, and what lies in those of failed runs and failed links.

- A message that is looked at is hidden from others meanwhile, HIDDEN_SECONDS at most, and shown again at the end. In
  the two queues of what failed nothing counts how often one was received, so that it can be looked at at any time.
- The links that wait to be read are only counted: a link that is hidden keeps the reader from its whole host, and
  every receive counts towards the queue's limit. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
- A FIFO queue shows ten links of one host at most while they are hidden.

In AWS by the person's own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chautari.nepali.clock import NPT
from tools.local import place, redrive, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.failed_runs import Poison, read
from tools.local.place import Place

# The template's name -> in words.
QUEUES = {"FailedRuns": "failed runs", "FailedLinks": "failed links", "ArticleLinks": "links to read"}
PEEKED = ("FailedRuns", "FailedLinks")
HIDDEN_SECONDS = 30
MOST_SHOWN = 20
_COUNTS = {"Messages": "waiting", "MessagesNotVisible": "in work", "MessagesDelayed": "delayed"}
# SQS sends the age once a minute, and none while a queue is empty for hours:
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
AGE_SPAN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class QueueState:
    """What waits in a queue: approximate counts by kind, as SQS gives them, and the age of the oldest if known."""

    title: str
    counts: Mapping[str, int]
    oldest: timedelta | None

    @property
    def line(self) -> str:
        """The state in words."""
        counts = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count or kind == "waiting")
        age = f", the oldest for {self.oldest}" if self.oldest else ""
        return f"{self.title:<14} {counts}{age}"


def main(words: list[str] | None = None) -> int:
    """The exit status: 1 where something failed lies in a queue, or a queue could not be asked."""
    parser = CommandParser(prog="make queues")
    samconfig.add_arguments(parser)
    try:
        where = place.of_arguments(parser.parse_args(words))
        failed = 0
        for name in QUEUES:
            state = state_of(where, name)
            print(state.line)
            if name in PEEKED:
                failed += sum(state.counts.values())
                for line in peek(where.aws.client("sqs"), where.physical(name), state.counts["waiting"]):
                    print(f"  {line}")
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if failed else 0


def state_of(where: Place, name: str) -> QueueState:
    """The state of the queue that the template calls `name`."""
    url = where.physical(name)
    named = {f"ApproximateNumberOf{kind}": word for kind, word in _COUNTS.items()}
    stated = where.aws.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=list(named))["Attributes"]
    counts = {word: int(stated[attribute]) for attribute, word in named.items()}
    oldest = _oldest(where.aws.client("cloudwatch"), url.rpartition("/")[2]) if counts["waiting"] else None
    return QueueState(QUEUES[name], counts, oldest)


def _oldest(cloudwatch: Any, queue: str) -> timedelta | None:
    """The age of the oldest message as SQS last sent it; None where it sent none, as on the local stack."""
    now = datetime.now(UTC)
    answer = cloudwatch.get_metric_statistics(
        Namespace="AWS/SQS",
        MetricName="ApproximateAgeOfOldestMessage",
        Dimensions=[{"Name": "QueueName", "Value": queue}],
        StartTime=now - AGE_SPAN,
        EndTime=now,
        Period=60,
        Statistics=["Maximum"],
    )
    newest = max(answer["Datapoints"], key=lambda point: point["Timestamp"], default=None)
    return timedelta(seconds=int(newest["Maximum"])) if newest else None


def peek(sqs: Any, url: str, waiting: int) -> Iterator[str]:
    """A line for each of up to MOST_SHOWN messages, which are in the queue afterwards as before."""
    with closing(redrive.received(sqs, url, HIDDEN_SECONDS)) as received:
        messages = list(islice(received, MOST_SHOWN))
    for message in messages:
        sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
    for message in messages:
        yield f"{message['MessageId']}  {_sent(message)}  {_content(message)}"
    if waiting > len(messages):
        yield f"{waiting - len(messages)} more"


def _sent(message: Mapping[str, Any]) -> str:
    sent = datetime.fromtimestamp(int(message["Attributes"]["SentTimestamp"]) / 1000, UTC)
    return f"since {sent.astimezone(NPT):%Y-%m-%d %H:%M}"


def _content(message: Mapping[str, Any]) -> str:
    """A failed link with its address, or a failed run with its event and reason."""
    try:
        body = json.loads(message["Body"])
    except ValueError:
        return f"no JSON: {message['Body'][:80]}"
    if isinstance(body, dict) and "url" in body:
        return f"{body.get('source')} {body['url']}"
    try:
        failed = read(message)
    except Poison as poison:
        return f"cannot be run again: {poison}"
    return f"{failed.name} {failed.event}: {failed.reason}"


if __name__ == "__main__":
    sys.exit(main())
