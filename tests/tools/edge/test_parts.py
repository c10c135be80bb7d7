"""The parts of the edge: its function's runtime, compression, and response headers policies."""

import gzip
import json

import pytest

from tools.edge import compression, response_headers, viewer_function
from tools.edge.messages import Request, Response
from tools.edge.policies import (
    CORS_AND_SECURITY_HEADERS,
    MANAGED_HEADERS,
    SECURITY_HEADERS,
    Cors,
    HeadersPolicy,
    headers_policy,
)

REQUEST = Request("GET", "/a", "x=1&y&x=2&z=%20", {"host": "site.example"})
SAME = "function handler(event) { return event.request }"


def test_a_request_that_a_function_leaves_alone_goes_on_as_it_came() -> None:
    returned = viewer_function.run(SAME, REQUEST)
    assert isinstance(returned, Request)
    assert (returned.path, returned.query, returned.headers) == ("/a", "x=1&x=2&y&z=%20", {"host": "site.example"})


def test_a_function_sees_several_values_only_where_there_are_several() -> None:
    code = """function handler(event) {
        const query = event.request.querystring
        return { statusCode: 200, body: JSON.stringify([query.x, query.y, query.z]) }
    }"""
    returned = viewer_function.run(code, REQUEST)
    assert json.loads(returned.body) == [
        {"value": "2", "multiValue": [{"value": "1"}, {"value": "2"}]},
        {"value": ""},
        {"value": "%20"},
    ]


def test_a_function_sees_cookies_apart_from_headers() -> None:
    code = """function handler(event) {
        const request = event.request
        delete request.cookies.a
        request.headers['x-a'] = { value: String(request.headers.cookie) }
        return request
    }"""
    returned = viewer_function.run(code, Request("GET", "/", headers={"cookie": "a=1; b=2"}))
    assert isinstance(returned, Request)
    assert returned.headers == {"x-a": "undefined", "cookie": "b=2"}


def test_a_function_may_send_a_request_elsewhere() -> None:
    code = """function handler(event) {
        const request = event.request
        request.uri = '/b'
        request.headers['x-a'] = { value: event.viewer.ip }
        return request
    }"""
    returned = viewer_function.run(code, REQUEST)
    assert isinstance(returned, Request)
    assert (returned.path, returned.headers["x-a"]) == ("/b", "192.0.2.1")


@pytest.mark.parametrize("body", ["'gone'", "{encoding: 'text', data: 'gone'}"])
def test_a_function_may_answer(body: str) -> None:
    returned = viewer_function.run(f"function handler(e) {{ return {{statusCode: 410, body: {body}}} }}", REQUEST)
    assert returned == Response(410, {"content-length": "4"}, b"gone")


@pytest.mark.parametrize(
    "code", ["function handler(e) { throw new Error('no') }", "function handler(e) {}", "function (", "let a = 1"]
)
def test_a_function_that_fails_is_an_error(code: str) -> None:
    with pytest.raises(viewer_function.FunctionFailed):
        viewer_function.run(code, REQUEST)


def page(length: int = 1000, status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    stated = {"content-type": "text/html; charset=utf-8", "content-length": str(length), **named}
    return Response(status, stated, b"a" * min(length, 2000))


@pytest.mark.parametrize(
    ("response", "packed"),
    [
        (page(1000), True),
        (page(999), False),
        (page(10_000_000), True),
        (page(10_000_001), False),
        (page(status=404), True),
        (page(status=500), False),
        (page(content_type="image/png"), False),
        (page(content_type="application/problem+json"), False),
        (page(content_encoding="br"), False),
    ],
)
def test_an_edge_compresses_types_and_sizes_that_aws_lists(response: Response, packed: bool) -> None:
    compressed = compression.compressed(response)
    assert (compressed.headers.get("content-encoding") == "gzip") == packed
    assert not packed or gzip.decompress(compressed.body) == response.body
    assert compressed == response or packed


@pytest.mark.parametrize(("tag", "after"), [('"a"', 'W/"a"'), ('W/"a"', 'W/"a"'), ("a", None)])
def test_a_tag_of_a_compressed_answer_is_weak(tag: str, after: str | None) -> None:
    assert compression.compressed(page(etag=tag)).headers.get("etag") == after


def cors(override: bool, *origins: str) -> HeadersPolicy:
    allowed = Cors(origins, {"access-control-expose-headers": "etag"}, {"access-control-max-age": "60"}, override)
    return HeadersPolicy(allowed, {}, ())


def applied(policy: HeadersPolicy, origin: str | None, **theirs: str) -> dict[str, str]:
    request = Request("GET", "/", headers={"origin": origin} if origin else {})
    response = Response(200, {name.replace("_", "-"): value for name, value in theirs.items()})
    return dict(response_headers.apply(policy, request, response).headers)


def test_cors_headers_are_added_for_a_request_of_another_origin_alone() -> None:
    assert applied(cors(True, "*"), None) == {}
    expected = {"access-control-allow-origin": "*", "access-control-expose-headers": "etag"}
    assert applied(cors(True, "*"), "https://a.example") == expected
    listed = cors(True, "https://*.a.example")
    assert applied(listed, "https://x.a.example")["access-control-allow-origin"] == "https://x.a.example"
    assert applied(listed, "https://b.example", access_control_allow_origin="*") == {}


@pytest.mark.parametrize(
    ("method", "named", "preflight"),
    [("OPTIONS", True, True), ("OPTIONS", False, False), ("GET", True, False)],
)
def test_headers_of_a_preflight_request_are_on_its_answer_alone(method: str, named: bool, preflight: bool) -> None:
    headers = {"origin": "https://a.example", **({"access-control-request-method": "GET"} if named else {})}
    response = response_headers.apply(cors(True, "*"), Request(method, "/", headers=headers), Response(200))
    assert ("access-control-max-age" in response.headers) == preflight


def test_the_origins_cors_headers_stay_or_go_as_a_whole() -> None:
    theirs = {"access_control_allow_origin": "https://b.example"}
    assert applied(cors(False, "*"), "https://a.example", **theirs) == {
        "access-control-allow-origin": "https://b.example"
    }
    assert applied(cors(True, "*"), "https://a.example", **theirs)["access-control-allow-origin"] == "*"


def test_the_managed_security_headers_leave_what_the_origin_says_but_for_nosniff() -> None:
    theirs = {"referrer_policy": "no-referrer", "x_content_type_options": "sniff"}
    headers = applied(MANAGED_HEADERS[SECURITY_HEADERS], None, **theirs)
    assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("no-referrer", "nosniff")
    assert headers["strict-transport-security"] == "max-age=31536000"
    opened = applied(MANAGED_HEADERS[CORS_AND_SECURITY_HEADERS], "https://a.example", **theirs)
    assert opened == {**headers, "access-control-allow-origin": "*"}


def test_headers_are_added_and_removed_as_a_policy_declares() -> None:
    policy = headers_policy(
        {
            "ResponseHeadersPolicyConfig": {
                "Name": "x",
                "CustomHeadersConfig": {"Items": [{"Header": "X-A", "Value": "1", "Override": False}]},
                "RemoveHeadersConfig": {"Items": [{"Header": "X-B"}]},
            }
        }
    )
    assert applied(policy, None, x_b="1") == {"x-a": "1"}
    assert applied(policy, None, x_a="2") == {"x-a": "2"}
