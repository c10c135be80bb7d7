"""The read function behind the played edge, as people and other sites' browsers meet it.

Each case is asked of the edge as it was declared before decision 21 as well, and fails there.
"""

import json

import pytest

from tests.support.played_edge import ORIGIN, STAGE, Edge, failing, may_be_read, read_function
from tools.edge import payload
from tools.edge.gateway import InvocationFailed, InvocationThrottled
from tools.edge.messages import Request, Response

SHARED = ["/?fbclid=x", "/en?utm_source=x", "/v1/home?gclid=1", "/v1/rates.rss?utm_medium=rss", "/ne/metals?igsh=1"]
# A status, and an address or a failure of the function behind which the edge gives it.
STATUSES: list[tuple[int, str | type[Exception]]] = [
    (200, "/v1/metals"),
    (404, "/v1/nothing"),
    (422, "/v1/metals?colour=red"),
    (500, InvocationFailed),
    (503, InvocationThrottled),
]


def answer_to_another_site(edge: Edge, case: str | type[Exception]) -> Response:
    """The answer for the case of STATUSES to a browser of another site."""
    if isinstance(case, str):
        return edge.get(case, origin=ORIGIN)
    edge.invoke = failing(case)
    return edge.get("/v1/metals", origin=ORIGIN)


@pytest.mark.parametrize("address", SHARED)
def test_a_shared_link_is_the_page_that_was_shared(edge: Edge, address: str) -> None:
    shared = edge.get(address)
    assert shared.status == 200
    again = edge.get(address.partition("?")[0])
    assert (again.body, again.headers["x-cache"]) == (shared.body, "Hit from cloudfront")


@pytest.mark.parametrize("address", ["/", "/en/metals", "/v1/rates.rss", "/v1/openapi.json"])
def test_parameters_that_do_not_exist_leave_the_cache_of_pages_and_feeds_alone(edge: Edge, address: str) -> None:
    for number in range(50):
        assert edge.get(f"{address}?a={number}&b{number}").status == 200
    assert (len(edge.events), len(edge.distribution.cache)) == (1, 1)


def test_the_api_refuses_a_parameter_that_does_not_exist_and_keeps_none_of_the_refusals(edge: Edge) -> None:
    edge.get("/v1/metals")
    for number in range(20):
        refused = edge.get(f"/v1/metals?a={number}")
        assert (refused.status, refused.headers["x-cache"]) == (422, "Error from cloudfront")
    assert len(edge.distribution.cache) == 1


@pytest.mark.parametrize(("status", "case"), STATUSES)
def test_a_browser_of_another_site_may_read_every_status(
    edge: Edge, edge_before: Edge, status: int, case: str | type[Exception]
) -> None:
    response, response_before = answer_to_another_site(edge, case), answer_to_another_site(edge_before, case)
    assert (response.status, may_be_read(response)) == (status, True)
    assert {"etag", "link", "retry-after"} <= set(response.headers["access-control-expose-headers"].split(", "))
    assert (response_before.status, may_be_read(response_before)) == (status, False)


def test_a_browser_of_another_site_may_read_a_hit_a_304_and_the_throttles_429(edge: Edge, edge_before: Edge) -> None:
    for asking, readable in ((edge, True), (edge_before, False)):
        miss, hit = (asking.get("/v1/metals", origin=ORIGIN) for _ in range(2))
        same = asking.get("/v1/metals", origin=ORIGIN, if_none_match=hit.headers["etag"])
        asking.gateway.bucket.burst = 0
        throttled = asking.get("/v1/forex", origin=ORIGIN)
        answers = (miss, hit, same, throttled)
        assert [answer.status for answer in answers] == [200, 200, 304, 429]
        assert [may_be_read(answer) for answer in answers] == [readable] * 4
        assert hit.headers["x-cache"] == "Hit from cloudfront"


def test_the_cache_is_one_for_all_sites(edge: Edge) -> None:
    for origin in ({}, {"origin": ORIGIN}, {"origin": "https://third.example"}):
        assert may_be_read(edge.get("/v1/metals", **origin))
    assert len(edge.events) == 1


def test_a_preflight_request_is_answered_by_the_edge(edge: Edge, edge_before: Edge) -> None:
    headers = {
        "origin": ORIGIN,
        "access_control_request_method": "GET",
        "access_control_request_headers": "if-none-match",
    }
    allowed, refused = (asking.get("/v1/metals", "OPTIONS", **headers) for asking in (edge, edge_before))
    assert (allowed.status, may_be_read(allowed), edge.events) == (204, True, [])
    assert "GET" in allowed.headers["access-control-allow-methods"]
    assert allowed.headers["access-control-allow-headers"] == "*"
    # Without Origin the gateway takes it for no preflight request; the function knows GET and HEAD alone.
    assert (refused.status, may_be_read(refused)) == (405, False)


def test_the_function_the_edge_and_its_policy_say_the_same(edge: Edge) -> None:
    policy = edge.distribution.site.behaviour_of("/").headers
    assert policy and policy.cors
    preflight, kept = edge.get("/", "OPTIONS").headers, edge.get("/v1/metals").headers
    assert {name: preflight[name] for name in policy.cors.preflight} == dict(policy.cors.preflight)
    assert (
        [preflight["access-control-allow-origin"]] == list(policy.cors.origins) == [kept["access-control-allow-origin"]]
    )
    assert kept["access-control-expose-headers"].lower() == policy.cors.every["access-control-expose-headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_wrong_method_is_refused_at_the_edge_in_the_functions_words(
    edge: Edge, edge_before: Edge, method: str
) -> None:
    """Before, CloudFront refused it with HTML that a script of another site could not read."""
    refused = edge.get("/v1/metals", method, origin=ORIGIN)
    assert (refused.status, may_be_read(refused), edge.events) == (405, True, [])
    event = payload.event(Request(method, "/v1/metals"), "$default", "/v1/metals", edge.clock(), "an id")
    answered = payload.response(read_function(event))
    assert json.loads(refused.body) == json.loads(answered.body)
    for name in ("allow", "content-type"):
        assert refused.headers[name] == answered.headers[name]
    before = edge_before.get("/v1/metals", method, origin=ORIGIN)
    assert (before.status, before.headers["content-type"], may_be_read(before)) == (403, "text/html", False)


def test_past_the_edge_nothing_is_answered_and_nothing_spent(edge: Edge, edge_before: Edge) -> None:
    tokens = edge.gateway.bucket.burst
    for path in ("/v1/metals", "/", "/prod/v1/metals", f"/{STAGE}x/v1/metals"):
        response = edge.gateway.answer(Request("GET", path))
        assert (response.status, response.body) == (404, b'{"message":"Not Found"}')
    assert edge.events == []
    taken = sum(edge.gateway.bucket.take() for _ in range(int(tokens) + 1))
    assert taken == tokens
    assert edge_before.gateway.answer(Request("GET", "/v1/metals")).status == 200


def test_no_answer_names_the_stage_by_which_the_edge_asks(edge: Edge) -> None:
    for address in (
        "/v1/metals",
        "/v1/rates.rss",
        "/en",
        "/v1/nothing",
        "/v1/metals/gold/history?limit=2",
        "/v1/openapi.json",
    ):
        response = edge.get(address)
        assert STAGE.encode() not in response.body
        assert STAGE not in str(response.headers)


def test_feeds_give_addresses_of_the_site(edge: Edge) -> None:
    assert b"https://site.example/" in edge.get("/v1/rates.rss").body
