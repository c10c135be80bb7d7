"""Browsers that subscribe: what is taken, that the first push confirms, and what a deployment without a key says."""

import json
from datetime import timedelta
from typing import Any

import jsonschema
import pytest

from chautari.alerts.http import subscribing
from chautari.api.platform import openapi
from tests.alerts.scene import NOON, Scene
from tests.support.push_services import Browser
from tests.support.receivers import DOMAIN


def refused(scene: Scene, push: object, **besides: object) -> tuple[int, str, str]:
    status, problem = scene.call("POST", "/v1/alerts", {"push": push, "topics": ["rate"], **besides})
    return status, problem["type"].rpartition(":")[2], problem.get("parameter", "")


def test_a_browser_is_told_once_it_answered_the_first_push(scene: Scene, browser: Browser) -> None:
    scene.gold("305200")
    made = scene.subscribe_browser(browser, "rate", instruments=["gold"], language="en")
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    (first,) = browser.read
    assert (first["type"], first["data"]["alert"]) == ("alert.confirm", made)
    assert first["data"]["title"].startswith("Alerts are on")
    assert scene.show("push", made)["reason"] == "the browser has not answered the first push yet"
    path, secret = f"/v1/alerts/{made}/confirm", scene.secrets["push"]
    assert scene.call("POST", path, {"challenge": "guessed"}, secret)[0] == 422
    assert scene.call("POST", path, {"challenge": first["data"]["challenge"]}, "whsec_other")[0] == 401
    assert scene.call("POST", path, {"challenge": first["data"]["challenge"]}, secret)[1]["state"] == "active"


def test_one_that_never_answers_is_asked_five_times_and_forgotten(scene: Scene, browser: Browser) -> None:
    made = scene.subscribe_browser(browser, "rate")
    for _ in range(23):
        scene.run()
        scene.now += timedelta(hours=1)
    assert [message["type"] for message in browser.read] == ["alert.confirm"] * 5
    scene.now += timedelta(hours=1)
    assert scene.call("GET", f"/v1/alerts/{made}", None, scene.secrets["push"])[0] == 401


def test_a_deployment_without_a_key_says_so_and_takes_webhooks(scene: Scene, browser: Browser) -> None:
    status, answer = scene.call("GET", "/v1/alerts/push-key")
    assert (status, set(answer), len(answer["public_key"])) == (200, {"public_key"}, 87)
    scene.push_key = None
    for method, body in (("GET", None), ("POST", {"push": browser.push, "topics": ["rate"]})):
        status, problem = scene.call(method, "/v1/alerts" + "/push-key" * (method == "GET"), body)
        assert (status, problem["type"]) == (404, "urn:problem-type:chautari:no-push-key")
    assert scene.subscribe("desk", "rate").startswith("alert_")
    assert scene.call("POST", "/v1/alerts/push-key")[0] == 405


def test_without_a_key_what_is_due_waits_and_webhooks_are_told(scene: Scene, browser: Browser) -> None:
    scene.gold("305200")
    scene.confirmed_browser(browser, "rate", instruments=["gold"])
    _, server = scene.confirmed("desk", "rate", instruments=["gold"])
    key, scene.push_key = scene.push_key, None
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert (len(server.received), browser.read) == (1, [])
    scene.push_key = key
    scene.run()
    assert [message["type"] for message in browser.read] == ["rate.first"]


@pytest.mark.parametrize(
    "change",
    [
        *({"endpoint": None}, {"endpoint": "http://push.example/1"}, {"endpoint": "https://10.0.0.8/1"}),
        *({"endpoint": "https://push.example:8443/1"}, {"endpoint": f"https://push.example/{'x' * 1000}"}),
        *({"keys": None}, {"keys": {}}, {"keys": {"p256dh": 7}}),
    ],
)
def test_what_is_no_browser_is_refused(scene: Scene, browser: Browser, change: dict[str, Any]) -> None:
    assert refused(scene, {**browser.push, **change}) == (422, "bad-value", "push")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("p256dh", "BA"), ("p256dh", "B" + "A" * 86), ("p256dh", "!" * 87), ("p256dh", "A" * 85)),
        *(("auth", "AAAA"), ("auth", "A" * 22 + "AA"), ("auth", "A" * 22 + "!!!!"), ("auth", None)),
    ],
)
def test_keys_that_nothing_can_be_encrypted_for_are_refused(
    scene: Scene, browser: Browser, name: str, key: Any
) -> None:
    push = browser.push
    assert refused(scene, {**push, "keys": {**push["keys"], name: key}}) == (422, "bad-value", "push")


def test_either_a_receiver_or_a_browser_subscribes(scene: Scene, browser: Browser) -> None:
    assert refused(scene, "push") == (422, "bad-value", "push")
    assert refused(scene, browser.push, url=f"https://desk.{DOMAIN}/") == (422, "bad-value", "push")


def test_of_a_service_that_all_share_each_browser_counts_and_of_any_other_the_host(
    scene: Scene, browser: Browser
) -> None:
    def status(endpoint: str) -> int:
        return scene.call("POST", "/v1/alerts", {"push": browser.device.as_json(endpoint), "topics": ["rate"]})[0]

    for host in ("fcm.googleapis.com", "wns2-by3p.notify.windows.com"):
        statuses = [status(f"https://{host}/send/{number}") for number in range(subscribing.MOST_OF_HOST + 1)]
        assert set(statuses) == {201}
        again = [status(f"https://{host}/send/0") for _ in range(subscribing.MOST_OF_HOST)]
        assert again == [201] * (subscribing.MOST_OF_HOST - 1) + [429]
    for host in ("push.example", "notfcm.googleapis.com"):
        other = [status(f"https://{host}/send/{number}") for number in range(subscribing.MOST_OF_HOST + 1)]
        assert other == [201] * subscribing.MOST_OF_HOST + [429]
    assert status("https://fcm.googleapis.com.evil.example/1") == 201


def test_the_document_describes_it(scene: Scene, browser: Browser) -> None:
    document = json.loads(openapi.DOCUMENT.read_text(encoding="utf-8"))

    def check(name: str, value: object) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(value)

    request = {"push": browser.push, "topics": ["rate"]}
    check("AlertRequest", request)
    check("NewAlert", scene.call("POST", "/v1/alerts", request)[1])
    check("PushKeyAnswer", scene.call("GET", "/v1/alerts/push-key")[1])
