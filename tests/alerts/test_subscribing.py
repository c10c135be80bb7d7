"""Subscribing by HTTP: what is taken, what is refused, who may see and delete it, and what is forgotten when."""

import json
from datetime import timedelta
from typing import Any

import pytest

from chautari.alerts.http import subscribing
from chautari.rates.model.rule_notice import RuleNotice
from chautari.rates.store import rule_notices
from tests.alerts.scene import Scene, confirming, messages
from tests.support.receivers import DOMAIN, answering

URL = f"https://desk.{DOMAIN}/hook"
AT = "2026-08-15T10:00:00+05:45"
LISTING = RuleNotice(
    "nrb", 1, "listed", "NZD", "1", "2026-08-15", "words", "", "it is new", "operator", AT, "Kiwi", "किवी"
)


def refused(scene: Scene, body: object, method: str = "POST", path: str = "/v1/alerts") -> tuple[int, str, str]:
    status, problem = scene.call(method, path, body)
    return status, problem["type"].rpartition(":")[2], problem.get("parameter", "")


def test_a_subscription_answers_with_its_secret_once(scene: Scene) -> None:
    status, made = scene.call("POST", "/v1/alerts", {"url": URL, "topics": ["rate"]})
    assert (status, made["state"], made["host"]) == (201, "unconfirmed", f"desk.{DOMAIN}")
    assert (made["instruments"], made["percent"], made["language"]) == (["gold", "silver", "USD"], "1", "ne")
    assert made["expires_at"] == "2026-08-18T10:00:00+05:45"
    _, subscription = scene.call("GET", f"/v1/alerts/{made['id']}", None, made["secret"])
    assert subscription == {name: value for name, value in made.items() if name != "secret"}
    assert "/hook" not in json.dumps(subscription)


@pytest.mark.parametrize(
    ("body", "kind", "parameter"),
    [
        ("{", "bad-body", ""),
        ([], "bad-body", ""),
        (r'{"topics": ["rate"], "\ud800": ""}', "bad-body", ""),
        ({"topics": ["rate"], "url": URL, "x" * 5000: ""}, "bad-body", ""),
        ({"topics": ["rate"]}, "missing-parameter", "url"),
        ({"topics": ["rate"], "url": URL, "colour": "red"}, "unknown-parameter", "colour"),
        ({"url": URL}, "bad-value", "topics"),
        ({"url": URL, "topics": []}, "bad-value", "topics"),
        ({"url": URL, "topics": ["rate", "weather"]}, "bad-value", "topics"),
        ({"url": URL, "topics": ["rate"], "instruments": ["XAU"]}, "bad-value", "instruments"),
        ({"url": URL, "topics": ["change"], "percent": "0"}, "bad-value", "percent"),
        ({"url": URL, "topics": ["change"], "percent": "-1"}, "bad-value", "percent"),
        ({"url": URL, "topics": ["change"], "percent": True}, "bad-value", "percent"),
        ({"url": URL, "topics": ["story"], "outlets": 1}, "bad-value", "outlets"),
        ({"url": URL, "topics": ["rate"], "min_status": "held"}, "bad-value", "min_status"),
        ({"url": URL, "topics": ["rate"], "language": {}}, "bad-value", "language"),
    ],
)
def test_what_cannot_be_subscribed_to_is_refused_by_name(scene: Scene, body: Any, kind: str, parameter: str) -> None:
    assert refused(scene, body) == (422, kind, parameter)


def test_a_currency_that_a_notice_listed_can_be_subscribed_to_without_a_deploy(scene: Scene) -> None:
    body = {"url": URL, "topics": ["rate"], "instruments": ["NZD"]}
    assert refused(scene, body) == (422, "bad-value", "instruments")
    rule_notices.add(scene.table, LISTING, None)
    status, made = scene.call("POST", "/v1/alerts", body)
    assert (status, made["instruments"]) == (201, ["NZD"])


@pytest.mark.parametrize(
    "url",
    [
        *("http://a.example/", "https://a.example:8443/", "https://user@a.example/", "https://10.0.0.8/", "ftp://a.b/"),
        *("https://[::1]/", "https://localhost/", "https://0x7f000001/", "https://a.example/#part", "https://a.127/"),
        *("https://printer.local/", "https://api.internal/", "https://a.home.arpa/", "https://a.localhost/"),
        *("https://a.example/ b", "https://A.example/", "https://-a.example/", f"https://a.example/{'x' * 500}", 7),
    ],
)
def test_an_address_that_is_no_public_https_name_is_refused(scene: Scene, url: object) -> None:
    status, _, parameter = refused(scene, {"url": url, "topics": ["rate"]})
    assert (status, parameter) == (422, "url")


def test_a_page_of_another_site_cannot_make_a_browser_subscribe(scene: Scene) -> None:
    from chautari.alerts.http import alerts_api

    event = {
        "rawPath": "/v1/alerts",
        "headers": {"content-type": "text/plain"},
        "body": json.dumps({"url": URL, "topics": ["rate"]}),
        "requestContext": {"http": {"method": "POST"}, "stage": "$default"},
    }
    assert alerts_api.answer(event, lambda: scene.table, scene.now, lambda: None)["statusCode"] == 422


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_without_the_secret_nothing_is_shown_or_deleted(scene: Scene, method: str) -> None:
    made = scene.subscribe("desk", "rate")
    for secret in ("", "whsec_other", scene.secrets["desk"] + "x"):
        assert scene.call(method, f"/v1/alerts/{made}", None, secret)[0] == 401
    assert scene.call(method, f"/v1/alerts/alert_{'0' * 24}", None, scene.secrets["desk"])[0] == 401
    assert scene.show("desk", made)["state"] == "unconfirmed"


def test_a_deleted_subscription_leaves_no_address_and_gets_nothing(scene: Scene) -> None:
    made, server = scene.confirmed("desk", "rate", instruments=["gold"])
    scene.gold("305200", "306800")
    scene.net.names.clear()
    scene.now += timedelta(hours=2)
    scene.run()
    assert scene.call("DELETE", f"/v1/alerts/{made}", None, scene.secrets["desk"]) == (204, None)
    scene.run()
    scene.now += timedelta(hours=1)
    other = scene.subscribe("other", "rate")
    scene.run()
    assert DOMAIN not in json.dumps(scene.table.client.items, default=str).replace(f"other.{DOMAIN}", "")
    assert (server.received, scene.show("other", other)["state"]) == ([], "unconfirmed")
    assert "ALERTS#PENDING" not in [pk for pk, items in scene.table.client.items.items() if items]


def test_other_methods_and_places_are_told_what_there_is(scene: Scene) -> None:
    assert refused(scene, None, "GET") == (405, "method-not-allowed", "")
    assert refused(scene, None, "PUT", f"/v1/alerts/alert_{'0' * 24}") == (405, "method-not-allowed", "")
    assert refused(scene, None, "GET", "/v1/alerts/alert_1") == (404, "not-found", "")


def test_a_receiver_that_answers_anything_else_than_the_challenge_confirms_nothing(scene: Scene) -> None:
    def echo(handler: Any, received: Any) -> None:
        answering(200, received.body)(handler, received)

    scene.net.serve("echo", echo)
    scene.net.serve("polite", answering(200, b'{"ok": true}'))
    made = {name: scene.subscribe(name, "rate") for name in ("echo", "polite")}
    scene.run()
    assert {scene.show(name, subscription)["state"] for name, subscription in made.items()} == {"unconfirmed"}
    assert scene.show("echo", made["echo"])["reason"] == "the challenge was not given back"


def test_a_person_confirms_with_what_the_receiver_got(scene: Scene) -> None:
    server = scene.net.serve("desk", answering(200, b"ok"))
    made = scene.subscribe("desk", "rate")
    scene.run()
    (message,) = messages(server)
    path, secret = f"/v1/alerts/{made}/confirm", scene.secrets["desk"]
    assert scene.call("POST", path, {"challenge": "guessed"}, secret)[0] == 422
    assert scene.call("POST", path, {"challenge": "\ud800"}, secret)[0] == 422
    assert scene.call("POST", path, {"challenge": message["data"]["challenge"]}, "whsec_other")[0] == 401
    _, subscription = scene.call("POST", path, {"challenge": message["data"]["challenge"]}, secret)
    assert subscription["state"] == "active"
    assert scene.call("POST", path, {"challenge": message["data"]["challenge"]}, secret)[1]["state"] == "active"


def test_an_unconfirmed_one_is_forgotten_after_a_day(scene: Scene) -> None:
    server = scene.net.serve("desk", confirming())
    made = scene.subscribe("desk", "rate")
    scene.now += timedelta(days=1)
    scene.run()
    assert scene.call("GET", f"/v1/alerts/{made}", None, scene.secrets["desk"])[0] == 401
    assert server.received == []


def test_a_host_has_five_and_all_of_them_so_many(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(subscribing.MOST_OF_HOST):
        scene.subscribe("desk", "rate")
    assert refused(scene, {"url": URL, "topics": ["rate"]}) == (429, "too-many", "")
    scene.subscribe("other", "rate")
    monkeypatch.setattr(subscribing, "MOST_UNCONFIRMED", 6)
    assert refused(scene, {"url": f"https://third.{DOMAIN}/", "topics": ["rate"]})[0] == 429
    monkeypatch.setattr(subscribing, "MOST_UNCONFIRMED", 7)
    scene.confirmed("third", "rate")
    monkeypatch.setattr(subscribing, "MOST", 1)
    assert refused(scene, {"url": f"https://fourth.{DOMAIN}/", "topics": ["rate"]})[0] == 429
