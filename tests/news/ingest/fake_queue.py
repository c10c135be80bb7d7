"""A queue that gives what it was sent as the events of a reader, and the Lambda that gets them."""

import json
from dataclasses import dataclass, field
from typing import Any

from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.store.link_queue import LinkQueue


@dataclass
class FakeQueue:
    """Of SQS's client what sending needs; `records` are what a reader would be given."""

    records: list[dict[str, Any]] = field(default_factory=list)

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:
        self.records += [record(entry["MessageBody"], entry["MessageGroupId"], len(self.records)) for entry in Entries]
        return {"Successful": Entries}

    @property
    def link_queue(self) -> LinkQueue:
        return LinkQueue(self, "line")

    def take_event(self) -> dict[str, Any]:
        """All that waits, and it waits no longer."""
        records, self.records = self.records, []
        return {"Records": records}


def record(body: str, group: str, number: int = 0) -> dict[str, Any]:
    """A message of the queue as an event carries it."""
    return {
        "messageId": f"{group}-{number}",
        "receiptHandle": "receipt",
        "body": body,
        "attributes": {"ApproximateReceiveCount": "1", "MessageGroupId": group},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:ap-south-1:123456789012:links.fifo",
        "awsRegion": "ap-south-1",
    }


def message_body(link: QueuedLink) -> str:
    """What is queued of a link."""
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
