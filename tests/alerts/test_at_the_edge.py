"""/v1/alerts behind the played edge: what may get through, to which function, how often, and that nothing is kept."""

import importlib
import json
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tests.alerts.scene import MORNING, AlertTable
from tests.support.factories import LambdaContext
from tests.support.played_edge import Edge, today
from tests.support.receivers import DOMAIN
from tools.edge.messages import Request, Response

BODY = {"url": f"https://desk.{DOMAIN}/hook", "topics": ["rate"]}


@pytest.fixture
def edge(monkeypatch: pytest.MonkeyPatch) -> Edge:
    module, table = importlib.import_module("functions.alerts.app"), Table(AlertTable({}), "alerts")
    monkeypatch.setattr(module, "connect", lambda: table)
    monkeypatch.setenv("CHAUTARI_NOW", MORNING.isoformat())
    monkeypatch.setenv("PUSH_KEY", "")
    module.key_of_deployment.cache_clear()

    def invoke(event: dict[str, Any]) -> Any:
        assert event["rawPath"].partition("/v1/")[2].partition("/")[0] == "alerts"
        return module.handler(event, LambdaContext("alerts"))

    return Edge(today(), invoke)


def send(edge: Edge, method: str, path: str, body: object = None, secret: str = "", **headers_besides: str) -> Response:
    headers = {
        "host": "site.example",
        "content-type": "application/json",
        "authorization": f"Bearer {secret}",
        **headers_besides,
    }
    text = json.dumps(body).encode() if body is not None else b""
    return edge.distribution.answer(Request(method, path, "", headers, text))


def test_a_subscription_is_made_seen_and_deleted_and_nothing_is_kept(edge: Edge) -> None:
    made = send(edge, "POST", "/v1/alerts", BODY)
    assert (made.status, made.headers["cache-control"]) == (201, "no-store")
    own = json.loads(made.body)
    path = f"/v1/alerts/{own['id']}"
    assert [send(edge, "GET", path, None, own["secret"]).status for _ in range(2)] == [200, 200]
    assert send(edge, "GET", path).status == 401
    assert send(edge, "DELETE", path, None, own["secret"]).status == 204
    assert send(edge, "GET", path, None, own["secret"]).status == 401
    assert (len(edge.events), len(edge.distribution.cache)) == (6, 0)


@pytest.mark.parametrize("method", ["POST", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/v1/metals", "/v1/alertsx", "/v1", "/en/alerts", "/v1/x/alerts"])
def test_elsewhere_nothing_that_writes_gets_through(edge: Edge, method: str, path: str) -> None:
    refused = send(edge, method, path, BODY)
    assert (refused.status, refused.headers["allow"], edge.events) == (405, "GET, HEAD", [])


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
@pytest.mark.parametrize(
    ("path", "taken"),
    [("", ["POST"]), (f"/alert_{'0' * 24}/confirm", ["POST"]), (f"/alert_{'0' * 24}", ["GET", "DELETE"])],
)
def test_other_methods_do_not_reach_the_function(edge: Edge, method: str, path: str, taken: list[str]) -> None:
    """The refusal names what the function takes there, as its own does."""
    refused = send(edge, method, f"/v1/alerts{path}", BODY)
    assert (refused.status, json.loads(refused.body)["allowed"], edge.events) == (405, taken, [])
    assert refused.headers["allow"] == ", ".join(taken)
    other = next(name for name in ("GET", "POST", "DELETE") if name not in taken)
    assert json.loads(send(edge, other, f"/v1/alerts{path}").body)["allowed"] == taken


def test_links_in_messages_are_of_the_name_that_was_called(edge: Edge) -> None:
    send(edge, "POST", "/v1/alerts", BODY, "", **{"x-forwarded-host": "another.example"})
    assert edge.events[0]["headers"]["x-forwarded-host"] == "site.example"


def test_subscribing_has_a_throttle_of_its_own(edge: Edge) -> None:
    statuses = [send(edge, "POST", "/v1/alerts", BODY).status for _ in range(7)]
    assert statuses == [201] * 5 + [429, 429]
    path = f"/v1/alerts/alert_{'0' * 24}"
    assert [send(edge, "GET", path).status for _ in range(11)] == [401] * 10 + [429]


def test_the_job_is_run_by_its_event(edge: Edge) -> None:
    module = importlib.import_module("functions.alerts.app")
    report = module.handler({"alerts": "due"}, LambdaContext("alerts"))
    assert (report["subscriptions"], report["failed"]) == (0, 0)
