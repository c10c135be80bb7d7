"""/mcp behind the played edge: POST gets through there and nowhere else, with its headers, and nothing is kept."""

import json

import pytest

from tests.api.mcp.conftest import asking
from tests.support.played_edge import ORIGIN, Edge
from tools.edge.messages import Request, Response

CONTENT = {"content-type": "application/json"}


def post(edge: Edge, path: str = "/mcp", **headers: str) -> Response:
    named = {"host": "site.example", **CONTENT, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return edge.distribution.answer(Request("POST", path, "", named, json.dumps(asking("ping")).encode()))


def test_a_message_gets_through_and_nothing_of_it_is_kept(edge: Edge) -> None:
    for _ in range(2):
        answer = post(edge)
        assert (answer.status, json.loads(answer.body)) == (200, {"jsonrpc": "2.0", "id": 7, "result": {}})
        assert answer.headers["x-cache"] == "Miss from cloudfront"
    assert (len(edge.events), len(edge.distribution.cache)) == (2, 0)


@pytest.mark.parametrize("path", ["/", "/v1/metals", "/mcp/", "/mcp/x", "/v1/mcp"])
def test_it_gets_through_there_alone(edge: Edge, path: str) -> None:
    refused = post(edge, path)
    assert (refused.status, refused.headers["allow"], edge.events) == (405, "GET, HEAD", [])


def test_the_function_sees_what_it_decides_by(edge: Edge) -> None:
    assert post(edge, origin="https://site.example").status == 200
    assert post(edge, origin=ORIGIN).status == 403
    assert post(edge, mcp_protocol_version="1999-01-01").status == 400
    assert post(edge, x_forwarded_host="another.example", origin=ORIGIN).status == 403


def test_other_methods_are_told_of_post(edge: Edge) -> None:
    for method in ("GET", "DELETE", "PUT"):
        answer = edge.get("/mcp", method)
        assert (answer.status, answer.headers["allow"]) == (405, "POST")
    assert len(edge.distribution.cache) == 0


def test_its_throttle_is_not_that_of_the_pages(edge: Edge) -> None:
    statuses = [post(edge).status for _ in range(41)]
    assert (statuses[:40], statuses[40]) == ([200] * 40, 429)
    assert edge.get("/v1/metals").status == 200
