"""The first run of all outlets in virtual time: links of every feed at once, read by the runs that the template allows.

The queue is first in, first out by host, as SQS's: while a message of a host is read or rests, no other of it is given
out. Runs, client, worker and upsert are the project's own; pages are made up, and the table is the one in memory.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.fetching.transports import Transport
from chautari.news import sources
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.ingest import batch
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.model import article_urls
from chautari.news.store.link_queue import LinkQueue
from tools.bench.performance.report import Section
from tools.bench.performance.writers import NOW, VOCABULARY
from tools.drill.memory_news import NewsTable

LINKS, RUNNERS, BATCH = 2_000, 2, 10
# Of a link: a second for its page, two to read it (docs/costs.md). A run ends after 300, and begins no link after 150.
PAGE, READING, BEGINNING = timedelta(seconds=1), timedelta(seconds=2), timedelta(seconds=150)
METHOD = (
    f"{LINKS:,} links of all outlets, queued at once, read by {RUNNERS} runs beside each other (the template's "
    "setting) in virtual time: a second for a page, two to read it, and the outlet's own delay between two requests."
)


@dataclass
class Message:
    """A message of the queue: its host, from when it is shown, how often it was received."""

    record: dict[str, Any]
    group: str
    shown_at: datetime = NOW
    receives: int = 0


@dataclass
class FirstRun:
    """A queue that is being read, and what came of it."""

    waiting: list[Message]
    table: Table = field(default_factory=lambda: Table(NewsTable({}), "chautari"))
    outcomes: Counter[str] = field(default_factory=Counter)
    given_up: int = 0
    most_receives: int = 0
    longest: timedelta = timedelta(0)
    _busy: dict[str, datetime] = field(default_factory=dict)
    _hidden: dict[str, int] = field(default_factory=dict)

    def read(self) -> timedelta:
        """Read until nothing waits; how long that took."""
        free = [NOW] * RUNNERS
        while self.waiting:
            now = min(free)
            taken = self._take(now)
            ended = self._run(taken, now) if taken else now + timedelta(seconds=1)
            free[free.index(now)] = ended
        return max(free) - NOW

    def change_message_visibility(self, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> None:
        """Hide a message."""
        self._hidden[ReceiptHandle] = VisibilityTimeout

    def send_message(self, **_: str) -> None:
        """Take a message that was given up on."""
        self.given_up += 1

    def _take(self, now: datetime) -> list[Message]:
        taken, closed = list[Message](), {group for group, until in self._busy.items() if until > now}
        for message in self.waiting:
            if message.group in closed or len(taken) == BATCH:
                continue
            if message.shown_at > now:
                closed.add(message.group)
                continue
            taken.append(message)
        return taken

    def _run(self, taken: list[Message], now: datetime) -> datetime:
        clock = _Clock(now)
        for message in taken:
            message.receives += 1
            message.record["attributes"]["ApproximateReceiveCount"] = str(message.receives)
        client = PoliteClient(self.table, Transport(clock.get, sleep=clock.sleep), lambda: clock.now)
        worker = ArticleWorker(client, self.table, now, lambda: clock.now - now < BEGINNING)
        queues = batch.LinkQueues(LinkQueue(self, "links"), LinkQueue(self, "failed"))
        report = batch.run({"Records": [message.record for message in taken]}, worker, queues)
        self.outcomes.update(outcome.kind or outcome.what for outcome in report.outcomes)
        back = {failure["itemIdentifier"] for failure in report.response["batchItemFailures"]}
        for message in taken:
            self._busy[message.group] = clock.now
            self.most_receives = max(self.most_receives, message.receives)
            if message.record["messageId"] in back:
                message.shown_at = clock.now + timedelta(seconds=self._hidden[message.record["receiptHandle"]])
            else:
                self.waiting.remove(message)
        self.longest = max(self.longest, clock.now - now)
        return clock.now


@dataclass
class _Clock:
    now: datetime

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def get(self, request: HttpRequest) -> HttpResponse:
        self.now += PAGE
        if request.url.endswith("/robots.txt"):
            return response_checks.check_response(request, HttpResponse(request.url, 404, {}, b"", self.now))
        self.now += READING
        headers = {"content-type": "text/html; charset=utf-8"}
        return response_checks.check_response(
            request, HttpResponse(request.url, 200, headers, _page(request.url), self.now)
        )


def section() -> Section:
    """The table of the first run."""
    first = FirstRun(messages(LINKS))
    took = first.read()
    rows: list[tuple[str, ...]] = [
        ("links", f"{LINKS:,}"),
        ("outcomes", ", ".join(f"{name} {count:,}" for name, count in sorted(first.outcomes.items()))),
        ("dead letters", str(first.given_up)),
        (
            "most receives of a message (1,000 are allowed; a mistake of ours is given up after 3)",
            str(first.most_receives),
        ),
        ("longest run (300 s are allowed)", f"{first.longest.total_seconds():.0f} s"),
        ("all are read after", f"{took / timedelta(minutes=1):.0f} minutes"),
    ]
    return Section("First run of all outlets", METHOD, ("what", "figure"), rows)


def messages(links: int) -> list[Message]:
    """Messages of links to every outlet, an outlet after the other, as the feed runs send them."""
    keys = sources.keys()
    counts = Counter(keys[number % len(keys)] for number in range(links))
    return [message for key, count in counts.items() for message in _messages_of(key, count)]


def _messages_of(key: str, count: int) -> Iterator[Message]:
    source = sources.find(key)
    for number in range(count):
        url = f"https://{source.hosts[0]}/2026/08/{100_000 + number}"
        name = article_urls.article_id(article_urls.canonical(url, source), source)
        entry = {"title": _title(url), "summary": "", "published": None, "updated": None, "exact": True, "image": ""}
        body = {"source": key, "id": name, "url": url, "seen": NOW.isoformat()}
        body["entry"] = {**entry, "sections": [], "authors": []}  # type: ignore[assignment]
        record = {"messageId": name, "receiptHandle": name, "body": json.dumps(body), "attributes": {}}
        record["attributes"] = {"MessageGroupId": source.hosts[0]}
        record |= {"messageAttributes": {}, "eventSource": "aws:sqs"}
        yield Message(record, source.hosts[0])


def _title(url: str) -> str:
    return " ".join(random.Random(url).choices(VOCABULARY, k=7))  # noqa: S311 - the same every time


def _page(url: str) -> bytes:
    generator, title = random.Random(f"text {url}"), _title(url)  # noqa: S311
    paragraphs = (f"<p>{title} {' '.join(generator.choices(VOCABULARY, k=40))}।</p>" for _ in range(5))
    head = (
        f'<title>{title}</title><meta property="og:title" content="{title}"><meta property="og:type" content="article">'
    )
    body = f"<article><h1>{title}</h1>{''.join(paragraphs)}</article>"
    return f"<!doctype html><html lang=ne><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()
