"""A week of the whole system at its real rhythm, in memory, with a moved clock: jobs, queues, the watcher."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from botocore.exceptions import ClientError

from chautari.calendar.store import publication
from chautari.calendar.store.publication import Publication
from chautari.dynamodb import pauses
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Transport
from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import dispatch as news_dispatch
from chautari.news.ingest import batch
from chautari.news.ingest.batch import LinkQueues
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store.link_queue import LinkQueue
from chautari.rates.ingest import dispatch as rates_dispatch
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.watch import job as watch_job
from chautari.watch import look
from chautari.watch.model.incident import Announcement, in_words
from tests.support.fifo_queue import FifoQueue
from tests.support.shelf import Shelf
from tests.support.week_web import BEGIN, Happenings, WeekWeb, is_within
from tools.drill.memory_news import NewsTable

TICK = timedelta(minutes=5)


@dataclass
class Stage:
    """One deployment: its table, archive, queues, and what its watcher announced.

    `failed_runs`: events that were given up on. `bugs`: when the story with a bug was tried.
    """

    name: str
    happenings: Happenings = field(default_factory=Happenings)
    now: datetime = BEGIN
    failed_runs: list[str] = field(default_factory=list)
    announced: list[tuple[datetime, str]] = field(default_factory=list)
    bugs: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.items, self.shelf = NewsTable(), Shelf()
        self.table = Table(_Throttling(self), self.name)
        self.archive = EvidenceArchive(self.shelf, "shelf")
        self.links, self.failed_links = FifoQueue(lambda: self.now), FifoQueue(lambda: self.now)
        self.web = WeekWeb(self.happenings)
        for key in (*board_sources.source_keys(), *banks.keys()):
            pauses.pause(self.table, "rates", key, "boards are not played", self.now)

    def play(self, until: datetime, on_tick: Callable[["Stage"], None] = lambda stage: None) -> None:
        """Every schedule at its instants, up to `until`."""
        while self.now < until:
            self._invoked("rates", self._read_rates)
            if self.now.minute % 10 == 0:
                self._invoked("news", self._read_feeds)
            self._read_links()
            if (self.now.hour, self.now.minute) == (0, 0):
                self._invoked("calendar", lambda: publication.put(self.table, Publication(self.now)))
            on_tick(self)
            self._invoked("watch", self._watch)
            self.now += TICK

    def redrive(self) -> None:
        """What an operator does who was told: failed runs are done, failed links tried again."""
        self.failed_runs.clear()
        for number, message in enumerate(list(self.failed_links.messages)):
            self.links.send_message("links", message.body, message.group, f"again {self.now} {number}")
        self.failed_links.messages.clear()

    def _invoked(self, name: str, run: Callable[[], object]) -> None:
        """An asynchronous invocation as Lambda makes it: once more after a failure, then the queue of failed runs."""
        for attempt in (1, 2):
            try:
                run()
                return
            except (ClientError, ExceptionGroup):
                if attempt == 2 and name != "watch":
                    self.failed_runs.append(name)

    def _read_rates(self) -> None:
        fetch = partial(self.web.rates, now=self.now)
        rates_dispatch.Dispatcher(fetch, self.table, self.archive, self.now, lambda: True, lambda _: None).run()

    def _read_feeds(self) -> None:
        queue = LinkQueue(self.links, "links")
        news_dispatch.Dispatcher(self._client(), self.table, queue, self.now, lambda: True, lambda _: None).run()

    def _read_links(self) -> None:
        """The batches of five minutes, as the mapping of the queue takes them: a batch that raises comes again."""
        while records := self.links.take():
            worker = ArticleWorker(self._client(), self.table, self.now)
            queues = LinkQueues(LinkQueue(self.links, "links"), LinkQueue(self.failed_links, "failed"))
            try:
                report = batch.run({"Records": records}, worker, queues)
            except ClientError:
                continue
            back = {failure["itemIdentifier"] for failure in report.response["batchItemFailures"]}
            self.links.delete({record["messageId"] for record in records} - back)

    def _watch(self) -> None:
        queues = look.Queues(_Depths(self), "runs", "failed", "links")
        watch_job.run(
            self.table, lambda: look.findings(self.table, queues, lambda: 1000, self.now), self._announce, self.now
        )

    def _announce(self, announcement: Announcement) -> None:
        self.announced.append((self.now, in_words(self.name, announcement, "")))

    def _client(self) -> PoliteClient:
        transport = Transport(partial(self.web.news, now=self.now), recorded=True, sleep=lambda seconds: None)
        return PoliteClient(self.table, transport, lambda: self.now)


class _Throttling:
    """A client of the stage's table that refuses writes while the table throttles."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def __getattr__(self, name: str) -> Any:
        is_write = name in ("put_item", "update_item", "transact_write_items")
        if is_write and is_within(self._stage.happenings.throttled, self._stage.now):
            return _refuse
        return getattr(self._stage.items, name)


def _refuse(**_: object) -> None:
    code = "ProvisionedThroughputExceededException"
    raise ClientError({"Error": {"Code": code, "Message": "slow down"}}, "PutItem")


@dataclass(frozen=True)
class _Depths:
    """Stands in for SQS where the watcher asks how many messages wait."""

    stage: Stage

    def get_queue_attributes(self, QueueUrl: str, AttributeNames: list[str]) -> dict[str, dict[str, str]]:
        if QueueUrl == "runs":
            return {"Attributes": {"ApproximateNumberOfMessages": str(len(self.stage.failed_runs))}}
        queue = self.stage.failed_links if QueueUrl == "failed" else self.stage.links
        return queue.get_queue_attributes(QueueUrl, AttributeNames)
