"""Host leases, link state and link queue under contention, refusal and partial batches."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.store import host_leases, link_queue, link_state
from chautari.news.store.link_queue import LinkQueue, MessagesNotSent, QueueMessage

NOW = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)
HOST, SOON, LATER = "outlet.example", NOW + timedelta(seconds=2), NOW + timedelta(seconds=50)


def test_a_host_is_leased_to_one_run_at_a_time(table: Table) -> None:
    assert host_leases.acquire(table, HOST, "a", NOW, LATER, {"feed": b"1"})
    assert not host_leases.acquire(table, HOST, "b", SOON, LATER, {"feed": b"2"})
    assert host_leases.get(table, HOST) == host_leases.HostState(LATER, {"feed": b"1"})


def test_a_released_host_is_free_after_its_delay(table: Table) -> None:
    host_leases.acquire(table, HOST, "a", NOW, LATER)
    assert host_leases.release(table, HOST, "a", SOON, {"feed": b"1"})
    assert not host_leases.acquire(table, HOST, "b", NOW, LATER)
    assert host_leases.acquire(table, HOST, "b", SOON, LATER)
    assert host_leases.get(table, HOST).feeds == {"feed": b"1"}


def test_a_lease_expires_and_its_holder_changes_nothing_afterwards(table: Table) -> None:
    host_leases.acquire(table, HOST, "a", NOW, LATER)
    assert host_leases.acquire(table, HOST, "b", LATER, LATER + timedelta(seconds=50), {"feed": b"b"})
    assert not host_leases.release(table, HOST, "a", LATER, {"feed": b"a"})
    assert host_leases.get(table, HOST).feeds == {"feed": b"b"}


def test_a_host_holds_the_states_of_several_feeds(table: Table) -> None:
    for feed_id in ("one#1", "two#2"):
        assert host_leases.acquire(table, HOST, "a", NOW, LATER, {feed_id: feed_id.encode()})
    assert host_leases.get(table, HOST).feeds == {"one#1": b"one#1", "two#2": b"two#2"}
    assert host_leases.get(table, "other.example") == host_leases.HostState()


def test_a_host_whose_feed_another_run_polled_meanwhile_is_not_acquired(table: Table) -> None:
    first_state, second_state, later_still = {"feed": b"1"}, {"feed": b"2"}, LATER + timedelta(hours=1)
    assert host_leases.acquire(table, HOST, "a", NOW, LATER, first_state)
    assert not host_leases.acquire(table, HOST, "b", LATER, later_still, second_state)
    assert not host_leases.acquire(table, HOST, "b", LATER, later_still, second_state, {"feed": b"0"})
    assert host_leases.acquire(table, HOST, "b", LATER, later_still, second_state, first_state)


class Throttled:
    """DynamoDB client that leaves half of each of the first `times` batches unprocessed."""

    def __init__(self, client: Any, times: int) -> None:
        self._client, self._times = client, times

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def batch_get_item(self, RequestItems: Any) -> Any:
        ((name, request),) = RequestItems.items()
        if not self._times:
            return self._client.batch_get_item(RequestItems=RequestItems)
        self._times -= 1
        half = len(request["Keys"]) // 2
        response = self._client.batch_get_item(RequestItems={name: {**request, "Keys": request["Keys"][:half]}})
        return {**response, "UnprocessedKeys": {name: {**request, "Keys": request["Keys"][half:]}}}


def test_unprocessed_keys_are_read_again_after_a_wait(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("chautari.news.store.link_state.time.sleep", waits.append)
    digests = {f"outlet-{number}": {"feed": str(number)} for number in range(120)}
    link_state.put_digests(table, digests, NOW)
    assert link_state.get_digests(Table(Throttled(table.client, 2), table.name), [*digests, "outlet-new"]) == digests
    assert waits == [0.1, 0.2]
    with pytest.raises(link_state.Overloaded):
        link_state.get_digests(Table(Throttled(table.client, 99), table.name), list(digests))


def test_a_link_with_cleared_digests_is_unknown(table: Table) -> None:
    link_state.put_digests(table, {"outlet-1": {"feed": "1"}}, NOW)
    link_state.clear_digests(table, "outlet-1", NOW)
    assert link_state.get_digests(table, ["outlet-1"]) == {}


class RefusingQueue:
    """SQS client that refuses messages by their id, each as often as `refused` states."""

    def __init__(self, **refused: int) -> None:
        self.refused, self.took, self.batches = refused, list[str](), list[int]()

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> Any:
        self.batches.append(len(Entries))
        failed = []
        for entry in Entries:
            name = json.loads(entry["MessageBody"])["id"]
            if self.refused.get(name, 0):
                self.refused[name] -= 1
                failed.append({"Id": entry["Id"], "Code": "InternalError", "SenderFault": False})
            else:
                self.took.append(name)
        return {"Failed": failed}


def messages(*names: str) -> list[QueueMessage]:
    return [QueueMessage(name, HOST, "1", {"id": name}) for name in names]


def test_links_go_to_the_queue_ten_at_a_time_in_their_order() -> None:
    sqs, names = RefusingQueue(), [f"m{number:02}" for number in range(25)]
    link_queue.send(LinkQueue(sqs, "url"), messages(*names))
    assert (sqs.batches, sqs.took) == ([10, 10, 5], names)


def test_only_refused_messages_are_sent_again() -> None:
    sqs = RefusingQueue(b=2)
    link_queue.send(LinkQueue(sqs, "url"), messages("a", "b", "c"))
    assert (sqs.batches, sqs.took) == ([3, 1, 1], ["a", "c", "b"])


def test_a_message_refused_after_all_tries_raises_an_error() -> None:
    with pytest.raises(MessagesNotSent, match="1 of 3 links, the first b"):
        link_queue.send(LinkQueue(RefusingQueue(b=3), "url"), messages("a", "b", "c"))


def test_a_link_with_another_digest_is_no_duplicate() -> None:
    first, second = (link_queue._entry(QueueMessage("outlet-1", HOST, digest, {})) for digest in ("1", "2"))
    assert first["MessageDeduplicationId"] != second["MessageDeduplicationId"]
    assert (first["MessageGroupId"], len(first["MessageDeduplicationId"])) == (HOST, 64)
