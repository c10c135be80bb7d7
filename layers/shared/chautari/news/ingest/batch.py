"""Process one SQS batch link by link; report unprocessed messages as batch item failures.

The queue is FIFO so that each host gets one request at a time, not for the order of links: where one message fails,
the later messages of its host are processed all the same. A busy host or a run out of time is no failure of a link.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from chautari.news.ingest.queue_reader import interleave_hosts, parse_message
from chautari.news.ingest.worker import ArticleWorker, LinkReport, RetryLater


@dataclass(frozen=True, slots=True)
class BatchReport:
    """Result of a batch.

    - outcomes: one report a processed link.
    - postponed: number of links to retry later (no time left, host busy, write contention).
    - mistakes: exceptions that are bugs of ours.
    - response: partial batch response for SQS.
    """

    outcomes: Sequence[LinkReport]
    postponed: int
    mistakes: Sequence[BaseException]
    response: Mapping[str, Any]


def run(event: Mapping[str, Any], worker: ArticleWorker) -> BatchReport:
    """Process the links of an SQS event. `response` of the report names the messages that return to the queue."""
    reports: list[LinkReport] = []

    def process(record: SQSRecord) -> None:
        reports.append(worker.read(parse_message(record.body)))

    processor = BatchProcessor(EventType.SQS)
    # A batch in which every message fails is reported in the response like any other, and is no failed invocation.
    processor.raise_on_entire_batch_failure = False
    with processor(records=interleave_hosts(event["Records"]), handler=process):
        processor.process()
    errors = [error for _, error, _ in processor.exceptions if error]
    mistakes = [error for error in errors if not isinstance(error, RetryLater)]
    return BatchReport(reports, len(errors) - len(mistakes), mistakes, processor.response())
