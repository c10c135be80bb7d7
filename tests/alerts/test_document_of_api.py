"""The OpenAPI document says of alerts what is answered and sent."""

import json
from typing import Any

import jsonschema
import pytest

from chautari.api.platform import openapi
from tests.alerts.scene import NOON, Scene, messages
from tests.support.receivers import DOMAIN

SUBSCRIPTION = {
    "url": f"https://desk.{DOMAIN}/hook",
    "topics": ["rate", "story"],
    "instruments": ["gold"],
    "percent": "1.5",
    "min_status": "official",
    "language": "en",
    "outlets": 4,
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(openapi.DOCUMENT.read_text(encoding="utf-8"))
    return described


def check(document: dict[str, Any], content: dict[str, Any], value: object) -> None:
    schema = {**content["application/json"]["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(value)


def test_what_is_taken_and_answered(scene: Scene, document: dict[str, Any]) -> None:
    subscribing = document["paths"]["/v1/alerts"]["post"]
    check(document, subscribing["requestBody"]["content"], SUBSCRIPTION)
    status, made = scene.call("POST", "/v1/alerts", SUBSCRIPTION)
    check(document, subscribing["responses"][str(status)]["content"], made)
    declared_of_id = document["paths"]["/v1/alerts/{id}"]
    for method, statuses in (("GET", {200, 401}), ("DELETE", {401, 204})):
        declared = declared_of_id[method.lower()]
        for secret in ("whsec_other", made["secret"]):
            status, answer = scene.call(method, f"/v1/alerts/{made['id']}", None, secret)
            statuses.remove(status)
            assert str(status) in declared["responses"]
            if status == 200:
                check(document, declared["responses"]["200"]["content"], answer)
        assert statuses == set()


def test_what_is_sent(scene: Scene, document: dict[str, Any]) -> None:
    declared = document["webhooks"]["alert"]["post"]
    scene.gold("305200")
    _, server = scene.confirmed("desk", "rate", "change", instruments=["gold"], percent="0.1")
    scene.now = NOON
    scene.gold("305200", "306800")
    scene.run()
    assert len(server.received) == 2
    for received, message in zip(server.received, messages(server), strict=True):
        check(document, declared["requestBody"]["content"], message)
        assert {parameter["name"] for parameter in declared["parameters"]} <= received.headers.keys()


@pytest.mark.parametrize(
    ("member", "accepted", "refused"),
    [("instruments", ["gold"], ["brass"]), ("percent", "1.5", "-1.5"), ("percent", "99.99", "100")],
)
def test_what_the_server_refuses_is_no_request_of_the_document(
    document: dict[str, Any], member: str, accepted: object, refused: object
) -> None:
    schema = {"$ref": "#/components/schemas/AlertRequest", "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({**SUBSCRIPTION, member: accepted})
    assert not validator.is_valid({**SUBSCRIPTION, member: refused})
