"""Push services that take, fail, are gone, redirect inwards or want a pause: what browsers got, and nothing is lost."""

import json
from datetime import timedelta
from typing import get_args

import pytest

from chautari.alerts import payload
from chautari.alerts.model.happening import Happening, MessageType
from chautari.alerts.push.encryption import MOST_PLAINTEXT
from chautari.alerts.push.push_request import HANDLING
from chautari.alerts.store import subscription_items
from tests.alerts.scene import NOON, TODAY, YESTERDAY, Scene
from tests.alerts.test_receivers import INSIDE, slow, until, vanishing
from tests.api.data import metal_day
from tests.support.push_services import Browser
from tests.support.receivers import Behave, answering


def publish_today(scene: Scene) -> None:
    """Publish today's gold and run."""
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()


@pytest.fixture
def subscribed(scene: Scene, browser: Browser) -> str:
    scene.gold("305200")
    return scene.confirmed_browser(browser, "rate", instruments=["gold"], language="en")


def test_a_push_is_words_for_one_browser_and_says_how_it_is_kept(
    scene: Scene, browser: Browser, subscribed: str
) -> None:
    publish_today(scene)
    (received,), (message,) = browser.server.received, browser.read
    assert message["type"] == "rate.first"
    assert message["data"] == {
        "alert": subscribed,
        "instrument": "gold",
        "language": "en",
        "site": "Chautari",
        "title": "Fine gold (9999, hallmark): Rs 3,06,800 a tola, up 1,600 (0.52%), of 2026-08-17",
        "page": "/en/metals",
    }
    assert received.path == "/send/push?v=1"
    expected = {"content-encoding": "aes128gcm", "ttl": "86400", "urgency": "normal", "topic": "rate-first-gold"}
    assert {name: received.headers[name] for name in expected} == expected
    assert received.headers["authorization"].startswith("vapid t=")
    assert b"306800" not in received.body and "webhook-signature" not in received.headers
    assert scene.show("push", subscribed)["delivered_at"] is not None


@pytest.mark.parametrize(
    ("behave", "requests"),
    [
        (until(2, slow, answering(201)), 3),
        (until(6, answering(500), answering(201)), 7),
        (until(3, vanishing, answering(201)), 4),
    ],
    ids=["slow", "failing", "hanging up"],
)
def test_a_service_that_comes_back_loses_nothing(
    scene: Scene, browser: Browser, subscribed: str, behave: Behave, requests: int
) -> None:
    browser.behave = behave
    publish_today(scene)
    for _ in range(24):
        scene.now += timedelta(hours=1)
        scene.run()
    assert len(browser.server.received) == requests
    assert len({message["id"] for message in browser.read}) == 1
    assert scene.show("push", subscribed)["state"] == "active"


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten_at_once(
    scene: Scene, browser: Browser, subscribed: str, status: int
) -> None:
    browser.behave = answering(status)
    publish_today(scene)
    over = scene.show("push", subscribed)
    assert (over["state"], over["host"], str(status) in over["reason"]) == ("dead", "", True)
    stored = subscription_items.get(scene.table, subscribed, scene.now)
    assert stored is not None and (stored.url, stored.keys) == ("", None)
    kept = json.dumps(scene.table.client.items, default=str)
    assert "/send/push" not in kept and "p256dh" not in kept
    scene.runs(timedelta(hours=1))
    assert len(browser.server.received) == 1


def test_a_service_that_fails_for_ever_ends_it(scene: Scene, browser: Browser, subscribed: str) -> None:
    browser.behave = answering(503)
    publish_today(scene)
    for _ in range(100):
        scene.now += timedelta(hours=1)
        scene.run()
    assert scene.show("push", subscribed)["reason"] == "10 attempts in a row failed, the last: status 503"
    assert len(browser.server.received) == 10


@pytest.mark.parametrize("wanted", ["7200", "Mon, 17 Aug 2026 08:15:00 GMT"])
def test_a_pause_that_a_service_wants_is_kept(scene: Scene, browser: Browser, subscribed: str, wanted: str) -> None:
    browser.behave = until(1, answering(429, b"", **{"Retry-After": wanted}), answering(201))
    publish_today(scene)
    scene.runs(timedelta(minutes=115))
    assert len(browser.server.received) == 1
    scene.runs(timedelta(minutes=10))
    assert len(browser.server.received) == 2


def test_no_pause_is_longer_than_a_day_and_what_cannot_be_read_is_none(
    scene: Scene, browser: Browser, subscribed: str
) -> None:
    browser.behave = until(
        1, answering(429, b"", **{"Retry-After": "9" * 400}), answering(503, b"", **{"Retry-After": "soon"})
    )
    publish_today(scene)
    scene.now += timedelta(days=1)
    scene.run()
    scene.now += timedelta(minutes=15)
    scene.run()
    assert len(browser.server.received) == 3


@pytest.mark.parametrize(("wanted", "at_once"), [("3600", 1), ("Mon, 17 Aug 2026 00:00:00 GMT", 2), ("0", 2)])
def test_a_pause_that_comes_with_a_taken_message_is_kept_too(
    scene: Scene, browser: Browser, wanted: str, at_once: int
) -> None:
    for key in ("gold", "silver"):
        scene.publish(key, [metal_day(YESTERDAY, "305200")])
    scene.confirmed_browser(browser, "rate", instruments=["gold", "silver"])
    browser.behave = answering(201, b"", **{"Retry-After": wanted})
    scene.now = NOON
    for key in ("gold", "silver"):
        scene.publish(key, [metal_day(YESTERDAY, "305200"), metal_day(TODAY, "306800")])
    scene.run()
    counts = [len(browser.server.received)]
    scene.runs(timedelta(minutes=55))
    assert [*counts, len(browser.server.received)] == [at_once, at_once]
    scene.runs(timedelta(minutes=5))
    assert len({message["data"]["instrument"] for message in browser.read}) == 2


def test_a_message_that_is_too_large_is_given_up_at_once(scene: Scene, browser: Browser, subscribed: str) -> None:
    browser.behave = answering(413)
    publish_today(scene)
    scene.runs(timedelta(hours=1))
    over = scene.show("push", subscribed)
    assert (len(browser.server.received), over["given_up"], over["state"]) == (1, 1, "active")


def test_no_message_is_larger_than_every_service_takes(scene: Scene, browser: Browser, subscribed: str) -> None:
    to = subscription_items.get(scene.table, subscribed, scene.now)
    assert to is not None
    happening = Happening("story", "urn:chautari:story:1", NOON, {}, "/news", {"ne": "", "en": "\u0915" * 5000})
    assert len(payload.message(to, "story.new", happening, NOON).body) <= MOST_PLAINTEXT


@pytest.mark.parametrize("redirects", [True, False])
def test_nothing_inside_is_asked(scene: Scene, browser: Browser, subscribed: str, redirects: bool) -> None:
    browser.behave = answering(307, Location=f"https://{INSIDE}/")
    if not redirects:
        scene.net.lead("push", INSIDE)
    scene.net.connected.clear()
    publish_today(scene)
    assert INSIDE not in scene.net.connected
    assert len(browser.server.received) == int(redirects)
    assert scene.show("push", subscribed)["failures"] == 1


def test_each_type_of_message_is_handled() -> None:
    assert set(HANDLING) == set(get_args(MessageType))
