"""`make redrive`: what failed is run again. Each event once, into its function; what succeeds leaves the queue.

What fails again or cannot be run stays where it is, with the reason on the terminal, and holds nobody else back. Then
the links that were given up on go back to the queues that they came from, for another round. In AWS by the person's
own settings, or in a running `make run` with AWS_ENDPOINT_URL as it prints it.
"""

import argparse
import json
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from tqdm import tqdm

from tools.local import deployed, functions, samconfig
from tools.local.arguments import CommandParser
from tools.local.errors import CannotRun
from tools.local.failed_runs import FailedRun, Poison, read

# Longer than ten of the longest runs: what is being run again must not be seen by another redrive.
HIDDEN_SECONDS = 6000
# As long as a look through a queue takes.
LOOK_SECONDS = 60
AT_ONCE = 10
WAIT_SECONDS = 1


@dataclass(slots=True)
class Redrive:
    """The queue at `url`, and the names of the functions that may be run.

    - only: the id of the one message to run.
    - done: what was wrong with each event that was run again, empty for nothing. left: the handles of messages.
    """

    sqs: Any
    client: Any
    url: str
    functions: frozenset[str]
    only: str | None = None
    done: dict[tuple[str, str], str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    def run(self) -> Iterator[str]:
        """Goes through the queue once; a line for each message. What is left can be received again at the end."""
        try:
            for message in received(self.sqs, self.url, only=self.only):
                yield self._message(message)
        finally:
            for handle in self.left.values():
                _show(self.sqs, self.url, handle)

    def _message(self, message: dict[str, Any]) -> str:
        self.left[message["MessageId"]] = message["ReceiptHandle"]
        try:
            failed = read(message)
            outcome = self._again(failed)
        except Poison as poison:
            return f"left {message['MessageId']}: {poison}"
        self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=self.left.pop(message["MessageId"]))
        return f"{outcome} {failed.name} {failed.event} (it had failed: {failed.reason})"

    def _again(self, failed: FailedRun) -> str:
        """Run a failed run, once however often it is in the queue. Raises Poison."""
        key = (failed.name, failed.event)
        outcome = "done already" if key in self.done else "done"
        if key not in self.done:
            self.done[key] = self._tried(failed)
        if self.done[key]:
            raise Poison(f"{failed.name} {failed.event}: {self.done[key]}")
        return outcome

    def _tried(self, failed: FailedRun) -> str:
        """The reason why the run failed; empty if it succeeded."""
        if failed.name not in self.functions:
            return "this is no function of the stack"
        try:
            report = functions.invoke(self.client, failed.function, json.loads(failed.event))
            functions.require_read(report)
        except (functions.FunctionFailed, ClientError) as error:
            return str(error)
        reports = report.get("reports", []) if isinstance(report, dict) else []
        skipped = [report["skipped"] for report in reports if report.get("skipped")]
        return f"nothing was asked, {'; '.join(skipped)}" if reports and len(skipped) == len(reports) else ""


def received(sqs: Any, url: str, hidden: int = HIDDEN_SECONDS, only: str | None = None) -> Generator[dict[str, Any]]:
    """The messages of a queue, or the one with the id `only`, hidden from others meanwhile, until none is left.

    They are hidden for `hidden` seconds. Who stops early hides no more, and what was not wanted is shown again.
    """
    limits = {"MaxNumberOfMessages": AT_ONCE, "VisibilityTimeout": hidden, "WaitTimeSeconds": WAIT_SECONDS}
    every = {"MessageAttributeNames": ["All"], "MessageSystemAttributeNames": ["All"]}
    pending: list[dict[str, Any]] = []
    unwanted: list[dict[str, Any]] = []
    try:
        while messages := sqs.receive_message(QueueUrl=url, **limits, **every).get("Messages", []):
            pending = [message for message in messages if only in (None, message["MessageId"])]
            unwanted += [message for message in messages if message not in pending]
            while pending:
                yield pending.pop(0)
    finally:
        for message in (*pending, *unwanted):
            _show(sqs, url, message["ReceiptHandle"])


def shows(sqs: Any, url: str, wanted: str) -> bool:
    """Whether a queue shows the message with this id. It can be received again at once."""
    for message in received(sqs, url, LOOK_SECONDS, wanted):
        _show(sqs, url, message["ReceiptHandle"])
        return True
    return False


def _show(sqs: Any, url: str, handle: str) -> None:
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=handle, VisibilityTimeout=0)


def dead_letters(sqs: Any, urls: list[str]) -> dict[str, str]:
    """Which of the queues are dead-letter queues of which others: address to address."""
    arguments = {url: sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"] for url in urls}
    by_arn = {attributes["QueueArn"]: url for url, attributes in arguments.items()}
    left = {url: json.loads(attributes.get("RedrivePolicy", "{}")) for url, attributes in arguments.items()}
    return {by_arn[policy["deadLetterTargetArn"]]: url for url, policy in left.items() if policy}


def moved_back(sqs: Any, dead: str, url: str, only: str | None = None) -> int:
    """Send what lies in the dead-letter queue `dead`, or its message `only`, to the queue `url` that it came from.

    Returns the number of messages moved.
    """
    count = 0
    for message in received(sqs, dead, only=only):
        sqs.send_message(QueueUrl=url, MessageBody=message["Body"], **_of_fifo(message))
        sqs.delete_message(QueueUrl=dead, ReceiptHandle=message["ReceiptHandle"])
        count += 1
    return count


def _of_fifo(message: dict[str, Any]) -> dict[str, str]:
    """A message of a FIFO queue stays in its group; by its old deduplication id it could be taken for itself."""
    group = message.get("Attributes", {}).get("MessageGroupId")
    return {"MessageGroupId": group, "MessageDeduplicationId": message["MessageId"]} if group else {}


def main() -> int:
    """The exit status: 1 when something was left in the queue or it could not go on to the end."""
    arguments = _arguments()
    try:
        deployment = samconfig.of_arguments(arguments)
        return 1 if everything(deployed.aws(deployment.region), deployment.stack_name, arguments.id) else 0
    except KeyboardInterrupt:
        print("\nStopped; what was not run again is still there.", file=sys.stderr)
    except (BotoCoreError, ClientError, CannotRun) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def everything(aws: Any, stack_name: str, only: str | None = None) -> int:
    """Run the failed runs of a stack again, or the message `only`, behind a progress bar.

    Returns the number of messages left. Raises CannotRun where no queue shows the message.
    """
    sqs, url = aws.client("sqs"), deployed.outputs(aws, stack_name)["FailedRunsUrl"]
    functions_of_stack = frozenset(deployed.resources(aws, stack_name, "AWS::Lambda::Function"))
    dead_queues = dead_letters(sqs, deployed.resources(aws, stack_name, "AWS::SQS::Queue"))
    if only and not any(shows(sqs, queue, only) for queue in (url, *dead_queues)):
        raise CannotRun(f"no queue shows a message {only}: `make queues` lists them")
    redrive = Redrive(sqs, aws.client("lambda"), url, functions_of_stack, only)
    for line in tqdm(redrive.run(), total=1 if only else waiting(sqs, url), unit="run", disable=None):
        tqdm.write(line)
    for dead, source in dead_queues.items():
        if (moved := moved_back(sqs, dead, source, only)) or not only:
            tqdm.write(f"{moved} links moved back to {source.rpartition('/')[2]}")
    tqdm.write(f"{len(redrive.left)} left in {url.rpartition('/')[2]}")
    return len(redrive.left)


def waiting(sqs: Any, url: str) -> int:
    """The approximate number of messages in a queue."""
    name = "ApproximateNumberOfMessages"
    return int(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"][name])


def _arguments() -> argparse.Namespace:
    parser = CommandParser(prog="make redrive")
    parser.add_argument("--id", default=None, help="the one message, as `make queues` lists it")
    samconfig.add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
