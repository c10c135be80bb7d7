"""A FIFO queue of SQS with a clock: groups, visibility, deduplication, and the count of receives.

https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tests.news.ingest.fake_queue import record

AT_ONCE = 10
DEDUPLICATION = timedelta(minutes=5)


@dataclass
class _Message:
    id: str
    group: str
    body: str
    visible_at: datetime
    receives: int = 0


@dataclass
class FifoQueue:
    """A client of one queue. `hidden` is its visibility timeout."""

    clock: Callable[[], datetime]
    hidden: timedelta = timedelta(minutes=30)
    messages: list[_Message] = field(default_factory=list)
    _ids: dict[str, datetime] = field(default_factory=dict)
    sent: int = 0

    def send_message(self, QueueUrl: str, MessageBody: str, MessageGroupId: str, MessageDeduplicationId: str) -> None:
        now = self.clock()
        if now - self._ids.get(MessageDeduplicationId, datetime.min.replace(tzinfo=now.tzinfo)) < DEDUPLICATION:
            return
        self._ids[MessageDeduplicationId] = now
        self.sent += 1
        self.messages.append(_Message(f"m{self.sent}", MessageGroupId, MessageBody, now))

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:
        for entry in Entries:
            message = {name: text for name, text in entry.items() if name != "Id"}
            self.send_message(QueueUrl, **message)
        return {"Successful": Entries}

    def change_message_visibility(self, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> None:
        (message,) = (message for message in self.messages if message.id == ReceiptHandle)
        message.visible_at = self.clock() + timedelta(seconds=VisibilityTimeout)

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> dict[str, dict[str, str]]:
        now = self.clock()
        visible = sum(message.visible_at <= now for message in self.messages)
        return {"Attributes": {"ApproximateNumberOfMessages": str(visible)}}

    def take(self) -> list[dict[str, Any]]:
        """The records of the next batch: in each group up to the first that is hidden."""
        now, blocked, batch = self.clock(), set[str](), list[dict[str, Any]]()
        for message in self.messages:
            if message.visible_at > now:
                blocked.add(message.group)
            elif message.group not in blocked and len(batch) < AT_ONCE:
                message.receives += 1
                message.visible_at = now + self.hidden
                taken = record(message.body, message.group, receives=message.receives)
                batch.append({**taken, "messageId": message.id, "receiptHandle": message.id})
        return batch

    def delete(self, ids: set[str]) -> None:
        self.messages = [message for message in self.messages if message.id not in ids]
