"""A fake SQS queue that turns sent messages into Lambda events."""

import json
from dataclasses import dataclass, field
from typing import Any

from chautari.news.ingest.article_reader import QueuedLink
from chautari.news.store.link_queue import LinkQueue


@dataclass
class FakeQueue:
    """SQS client for sending only; `records` are the sent messages as event records."""

    records: list[dict[str, Any]] = field(default_factory=list)

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:
        self.records += [record(entry["MessageBody"], entry["MessageGroupId"], len(self.records)) for entry in Entries]
        return {"Successful": Entries}

    @property
    def link_queue(self) -> LinkQueue:
        return LinkQueue(self, "line")

    def take_event(self) -> dict[str, Any]:
        """Event with all waiting messages, which are removed."""
        records, self.records = self.records, []
        return {"Records": records}


def record(body: str, group: str, number: int = 0) -> dict[str, Any]:
    """A message as a record of an SQS event."""
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
