"""A fake SQS queue that turns sent messages into Lambda events."""

import json
from dataclasses import dataclass, field
from typing import Any

from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.ingest.batch import LinkQueues
from chautari.news.store.link_queue import LinkQueue


@dataclass
class FakeQueue:
    """SQS client: `records` are the sent messages as event records, `given_up` the bodies that were sent one by one.

    `hidden_seconds`: how long each receipt was hidden for.
    """

    records: list[dict[str, Any]] = field(default_factory=list)
    hidden_seconds: dict[str, int] = field(default_factory=dict)
    given_up: list[str] = field(default_factory=list)

    def change_message_visibility(self, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> None:
        self.hidden_seconds[ReceiptHandle] = VisibilityTimeout

    def send_message(self, QueueUrl: str, MessageBody: str, MessageGroupId: str, MessageDeduplicationId: str) -> None:
        assert (QueueUrl, bool(MessageGroupId and MessageDeduplicationId)) == ("failed", True)
        self.given_up.append(MessageBody)

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:
        self.records += [record(entry["MessageBody"], entry["MessageGroupId"], len(self.records)) for entry in Entries]
        return {"Successful": Entries}

    @property
    def link_queue(self) -> LinkQueue:
        return LinkQueue(self, "line")

    @property
    def queues(self) -> LinkQueues:
        """The queue, and the one of failed links."""
        return LinkQueues(self.link_queue, LinkQueue(self, "failed"))

    def take_event(self) -> dict[str, Any]:
        """Event with all waiting messages, which are removed."""
        records, self.records = self.records, []
        return {"Records": records}


def record(body: str, group: str, number: int = 0, receives: int = 1) -> dict[str, Any]:
    """A message as a record of an SQS event."""
    return {
        "messageId": f"{group}-{number}",
        "receiptHandle": f"{group}-{number}",
        "body": body,
        "attributes": {"ApproximateReceiveCount": str(receives), "MessageGroupId": group},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:ap-south-1:123456789012:links.fifo",
        "awsRegion": "ap-south-1",
    }


def message_body(link: QueuedLink) -> str:
    """Message body of `link`."""
    entry = link.entry
    return json.dumps(
        {
            "source": link.source.key,
            "id": link.id,
            "url": link.url,
            "seen": link.seen.isoformat(),
            "entry": {
                "title": entry.title,
                "summary": entry.summary,
                "published": entry.published.isoformat() if entry.published else None,
                "exact": entry.exact,
                "updated": entry.updated.isoformat() if entry.updated else None,
                "sections": list(entry.sections),
                "authors": list(entry.authors),
                "image": entry.image,
            },
        }
    )
