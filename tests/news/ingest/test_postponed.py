"""Links that are postponed: each for its own rest, however often, and none of them is given up for it."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.news.ingest import upsert
from chautari.news.store import host_leases, link_state
from tests.news.fake_outlet import NOON, FakeWeb
from tests.news.ingest.batches import back, message, run, web_of_stories
from tests.news.ingest.fake_queue import FakeQueue
from tests.news.ingest.pages import address, link


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> FakeWeb:
    return web_of_stories(monkeypatch)


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
