"""A front before something that tells what reached it, and the parts of a run's edge that need no running system."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from tools.edge.distribution import OriginSilent
from tools.edge.messages import Request, Response
from tools.local import assets, edge
from tools.local.errors import CannotRun
from tools.local.front import Front

PACKED = bytes(range(256))


def answer(request: Request) -> Response:
    """Describes a POST what it was, gives a GET bytes, a conditional one 304, and no answer to /silent."""
    if request.path == "/silent":
        raise OriginSilent
    if "if-none-match" in request.headers and request.method == "GET":
        return Response(304, {"etag": '"same"'})
    description = json.dumps(
        [request.path, request.query, request.body.decode(), dict(request.headers), request.client]
    ).encode()
    body = description if request.method == "POST" else PACKED
    headers = {"content-length": str(len(body)), "content-encoding": "gzip"}
    return Response(200, headers, b"" if request.method == "HEAD" else body)


@pytest.fixture
def client() -> Iterator[http.client.HTTPConnection]:
    with Front(0) as front:
        front.open(answer)
        threading.Thread(target=front.serve_forever, daemon=True).start()
        connection = http.client.HTTPConnection("127.0.0.1", front.server_port, timeout=5)
        yield connection
        connection.close()
        front.shutdown()


def test_method_path_query_headers_and_body_arrive_as_sent(client: http.client.HTTPConnection) -> None:
    client.request("POST", "/v1/x?a=1&a=2&b=%2F", body="hello", headers={"X-A": "1", "Connection": "keep-alive"})
    path, query, body, headers, address = json.load(client.getresponse())
    assert (path, query, body, address) == ("/v1/x", "a=1&a=2&b=%2F", "hello", "127.0.0.1")
    assert (headers["x-a"], headers["host"]) == ("1", f"{client.host}:{client.port}")
    assert "connection" not in headers


def test_a_compressed_body_comes_back_byte_for_byte(client: http.client.HTTPConnection) -> None:
    client.request("GET", "/v1/metals")
    response = client.getresponse()
    assert (response.status, response.headers["Content-Encoding"], response.read()) == (200, "gzip", PACKED)


def test_one_connection_carries_a_304_a_head_and_the_next_answer(client: http.client.HTTPConnection) -> None:
    client.request("GET", "/v1/metals", headers={"If-None-Match": '"same"'})
    response = client.getresponse()
    assert (response.status, response.headers["ETag"], response.read()) == (304, '"same"', b"")
    client.request("HEAD", "/v1/metals")
    head = client.getresponse()
    assert (head.headers["Content-Length"], head.read()) == ("256", b"")
    client.request("GET", "/v1/metals")
    assert client.getresponse().read() == PACKED


def test_a_silent_upstream_is_a_502(client: http.client.HTTPConnection) -> None:
    client.request("GET", "/silent")
    assert client.getresponse().status == 502


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=f"port {port} cannot be had"):
            Front(port)


def test_a_file_of_the_pages_is_answered_as_by_the_bucket() -> None:
    asset = next(asset for asset in assets.every() if asset.name == "page.js")
    body, address = asset.body, f"/{asset.key}"
    response = edge.bucket(None, "assets", Request("GET", address))
    assert (response.status, response.body, response.headers["content-length"]) == (200, body, str(len(body)))
    assert response.headers.keys() == {"content-type", "cache-control", "etag", "content-length"}
    same = edge.bucket(None, "assets", Request("GET", address, headers={"if-none-match": response.headers["etag"]}))
    assert (same.status, same.body) == (304, b"")
    head = edge.bucket(None, "assets", Request("HEAD", address))
    assert (head.body, head.headers["content-length"]) == (b"", str(len(body)))


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/page.js", "/assets/../Makefile", "/assets/"])
def test_what_the_bucket_has_not_is_403(path: str) -> None:
    assert edge.bucket(None, "assets", Request("GET", path)).status == 403


def test_what_a_function_wrote_is_answered_as_by_the_bucket_and_nothing_else_of_it(table: Table, s3: Any) -> None:
    s3.create_bucket(Bucket="assets", CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    for key in ("cards/day.ne.png", "releases/current.json"):
        about = {"ContentType": "image/png", "CacheControl": "public, max-age=60"}
        s3.put_object(Bucket="assets", Key=key, Body=PACKED, **about)
    response = edge.bucket(s3, "assets", Request("GET", "/cards/day.ne.png", "v=1"))
    assert (response.status, response.body, response.headers["content-type"]) == (200, PACKED, "image/png")
    assert response.headers["cache-control"] == "public, max-age=60"
    has = {"if-none-match": response.headers["etag"]}
    assert edge.bucket(s3, "assets", Request("GET", "/cards/day.ne.png", headers=has)).status == 304
    for path in ("/releases/current.json", "/cards/none.png"):
        assert edge.bucket(s3, "assets", Request("GET", path)).status == 403
