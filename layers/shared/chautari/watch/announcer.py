"""Announcer of incidents: a topic whose subscribers get a mail, and a webhook, whose failure is announced by mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chautari.fetching import webhook
from chautari.watch.model.incident import Announcement, in_words

# SNS takes a subject of less than 100 ASCII letters, without line breaks and control characters:
# https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
LONGEST_SUBJECT = 99


@dataclass(frozen=True, slots=True)
class Announcer:
    """A client of SNS and the topic; the webhook, empty for none; the stage, and the status page."""

    sns: Any
    topic: str
    webhook: str
    stage: str
    status_page: str

    def announce(self, announcement: Announcement) -> None:
        """Announce a turn by both ways. Raises what boto3 raises if the topic does not take it."""
        sentence = in_words(self.stage, announcement, self.status_page)
        self._mail(sentence, announcement.number)
        failure = webhook.post(self.webhook, self._document(announcement, sentence)) if self.webhook else ""
        if failure:
            words = f"{self.stage}: the webhook did not take announcement {announcement.number}: {failure}"
            self._mail(words, announcement.number)

    def _mail(self, sentence: str, number: int) -> None:
        printable = "".join(letter if letter.isprintable() else " " for letter in sentence)
        subject = printable.encode("ascii", "replace").decode()[:LONGEST_SUBJECT].rstrip()
        self.sns.publish(TopicArn=self.topic, Subject=subject, Message=f"{sentence}\n\n(announcement {number})")

    def _document(self, announcement: Announcement, sentence: str) -> Mapping[str, object]:
        incident = announcement.incident
        return {
            "number": announcement.number,
            "stage": self.stage,
            "turn": announcement.turn,
            "kind": incident.kind,
            "subject": incident.subject,
            "since": incident.seen_since.isoformat(),
            "text": sentence,
        }
