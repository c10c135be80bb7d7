"""Alerts that nobody sends are told by the watcher; a receiver that does not take them is no fault of ours."""

from datetime import timedelta

import pytest

from chautari.dynamodb import alert_backlog
from tests.alerts.scene import NOON, Scene
from tests.support.receivers import Net, answering
from tests.watch.test_outlook import wrong


@pytest.fixture
def scene(net: Net) -> Scene:
    return Scene(net)


def test_a_message_that_nobody_sends_waits_since_it_was_due(scene: Scene) -> None:
    assert alert_backlog.due_since(scene.table) is None
    scene.gold("305200")
    scene.confirmed("desk", "rate", instruments=["gold"], afterwards=answering(500))
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert alert_backlog.due_since(scene.table) == NOON + timedelta(minutes=5), "the receiver is left alone until then"


def test_what_is_left_of_one_that_was_deleted_is_no_backlog(scene: Scene) -> None:
    made, _ = scene.confirmed("desk", "rate", instruments=["gold"], afterwards=answering(500))
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    scene.call("DELETE", f"/v1/alerts/{made}", None, scene.secrets["desk"])
    assert alert_backlog.due_since(scene.table) is None


@pytest.mark.parametrize(("minutes", "count"), [(60, 0), (61, 1)])
def test_an_hour_is_borne(minutes: int, count: int) -> None:
    wrong_things = wrong(alerts_due_since=NOON - timedelta(minutes=minutes), now=NOON, sources=[], healths={})
    sentences = [condition.sentence for condition in wrong_things if condition.kind == "alerts"]
    assert len(sentences) == count
    assert all("no alert was sent since 2026-08-17 10:59" in sentence for sentence in sentences)
