"""Batches of links to four stories of a fake outlet, and what a run makes of them."""

from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest.worker import ArticleWorker
from tests.news.fake_outlet import OUTLET, CannedResponse, FakeWeb
from tests.news.ingest.fake_queue import FakeQueue, message_body, record
from tests.news.ingest.pages import address, link, page

HTML = {"Content-Type": "text/html; charset=utf-8"}


def web_of_stories(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    """A web with stories 1 to 4, titled as their links, of the only outlet there is."""
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    web = FakeWeb()
    for number in range(1, 5):
        web.responses[address(number)] = CannedResponse(page(f"Gold rises, part {number}"), headers=HTML)
    return web


def message(number: int, group: str = "outlet.example", receives: int = 1) -> dict[str, Any]:
    return record(message_body(link(number, f"Gold rises, part {number}")), group, number, receives)


def run(
    web: FakeWeb,
    table: Table,
    *records: dict[str, Any],
    has_time: Any = lambda: True,
    queue: FakeQueue | None = None,
) -> batch_job.BatchReport:
    worker = ArticleWorker(web.client(table), table, web.now, has_time)
    return batch_job.run({"Records": list(records)}, worker, (queue or FakeQueue()).queues)


def back(batch: batch_job.BatchReport) -> list[str]:
    return [failure["itemIdentifier"] for failure in batch.response["batchItemFailures"]]
