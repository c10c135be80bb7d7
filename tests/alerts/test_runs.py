"""Runs: one that dies loses nothing and makes nothing twice, one that has no time leaves the rest to the next."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from chautari.alerts import job
from chautari.alerts.model.happening import Happening
from chautari.alerts.payload import MOST_BYTES, message
from chautari.alerts.store import messages as store
from chautari.alerts.store import subscription_items
from chautari.dynamodb.table import Table
from tests.alerts.scene import NOON, Scene, messages
from tests.support.faulty import Faulty, Killed


def test_where_nobody_subscribed_a_run_is_one_read(scene: Scene) -> None:
    calls = Faulty()
    scene.table = Table(calls.client(scene.table.client), "alerts")
    assert scene.run().as_json()["subscriptions"] == 0
    assert calls.calls == ["query"]


def test_a_run_that_dies_anywhere_loses_nothing_and_doubles_keep_their_id(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", "change", instruments=["gold"], percent="0.1")
    scene.now = NOON
    scene.gold("305200", "306800")
    for late in (False, True):
        for at in range(1, 40):
            died = _died(scene, at, late)
            scene.run()
            assert {sent["type"] for sent in messages(server)} == {"rate.first", "rate.change"}, (at, late)
            assert len({received.id for received in server.received}) == 2
            server.received.clear()
            if not died:
                break
        assert not died


def _died(scene: Scene, at: int, late: bool) -> bool:
    """Let a run die at its `at`-th call, from the same state each time, and leave what it did."""
    client = scene.table.client
    for pk in [pk for pk in client.items if pk.startswith(("ALERTS#TOLD", "ALERTS#STATE", "ALERTS#PENDING"))]:
        del client.items[pk]
    scene.table = Table(Faulty(at, Killed, late=late).client(client), "alerts")
    try:
        scene.run()
        return False
    except Killed:
        return True
    finally:
        scene.table = Table(client, "alerts")


def test_a_receiver_gets_twenty_in_a_run_and_the_rest_in_the_next(scene: Scene) -> None:
    made, server = scene.confirmed("desk", "rate", instruments=["gold"])
    to = subscription_items.get(scene.table, made, scene.now)
    assert to is not None
    happening = Happening("rate", "x", NOON, {"url": "/"}, "/metals", {"ne": "", "en": ""})
    for number in range(30):
        at = scene.now + timedelta(seconds=number)
        store.add(scene.table, message(to, "rate.first", replace(happening, id=f"urn:{number:02}"), at))
    scene.now += timedelta(minutes=5)
    scene.run()
    assert [sent["data"]["id"] for sent in messages(server)] == [f"urn:{number:02}" for number in range(20)]
    scene.run()
    assert len(server.received) == 30


def test_a_message_that_would_be_too_large_says_where_the_rest_is(scene: Scene) -> None:
    made, _ = scene.confirmed("desk", "story")
    to = subscription_items.get(scene.table, made, scene.now)
    assert to is not None
    data: dict[str, Any] = {"url": "/v1/stories/s1", "reports": ["x" * MOST_BYTES]}
    large = message(to, "story.new", Happening("story", "urn:s1", NOON, data, "/news", {"ne": "", "en": ""}), NOON)
    assert len(large.body) < 1000
    assert b"https://site.example/v1/stories/s1" in large.body


def test_no_time_left_leaves_everything_for_the_next_run(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", instruments=["gold"])
    scene.now = NOON
    scene.gold("305200", "306800")
    cut_off = job.run(scene.table, scene.net.client().post, lambda: scene.now, lambda: False)
    assert (cut_off.made, cut_off.delivery.taken, server.received) == (1, 0, [])
    scene.run()
    assert len(server.received) == 1
