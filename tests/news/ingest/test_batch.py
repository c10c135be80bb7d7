"""SQS batches: hosts interleaved, failures isolated by link, unprocessed messages returned."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news import sources
from chautari.news.ingest import article_reader, upsert, worker
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest.article_reader import FetchedArticle
from chautari.news.ingest.queue_reader import interleave_hosts
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import articles as article_store
from chautari.news.store import host_leases, link_state
from tests.news.fake_outlet import NOON, OUTLET, CannedResponse, FakeWeb
from tests.news.ingest.fake_queue import FakeQueue, message_body, record
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


@pytest.fixture
def host_in_use(web: FakeWeb, table: Table) -> None:
    """The host is leased by another run for as long as the test goes on."""
    host_leases.acquire(table, "outlet.example", "another", NOON, NOON + timedelta(days=9))
    web.sleep = lambda seconds: None  # type: ignore[method-assign]


def test_a_postponed_link_rests_for_a_minute_and_is_never_given_up(web: FakeWeb, table: Table) -> None:
    queue = FakeQueue()
    web.sleep = lambda seconds: None  # type: ignore[method-assign]
    for receives in range(1, 200):
        assert host_leases.acquire(table, "outlet.example", f"{receives}", web.now, web.now + timedelta(seconds=50))
        batch = run(web, table, message(1, receives=receives), queue=queue)
        assert (back(batch), batch.postponed, batch.given_up) == (["outlet.example-1"], 1, 0)
        web.now += timedelta(minutes=1)
    assert (queue.hidden_seconds, queue.given_up) == ({"outlet.example-1": 60}, [])


@pytest.mark.usefixtures("host_in_use")
def test_a_link_that_was_postponed_for_half_a_day_is_left_to_the_next_feed_that_lists_it(
    web: FakeWeb, table: Table
) -> None:
    link_state.put_digests(table, {link(1).id: {"feed": "digest"}}, NOON)
    run(web, table, message(1))
    web.now += timedelta(hours=12, minutes=1)
    batch = run(web, table, message(1, receives=2))
    assert ([report.kind for report in batch.outcomes], back(batch)) == (["postponed"], [])
    assert link_state.get_digests(table, [link(1).id]) == {}


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


@pytest.mark.usefixtures("host_in_use")
def test_no_message_is_hidden_for_longer_than_sqs_can(web: FakeWeb, table: Table) -> None:
    queue = FakeQueue()
    run(web, table, message(1), queue=queue)
    assert queue.hidden_seconds == {"outlet.example-1": 6 * 3600}


def test_a_host_that_is_down_is_asked_twice_in_half_an_hour_however_many_links_wait(web: FakeWeb, table: Table) -> None:
    for number in range(1, 5):
        web.fail(address(number))
    queue = FakeQueue()
    batch = run(web, table, *map(message, (1, 2, 3, 4)), queue=queue)
    assert [report.kind for report in batch.outcomes] == ["unreachable", "unreachable"]
    assert back(batch) == ["outlet.example-3", "outlet.example-4"]
    assert all(1700 < seconds <= 1810 for seconds in queue.hidden_seconds.values())
    assert [path for path in web.paths if "story" in path] == ["/story/1", "/story/2"]


def throttled(*_: Any) -> None:
    raise ClientError({"Error": {"Code": "ThrottlingException", "Message": "not now"}}, "PutItem")


@pytest.mark.parametrize(
    ("module", "name"), [(upsert, "upsert"), (link_state, "put_outcome"), (link_state, "get_outcome")]
)
def test_a_table_that_throttles_costs_no_link_a_try(
    web: FakeWeb, table: Table, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    queue = FakeQueue()
    with monkeypatch.context() as patch:
        patch.setattr(module, name, throttled)
        for receives in range(1, 20):
            batch = run(web, table, message(1, receives=receives), queue=queue)
            assert (back(batch), batch.postponed, batch.mistakes) == (["outlet.example-1"], 1, [])
    batch = run(web, table, message(1, receives=20), queue=queue)
    assert [report.what for report in batch.outcomes] in (["stored"], ["unchanged"])
    assert queue.given_up == []


def test_a_missing_right_is_a_mistake_of_ours(web: FakeWeb, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: Any) -> None:
        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "PutItem")

    monkeypatch.setattr(upsert, "upsert", denied)
    batch = run(web, table, message(1))
    assert (batch.postponed, [type(mistake) for mistake in batch.mistakes]) == (0, [ClientError])


def test_a_queue_that_refuses_to_hide_a_message_fails_no_other(web: FakeWeb, table: Table) -> None:
    class Refusing(FakeQueue):
        """SQS that changes no visibility."""

        def change_message_visibility(self, QueueUrl: str, ReceiptHandle: str, VisibilityTimeout: int) -> None:
            throttled()

    time = iter([True, False])
    batch = run(web, table, message(1), message(2), has_time=lambda: next(time), queue=Refusing())
    assert ([report.what for report in batch.outcomes], back(batch)) == (["stored"], ["outlet.example-2"])


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
