"""A day's first rate and a change above a bound, from the answers of the API to a receiver that is there."""

from datetime import timedelta

import pytest

from tests.alerts.scene import NOON, Scene, is_signed, messages


def test_a_days_first_rate_is_told_once_and_signed(scene: Scene) -> None:
    scene.gold("305200")
    made, server = scene.confirmed("desk", "rate", instruments=["gold"], language="en")
    scene.run()
    assert server.received == [], "the rate of yesterday was known before"
    scene.now = NOON
    scene.gold("305200", "306800")
    for _ in range(3):
        scene.run()
    (received,), (message,) = server.received, messages(server)
    assert is_signed(received, scene.secrets["desk"])
    assert (message["type"], message["data"]["id"]) == ("rate.first", "urn:chautari:rate:gold:2026-08-17")
    assert message["data"]["title"] == (
        "Fine gold (9999, hallmark): Rs 3,06,800 a tola, up 1,600 (0.52%), of 2026-08-17"
    )
    figures = {
        name: message["data"][name] for name in ("price", "status", "date_bs", "proof", "source", "url", "alert")
    }
    assert figures == {
        "price": "306800",
        "status": "confirmed",
        "date_bs": "2083-05-01",
        "proof": "gold.2026-08-17",
        "source": "fenegosida",
        "url": "https://site.example/v1/proof/gold.2026-08-17",
        "alert": made,
    }
    assert message["data"]["freshness"]["state"] == "fresh"


def test_nobody_is_told_before_the_receiver_confirmed(scene: Scene) -> None:
    server = scene.net.serve("desk", lambda handler, _: handler.send_error(404))
    scene.subscribe("desk", "rate", instruments=["gold"])
    scene.now = NOON
    scene.gold("305200", "306800")
    for _ in range(20):
        scene.now += timedelta(hours=1)
        scene.run()
    assert [message["type"] for message in messages(server)] == ["alert.confirm"] * 5


@pytest.mark.parametrize(("percent", "count"), [("0.52", 1), ("0.53", 0)])
def test_a_change_is_told_from_its_bound_on(scene: Scene, percent: str, count: int) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "change", instruments=["gold"], percent=percent)
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert [message["type"] for message in messages(server)] == ["rate.change"] * count


def test_a_fall_is_a_change(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "change", instruments=["gold"], percent="5")
    scene.now = NOON
    scene.gold("305200", "280000")
    scene.run()
    assert messages(server)[0]["data"]["title"] == (
        "छापावाल सुन: रु २,८०,००० प्रति तोला, २५,२०० (८.२६%) ले घटेको, २०८३-०५-०१"
    )


def test_another_instrument_is_not_told(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", "change", instruments=["silver"], percent="0.01")
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert server.received == []


def test_a_provisional_rate_says_so_first_and_waits_for_who_wants_a_sure_one(scene: Scene) -> None:
    scene.gold("305200")
    _, anybody = scene.confirmed("anybody", "rate", instruments=["gold"], language="en")
    _, careful = scene.confirmed("careful", "rate", instruments=["gold"], min_status="confirmed")
    scene.now = NOON
    scene.gold("305200", "306800", status="provisional")
    scene.run()
    (message,) = messages(anybody)
    assert message["data"]["status"] == "provisional"
    assert message["data"]["title"].startswith("PROVISIONAL, of one source: Fine gold")
    assert careful.received == []
    scene.gold("305200", "306800")
    scene.run()
    assert [message["data"]["status"] for message in messages(careful)] == ["confirmed"]
    assert len(anybody.received) == 1


def test_a_held_rate_is_not_told(scene: Scene) -> None:
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", "change", instruments=["gold"], percent="0.01")
    scene.now = NOON
    scene.gold("305200", "406800", status="held")
    scene.run()
    assert server.received == []


def test_a_rate_of_weeks_ago_is_not_told_anew_when_its_record_is_gone(scene: Scene) -> None:
    _, server = scene.confirmed("desk", "rate", instruments=["gold"])
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    for pk in [pk for pk in scene.table.client.items if pk.startswith(("ALERTS#TOLD", "ALERTS#STATE"))]:
        del scene.table.client.items[pk]
    scene.now += timedelta(days=15)
    scene.run()
    assert len(server.received) == 1
