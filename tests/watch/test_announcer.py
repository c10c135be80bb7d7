"""The ways to announce: a mail always, a webhook beside it, whose failure is announced by mail and harms nothing."""

from typing import Any

import pytest
import requests

from chautari.watch.announcer import Announcer
from chautari.watch.model.incident import Announcement, Incident
from tests.support.observations import NOW

HOOK = "https://hook.example/in"
BEGUN = Announcement(7, "began", Incident("source", "nrb", "नेपाल राष्ट्र बैंक does not answer", 1, NOW, NOW, NOW))


class Topic:
    """Stands in for SNS: keeps what was published."""

    def __init__(self) -> None:
        self.published: list[dict[str, str]] = []

    def publish(self, **message: str) -> None:
        self.published.append(message)


class Answer:
    def __init__(self, status: int) -> None:
        self.status_code, self.ok, self.is_redirect = status, status < 400, 300 <= status < 400


def announce(
    monkeypatch: pytest.MonkeyPatch, outcome: object, webhook: str = HOOK
) -> tuple[Topic, list[dict[str, Any]]]:
    topic, posted = Topic(), list[dict[str, Any]]()

    def post(url: str, **fields: Any) -> object:
        posted.append({"url": url, **fields})
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(requests, "post", post)
    Announcer(topic, "arn:topic", webhook, "prod", "https://x.example/en/status").announce(BEGUN)
    return topic, posted


def test_a_mail_and_a_post_say_the_same_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    topic, posted = announce(monkeypatch, Answer(204))
    (mail,), (post,) = topic.published, posted
    assert mail["Message"].startswith("prod: नेपाल राष्ट्र बैंक does not answer. See https://x.example/en/status.")
    assert mail["Subject"].isascii()
    assert len(mail["Subject"]) < 100
    assert (post["url"], post["allow_redirects"], post["timeout"]) == (HOOK, False, 4)
    assert '"number": 7' in post["data"].decode()
    assert "नेपाल राष्ट्र बैंक" in post["data"].decode()


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Answer(500), "status 500"), (Answer(302), "status 302"), (requests.ConnectTimeout(), "ConnectTimeout")],
)
def test_a_webhook_that_does_not_take_it_is_told_by_mail(
    monkeypatch: pytest.MonkeyPatch, outcome: object, words: str
) -> None:
    topic, _ = announce(monkeypatch, outcome)
    assert len(topic.published) == 2
    assert topic.published[1]["Message"].startswith(f"prod: the webhook did not take announcement 7: {words}")


def test_without_a_webhook_nothing_is_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    topic, posted = announce(monkeypatch, Answer(204), webhook="")
    assert (len(topic.published), posted) == (1, [])
