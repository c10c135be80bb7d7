"""The whole system in memory for the chaos run: the jobs at work on a recorded web, and every address of the API."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chautari.calendar.publish import job as calendar_job
from chautari.dynamodb.table import Table
from chautari.fetching.transports import Transport
from chautari.markets import sources as board_sources
from chautari.markets.ingest.bank_job import BankJob
from chautari.markets.ingest.board_job import BoardJob
from chautari.markets.sources import banks
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import dispatch as news_dispatch
from chautari.news.discovery import job as news_job
from chautari.news.discovery.job import DiscoveryReport
from chautari.news.ingest.queue_reader import parse_message
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store.link_queue import LinkQueue
from chautari.rates.ingest import dispatch as rates_dispatch
from chautari.rates.ingest import job as rates_job
from chautari.rates.ingest.pipeline import RunReport
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.api.addresses import EVERY, address_of
from tests.news.ingest.fake_queue import FakeQueue
from tests.support.broken_web import BrokenWeb
from tests.support.faulty import Faulty
from tests.support.known_statuses import KnownStatuses
from tests.support.shelf import Shelf
from tools.drill.memory_news import NewsTable

NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
CONVERTED = {"/v1/calendar/convert": "/v1/calendar/convert?bs=2083-05-01"}
ADDRESSES = {endpoint.path: CONVERTED.get(endpoint.path) or address_of(endpoint) for endpoint in EVERY}
# What a run of a source, and that of an outlet, may change; an almanac, the document and guides are none of it.
OF_RATES = [
    address
    for address in ADDRESSES.values()
    if not re.search("calendar|openapi|docs|llms|news|article|revision", address)
]
OF_NEWS = [
    address
    for address in ADDRESSES.values()
    if re.search("news|article|revision|section|home|^/$|^/en$|status", address)
]
OF_FEEDS = [address for address in OF_NEWS if "sources" in address or address.endswith("/news")]
# What was never known is said so: of a thing that is not there, and of what is not published yet.
NEVER_KNOWN = {404, 503}


@dataclass
class World:
    """A table, an archive and a queue in memory at the instant `now`."""

    table: NewsTable = field(default_factory=NewsTable)
    shelf: Shelf = field(default_factory=Shelf)
    queue: FakeQueue = field(default_factory=FakeQueue)
    now: datetime = NOW
    statuses_known: KnownStatuses = field(default_factory=KnownStatuses)

    def copy(self, later: timedelta = timedelta(0)) -> "World":
        """The same world with a table and an archive of its own, `later`."""
        queue = FakeQueue(list(self.queue.records))
        return World(self.table.copy(), Shelf(dict(self.shelf.objects)), queue, self.now + later, self.statuses_known)

    def read_rates(self, web: BrokenWeb, faulty: Faulty | None = None) -> rates_dispatch.Dispatched:
        """One firing of the schedule of rates, with clients that may fail."""
        table, archive = (faulty or Faulty()).wrap(Table(self.table, "memory"), EvidenceArchive(self.shelf, "shelf"))
        return rates_dispatch.Dispatcher(web.get, table, archive, self.now, lambda: True, lambda report: None).run()

    def read_boards(self, web: BrokenWeb) -> rates_dispatch.Dispatched:
        """What the same firing reads after rates: the boards of markets and those of banks."""
        resources = web.get, Table(self.table, "memory"), EvidenceArchive(self.shelf, "shelf"), self.now
        on_time = (lambda: True, lambda report: None)
        dispatched = [job(*resources).dispatch(*on_time) for job in (BoardJob, BankJob)]
        return rates_dispatch.together(dispatched)

    def read_rates_of(self, web: BrokenWeb, *keys: str) -> list[RunReport]:
        """A run of some sources."""
        resources = web.get, Table(self.table, "memory"), EvidenceArchive(self.shelf, "shelf"), self.now
        reports = list[RunReport]()
        of_boards, of_banks = {*keys} & {*board_sources.source_keys()}, {*keys} & {*banks.keys()}
        if of_rates := {*keys} - of_boards - of_banks:
            reports += rates_job.run({"sources": sorted(of_rates)}, *resources)
        if of_boards:
            reports += BoardJob(*resources).run({"sources": sorted(of_boards)})
        if of_banks:
            reports += BankJob(*resources).run({"sources": sorted(of_banks)})
        return reports

    def read_feeds(self, web: BrokenWeb) -> news_dispatch.Dispatched:
        """One firing of the schedule of news."""
        table, queue = Table(self.table, "memory"), self.queue.link_queue
        client = self._client(web, table)
        return news_dispatch.Dispatcher(client, table, queue, self.now, lambda: True, lambda report: None).run()

    def read_feeds_of(self, web: BrokenWeb, outlet: str, faulty: Faulty | None = None) -> list[DiscoveryReport]:
        """The due feeds of one outlet, with clients that may fail."""
        faults = faulty or Faulty()
        table, queue = Table(faults.client(self.table), "memory"), LinkQueue(faults.client(self.queue), "links")
        return news_job.run({"sources": [outlet]}, self._client(web, table), table, queue, self.now)

    def read_links(self, web: BrokenWeb, faulty: Faulty | None = None) -> list[str]:
        """Read the links of the queue, each as far as it goes; the outcomes."""
        table = Table((faulty or Faulty()).client(self.table), "memory")
        worker = ArticleWorker(self._client(web, table), table, self.now)
        outcomes = list[str]()
        while self.queue.records:
            outcomes.append(worker.read(parse_message(self.queue.records[0]["body"])).what)
            del self.queue.records[0]
        return outcomes

    def publish_calendar(self, faulty: Faulty | None = None) -> None:
        """The daily run of the calendar."""
        table = Table((faulty or Faulty()).client(self.table), "memory")
        calendar_job.run({"calendar": "publish"}, [], table, self.now)

    def _client(self, web: BrokenWeb, table: Table) -> PoliteClient:
        transport = Transport(web.get_exact, recorded=True, sleep=lambda seconds: None)
        return PoliteClient(table, transport, lambda: self.now)

    def statuses(self, addresses: Iterable[str] = tuple(ADDRESSES.values())) -> dict[str, int]:
        """The status of each address, now."""
        return {address: self.statuses_known.status(address, self.table, self.now) for address in addresses}


def require_answers(before: dict[str, int], after: dict[str, int]) -> None:
    """Require that all that was answered is answered still, and that what was never known is said to be so."""
    wrong = {
        address: (before[address], status)
        for address, status in after.items()
        if status != 200 and (before[address] == 200 or status not in NEVER_KNOWN)
    }
    assert not wrong
