"""SQS batches: hosts interleaved, failures isolated by link, unprocessed messages returned."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.ingest import article_reader, worker
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.ingest.queue_reader import interleave_hosts, parse_message
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.model.source import FeedEntry
from chautari.news.store import articles as article_store
from chautari.news.store import host_leases
from tests.news.fake_outlet import NOON, OUTLET, CannedResponse, FakeWeb
from tests.news.ingest.fake_queue import message_body, record
from tests.news.ingest.pages import address, link, page

HTML = {"Content-Type": "text/html; charset=utf-8"}
ENGLISH = "english.outlet.example"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    """A web with stories 1 to 4, titled as their links."""
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    web = FakeWeb()
    for number in range(1, 5):
        web.responses[address(number)] = CannedResponse(page(f"Gold rises, part {number}"), headers=HTML)
    return web


def message(number: int, group: str = "outlet.example") -> dict[str, Any]:
    return record(message_body(link(number, f"Gold rises, part {number}")), group, number)


def run(web: FakeWeb, table: Table, *records: dict[str, Any], has_time: Any = lambda: True) -> batch_job.BatchReport:
    worker = ArticleWorker(web.client(table), table, web.now, has_time)
    return batch_job.run({"Records": list(records)}, worker)


def back(batch: batch_job.BatchReport) -> list[str]:
    return [failure["itemIdentifier"] for failure in batch.response["batchItemFailures"]]


def test_a_batch_is_read_link_by_link(web: FakeWeb, table: Table) -> None:
    batch = run(web, table, *map(message, (1, 2, 3)))
    assert ([report.what for report in batch.outcomes], back(batch)) == (["stored"] * 3, [])
    assert (batch.postponed, batch.mistakes) == (0, [])


def test_a_failed_link_harms_no_other_and_is_not_returned(web: FakeWeb, table: Table) -> None:
    web.fail(address(2))
    batch = run(web, table, *map(message, (1, 2, 3)))
    assert [report.kind or report.what for report in batch.outcomes] == ["stored", "unreachable", "stored"]
    assert back(batch) == []


@pytest.fixture
def bug_at_article_2(monkeypatch: pytest.MonkeyPatch) -> None:
    read_article = article_reader.read_article

    def broken(queued_link: Any, response: Any) -> FetchedArticle:
        if queued_link.url == address(2):
            raise ZeroDivisionError
        return read_article(queued_link, response)

    monkeypatch.setattr(worker, "read_article", broken)


@pytest.mark.usefixtures("bug_at_article_2")
def test_a_bug_of_ours_returns_one_message_and_harms_no_other(web: FakeWeb, table: Table) -> None:
    batch = run(web, table, *map(message, (1, 2, 3)), message(4, ENGLISH))
    assert back(batch) == ["outlet.example-2"]
    assert [type(mistake) for mistake in batch.mistakes] == [ZeroDivisionError]
    assert (batch.postponed, len(batch.outcomes)) == (0, 3)
    assert all(article_store.get(table, link(number).id) for number in (1, 3, 4))


@pytest.mark.parametrize("body", ["{", "[]", '{"source": "outlet"}', ""])
def test_an_unreadable_message_is_a_bug_of_ours(web: FakeWeb, table: Table, body: str) -> None:
    batch = run(web, table, record(body, "x"), message(1))
    assert (back(batch), len(batch.mistakes), [report.what for report in batch.outcomes]) == (["x-0"], 1, ["stored"])


def test_a_link_without_time_left_returns_unrequested(web: FakeWeb, table: Table) -> None:
    time = iter([True, False, False])
    batch = run(web, table, *map(message, (1, 2, 3)), has_time=lambda: next(time))
    assert back(batch) == ["outlet.example-2", "outlet.example-3"]
    assert (batch.postponed, batch.mistakes) == (2, [])
    assert [path for path in web.paths if "story" in path] == ["/story/1"]


def test_a_batch_that_returns_whole_is_no_failed_invocation(web: FakeWeb, table: Table) -> None:
    host_leases.acquire(table, "outlet.example", "another", NOON, NOON + timedelta(hours=1))
    web.sleep = lambda seconds: None  # type: ignore[method-assign]
    batch = run(web, table, message(1))
    assert (back(batch), batch.mistakes, batch.outcomes) == (["outlet.example-1"], [], [])


def test_hosts_take_turns_and_keep_their_order() -> None:
    records = [message(1), message(2), message(3), message(1, ENGLISH), message(2, ENGLISH)]
    assert [entry["messageId"] for entry in interleave_hosts(records)] == [
        *("outlet.example-1", f"{ENGLISH}-1", "outlet.example-2", f"{ENGLISH}-2", "outlet.example-3"),
    ]
    assert interleave_hosts([]) == []


def test_a_link_comes_out_of_the_queue_as_it_was_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "find", lambda key: OUTLET)
    full: dict[str, Any] = {
        "summary": "संक्षेप",
        "published": NOON,
        "updated": NOON,
        "exact": False,
        "authors": ("A",),
        "sections": ("B",),
        "image": "https://x.example/a.jpg",
    }
    for queued_link in (link(), link(**full)):
        assert parse_message(message_body(queued_link)) == queued_link
    assert set(full) | {"link", "title", "native"} == set(FeedEntry.__dataclass_fields__)


def test_a_message_of_an_undeclared_outlet_is_an_error() -> None:
    with pytest.raises(sources.UnknownOutlet):
        parse_message(message_body(link()))
