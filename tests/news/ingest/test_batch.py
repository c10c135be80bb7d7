"""SQS batches: hosts interleaved, failures isolated by link, unprocessed messages returned."""

from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import article_reader, worker
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.ingest.queue_reader import interleave_hosts
from chautari.news.store import articles as article_store
from chautari.news.store import host_leases
from tests.news.fake_outlet import NOON, FakeWeb
from tests.news.ingest.batches import back, message, run, web_of_stories
from tests.news.ingest.fake_queue import FakeQueue, record
from tests.news.ingest.pages import address, link

ENGLISH = "english.outlet.example"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    return web_of_stories(monkeypatch)


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


@pytest.mark.usefixtures("bug_at_article_2")
def test_a_link_that_trips_a_bug_is_given_up_after_three_tries_whatever_postponed_it(
    web: FakeWeb, table: Table
) -> None:
    queue, tries = FakeQueue(), 0
    for receives in range(1, 9):
        has_time = receives % 2 == 0
        batch = run(web, table, message(2, receives=receives), has_time=lambda on=has_time: on, queue=queue)
        tries += len(batch.mistakes)
        if batch.given_up:
            break
        assert back(batch) == ["outlet.example-2"]
    assert (tries, back(batch), queue.given_up) == (3, [], [message(2)["body"]])
    assert queue.hidden_seconds["outlet.example-2"] == 300


def test_a_message_that_cannot_be_read_is_given_up_at_its_third_receipt(web: FakeWeb, table: Table) -> None:
    queue = FakeQueue()
    for receives in (1, 2, 3):
        batch = run(web, table, record("{", "x", receives=receives), queue=queue)
        assert back(batch) == ([] if receives == 3 else ["x-0"])
    assert queue.given_up == ["{"]


def test_a_crash_at_one_link_gives_up_that_link_alone(
    web: FakeWeb, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        """The end of a process."""

    read_article = article_reader.read_article

    def crashing(queued_link: Any, response: Any) -> FetchedArticle:
        if queued_link.url == address(2):
            raise Crash
        return read_article(queued_link, response)

    monkeypatch.setattr(worker, "read_article", crashing)
    queue, receives, batch = FakeQueue(), 0, None
    while batch is None and (receives := receives + 1) < 9:
        try:
            batch = run(web, table, *(message(number, receives=receives) for number in (2, 1, 3, 4)), queue=queue)
        except Crash:
            continue
    assert all(article_store.get(table, link(number).id) for number in (1, 3, 4))
    assert (receives, queue.given_up) == (5, [message(2)["body"]])


def test_hosts_take_turns_and_keep_their_order() -> None:
    records = [message(1), message(2), message(3), message(1, ENGLISH), message(2, ENGLISH)]
    assert [entry["messageId"] for entry in interleave_hosts(records)] == [
        *("outlet.example-1", f"{ENGLISH}-1", "outlet.example-2", f"{ENGLISH}-2", "outlet.example-3"),
    ]
    assert interleave_hosts([]) == []
