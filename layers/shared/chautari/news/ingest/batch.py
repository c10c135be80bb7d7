"""Process one SQS batch link by link; report unprocessed messages as batch item failures.

The queue is FIFO so that each host gets one request at a time, not for the order of links: where one message fails,
the later messages of its host are processed all the same. A busy host or a run out of time is no failure of a link:
its message is hidden for its own rest and comes again, however often. After MAX_TRIES tries that ended in a bug of ours
a message is moved to the queue of failed links. The queue's own count of receives cannot do that: it counts
postponements too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from chautari.dynamodb import aws_refusals
from chautari.news.ingest.queue_reader import Record, interleave_hosts, parse_message
from chautari.news.ingest.worker import MAX_TRIES, ArticleWorker, LinkReport, RetryLater
from chautari.news.store import link_queue
from chautari.news.store.link_queue import LinkQueue

BUG_REST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class LinkQueues:
    """The queue that messages come from, and the one of those that were given up on."""

    links: LinkQueue
    failed: LinkQueue


@dataclass(frozen=True, slots=True)
class BatchReport:
    """Result of a batch.

    - outcomes: one report a processed link.
    - postponed: number of links to retry later (no time left, host busy, table busy).
    - mistakes: exceptions that are bugs of ours.
    - given_up: number of messages moved to the queue of failed links.
    - response: partial batch response for SQS.
    """

    outcomes: Sequence[LinkReport]
    postponed: int
    mistakes: Sequence[BaseException]
    given_up: int
    response: Mapping[str, Any]


def run(event: Mapping[str, Any], worker: ArticleWorker, queues: LinkQueues) -> BatchReport:
    """Process the links of an SQS event. `response` of the report names the messages that return to the queue."""
    reports: list[LinkReport] = []

    def process(record: SQSRecord) -> None:
        link = parse_message(record.body)
        reports.append(worker.read(link, is_redelivered=_receives(record.raw_event) > 1))

    processor = BatchProcessor(EventType.SQS)
    # A batch in which every message fails is reported in the response like any other, and is no failed invocation.
    processor.raise_on_entire_batch_failure = False
    with processor(records=interleave_hosts(event["Records"]), handler=process):
        processor.process()
    records = [cast("SQSRecord", message).raw_event for message in processor.fail_messages]
    errors = [error for _, error, _ in processor.exceptions if error]
    failed = list(zip(records, errors, strict=True))
    _rest(queues.links, failed)
    mistaken = [(record, error) for record, error in failed if not _is_postponed(error)]
    given_up = {record["messageId"] for record, _ in mistaken if _give_up(worker, queues.failed, record)}
    back = [{"itemIdentifier": record["messageId"]} for record in records if record["messageId"] not in given_up]
    mistakes = [error for _, error in mistaken]
    return BatchReport(reports, len(failed) - len(mistaken), mistakes, len(given_up), {"batchItemFailures": back})


def _is_postponed(error: BaseException) -> bool:
    """Whether the link had no try. A table that throttled may have refused to store that, too."""
    return isinstance(error, RetryLater) or aws_refusals.is_passing(error)


def _rest(links: LinkQueue, failed: Sequence[tuple[Record, BaseException]]) -> None:
    """Hide each message for its own rest: until the queue shows it again, its host is not read."""
    for record, error in failed:
        rest = error.rest if isinstance(error, RetryLater) else BUG_REST
        link_queue.rest(links, record["receiptHandle"], int(rest.total_seconds()))


def _give_up(worker: ArticleWorker, failed: LinkQueue, record: Record) -> bool:
    """Move a message to the queue of failed links if it has had all its tries; returns whether it was moved.

    Where AWS refuses that for now the message comes again.
    """
    try:
        return _moved(worker, failed, record)
    except aws_refusals.AWS_ERRORS as error:
        if aws_refusals.is_passing(error):
            return False
        raise


def _moved(worker: ArticleWorker, failed: LinkQueue, record: Record) -> bool:
    try:
        tries = worker.count_mistake(parse_message(record["body"]))
    except (LookupError, ValueError, TypeError):
        tries = _receives(record)  # a message that cannot be read is never postponed
    if tries < MAX_TRIES:
        return False
    link_queue.give_up(failed, record["body"], record["attributes"]["MessageGroupId"], record["messageId"])
    return True


def _receives(record: Record) -> int:
    return int(record["attributes"]["ApproximateReceiveCount"])
