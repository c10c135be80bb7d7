"""The HTTP API before the function: stage, throttle, limits, CORS, the event, and its own words for failures."""

import base64
from typing import Any

import pytest

from tests.support.played_edge import Clock, Invoke, answering
from tools.edge.declared import HttpApi
from tools.edge.gateway import LARGEST_ANSWER, Gateway, InvocationFailed, InvocationThrottled
from tools.edge.messages import Request, Response

CORS = {
    "AllowMethods": ["GET"],
    "AllowOrigins": ["https://a.example", "https://*.b.example"],
    "AllowHeaders": ["accept"],
    "ExposeHeaders": ["etag"],
    "MaxAge": 60,
}
PREFLIGHT = {"origin": "https://a.example", "access-control-request-method": "GET"}


def gateway(invoke: Invoke, stage: str = "$default", cors: dict[str, Any] | None = None) -> Gateway:
    return Gateway(HttpApi(stage, cors, rate=10, burst=20), invoke, Clock())


def response_of(invoke: Invoke, path: str = "/v1/x", method: str = "GET", **rest: Any) -> Response:
    return gateway(invoke).answer(Request(method, path, **rest))


def raising(error: type[Exception]) -> Invoke:
    def invoke(event: dict[str, Any]) -> Any:
        raise error

    return invoke


def test_the_event_is_that_of_payload_2() -> None:
    events = []

    def invoke(event: dict[str, Any]) -> dict[str, Any]:
        events.append(event)
        return {"statusCode": 200}

    headers = {"host": "x.execute-api", "cookie": "a=1; b=2", "user-agent": "curl"}
    gateway(invoke, "live").answer(Request("POST", "/live/v1/%E0%A4%95", "a=%20&a=2", headers, b"hello"))
    (event,) = events
    assert (event["version"], event["routeKey"], event["rawPath"]) == ("2.0", "$default", "/live/v1/क")
    assert (event["rawQueryString"], event["cookies"]) == ("a=%20&a=2", ["a=1", "b=2"])
    assert event["headers"] == {"host": "x.execute-api", "user-agent": "curl", "x-forwarded-proto": "https"}
    assert (base64.b64decode(event["body"]), event["isBase64Encoded"]) == (b"hello", True)
    assert event["requestContext"]["stage"] == "live"
    assert event["requestContext"]["http"]["method"] == "POST"
    assert event["requestContext"]["time"] == "15/Jan/2027:08:00:00 +0000"


def test_headers_come_back_in_lower_case_and_a_packed_body_as_bytes() -> None:
    packed = {"statusCode": 200, "headers": {"ETag": "x"}, "body": base64.b64encode(b"\x1f\x8b").decode()}
    response = response_of(lambda event: {**packed, "isBase64Encoded": True}, headers={"accept-encoding": "gzip"})
    assert (response.body, response.headers["etag"], response.headers["content-length"]) == (b"\x1f\x8b", "x", "2")


def test_the_gateway_compresses_nothing() -> None:
    response = response_of(answering(200, "a" * 5000), headers={"accept-encoding": "gzip, br"})
    assert ("content-encoding" in response.headers, len(response.body)) == (False, 5000)


def test_an_answer_without_a_status_is_the_body_of_a_200() -> None:
    response = response_of(lambda event: {"hello": 1})
    assert (response.status, response.headers["content-type"], response.body) == (
        200,
        "application/json",
        b'{"hello": 1}',
    )


@pytest.mark.parametrize(
    ("invoke", "status", "message"),
    [
        (raising(InvocationFailed), 500, "Internal Server Error"),
        (raising(InvocationThrottled), 503, "Service Unavailable"),
        (answering(200, "a" * LARGEST_ANSWER), 500, "Internal Server Error"),
        (lambda event: {"statusCode": "many"}, 500, "Internal Server Error"),
        (lambda event: {"statusCode": 200, "body": 5}, 500, "Internal Server Error"),
    ],
)
def test_a_failure_is_told_in_the_gateways_own_words(invoke: Invoke, status: int, message: str) -> None:
    response = response_of(invoke)
    assert (response.status, response.body) == (status, f'{{"message":"{message}"}}'.encode())


def test_an_event_without_cookies_or_a_body_has_neither() -> None:
    events = []
    response_of(lambda event: events.append(event))
    (event,) = events
    assert not {"cookies", "body"} & event.keys()
    assert event["requestContext"]["timeEpoch"] == 1_800_000_000_000


def test_a_wildcard_is_answered_as_one() -> None:
    every = gateway(answering(), cors={"AllowOrigins": ["*"]})
    response = every.answer(Request("GET", "/", headers={"origin": "https://a.example"}))
    assert response.headers["access-control-allow-origin"] == "*"


def test_a_head_and_a_body_up_to_its_limits_are_taken() -> None:
    rest = len("GET") + len("/v1/x") + len("a")
    assert response_of(answering(), headers={"a": "x" * (10_240 - rest)}).status == 200
    assert response_of(answering(), headers={"a": "x" * (10_241 - rest)}).status == 431
    assert response_of(answering(), method="POST", body=b"x" * 10_000_000).status == 200


def test_a_head_and_a_body_beyond_its_limits_are_refused() -> None:
    assert response_of(answering(), headers={"a": "x" * 10_240}).status == 431
    assert response_of(answering(), method="POST", body=b"x" * 10_000_001).status == 413


def test_a_head_request_gets_the_length_and_no_body() -> None:
    response = response_of(answering(200, "hello"), method="HEAD")
    assert (response.body, response.headers["content-length"]) == (b"", "5")


def test_a_stage_is_part_of_the_address() -> None:
    named = gateway(answering(), "live")
    statuses = {
        path: named.answer(Request("GET", path)).status for path in ("/live/x", "/live", "/lively/x", "/x", "/")
    }
    assert statuses == {"/live/x": 200, "/live": 200, "/lively/x": 404, "/x": 404, "/": 404}


def test_a_bucket_refills_by_the_rate_up_to_the_burst() -> None:
    api = gateway(answering())
    clock = api.now
    assert isinstance(clock, Clock)
    assert [api.bucket.take() for _ in range(21)] == [True] * 20 + [False]
    clock.seconds += 0.5
    assert [api.bucket.take() for _ in range(6)] == [True] * 5 + [False]
    clock.seconds += 3600
    assert [api.bucket.take() for _ in range(21)] == [True] * 20 + [False]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("https://a.example", "https://a.example"),
        ("https://x.b.example", "https://x.b.example"),
        ("https://c.example", None),
        (None, None),
    ],
)
def test_where_cors_is_configured_the_functions_own_headers_are_dropped(
    origin: str | None, allowed: str | None
) -> None:
    invoke = answering(200, "", **{"Access-Control-Allow-Origin": "*", "Access-Control-Max-Age": "1"})
    headers = {"origin": origin} if origin else {}
    response = gateway(invoke, cors=CORS).answer(Request("GET", "/", headers=headers))
    assert response.headers.get("access-control-allow-origin") == allowed
    assert response.headers.get("access-control-expose-headers") == ("etag" if allowed else None)
    assert "access-control-max-age" not in response.headers


def test_where_it_is_not_they_stay() -> None:
    response = response_of(answering(200, "", **{"Access-Control-Allow-Origin": "*"}))
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(("left_out", "status"), [(None, 204), ("origin", 405), ("access-control-request-method", 405)])
def test_a_preflight_request_is_one_with_both_of_its_headers(left_out: str | None, status: int) -> None:
    headers = {name: value for name, value in PREFLIGHT.items() if name != left_out}
    response = gateway(answering(405), cors=CORS).answer(Request("OPTIONS", "/", headers=headers))
    assert response.status == status
    assert response.headers.get("access-control-allow-methods") == ("GET" if status == 204 else None)
    assert response.headers.get("access-control-max-age") == ("60" if status == 204 else None)
