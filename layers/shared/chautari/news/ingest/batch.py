"""One batch of the queue: every link by itself, and what was not done goes back to where it came from.

The queue is first in, first out for one request at a time a host, not for the order of links: where one goes back, the
others of its host are read all the same. A host that is busy, or a run that is out of time, is no failure of a link.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord

from chautari.news.ingest.queue_reader import by_turns, link_of
from chautari.news.ingest.worker import ArticleWorker, Outcome, RetryLater


@dataclass(frozen=True, slots=True)
class Batch:
    """What a run did: outcomes by link, how many links it had no time or turn for, and the mistakes of ours."""

    outcomes: Sequence[Outcome]
    postponed: int
    mistakes: Sequence[BaseException]
    response: Mapping[str, Any]


def run(event: Mapping[str, Any], reader: ArticleWorker) -> Batch:
    """Read the links of an SQS event. `response` names the messages that go back to the queue."""
    outcomes: list[Outcome] = []

    def read(record: SQSRecord) -> None:
        outcomes.append(reader.read(link_of(record.body)))

    processor = BatchProcessor(EventType.SQS)
    # A batch of which all goes back is told in the response, as any other, and is no failed invocation.
    processor.raise_on_entire_batch_failure = False
    with processor(records=by_turns(event["Records"]), handler=read):
        processor.process()
    errors = [error for _, error, _ in processor.exceptions if error]
    mistakes = [each for each in errors if not isinstance(each, RetryLater)]
    return Batch(outcomes, len(errors) - len(mistakes), mistakes, processor.response())
