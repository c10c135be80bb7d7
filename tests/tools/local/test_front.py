"""The front before an upstream that tells what reached it and answers as the API would."""

import gzip
import http.client
import http.server
import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tools.local import assets
from tools.local.errors import CannotRun
from tools.local.front import Front

GZIPPED = bytes(range(256))


class Upstream(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.headers.get("If-None-Match"):
            self.send_response(304)
            self.send_header("ETag", '"same"')
            self.end_headers()
            return
        self.answer(GZIPPED, {"Content-Encoding": "gzip"})

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer(json.dumps([self.path, sent, dict(self.headers)]).encode(), {})

    def answer(self, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(200)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[http.server.ThreadingHTTPServer]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def client(upstream: http.server.ThreadingHTTPServer) -> Iterator[http.client.HTTPConnection]:
    with Front(0) as front:
        front.open(upstream.server_address[1], "abc123")
        threading.Thread(target=front.serve_forever, daemon=True).start()
        connection = http.client.HTTPConnection("127.0.0.1", front.server_port, timeout=5)
        yield connection
        connection.close()
        front.shutdown()


def test_method_path_query_headers_and_body_reach_the_api(client: http.client.HTTPConnection) -> None:
    client.request(
        "POST", "/v1/x?a=1&a=2&b=%2F", body="hello", headers={"If-None-Match": "W/1", "Connection": "keep-alive"}
    )
    path, body, sent = json.load(client.getresponse())
    assert (path, body) == ("/_aws/execute-api/abc123/v1/x?a=1&a=2&b=%2F", "hello")
    assert sent["If-None-Match"] == "W/1"
    assert sent["Host"] == f"{client.host}:{client.port}"
    assert "Connection" not in sent


def test_a_compressed_body_comes_back_byte_for_byte(client: http.client.HTTPConnection) -> None:
    client.request("GET", "/v1/metals")
    answer = client.getresponse()
    assert (answer.status, answer.headers["Content-Encoding"], answer.read()) == (200, "gzip", GZIPPED)


def test_one_connection_carries_a_304_and_the_next_answer(client: http.client.HTTPConnection) -> None:
    client.request("GET", "/v1/metals", headers={"If-None-Match": '"same"'})
    answer = client.getresponse()
    assert (answer.status, answer.headers["ETag"], answer.read()) == (304, '"same"', b"")
    client.request("GET", "/v1/metals")
    assert client.getresponse().read() == GZIPPED


def test_an_asset_comes_from_its_folder_whatever_the_upstream(client: http.client.HTTPConnection) -> None:
    asset = next(asset for asset in assets.every() if asset.name == "page.js")
    body, address = asset.body, f"/{asset.key}"
    client.request("GET", address)
    answer = client.getresponse()
    assert (answer.status, answer.read()) == (200, body)
    client.request("GET", address, headers={"Accept-Encoding": "gzip"})
    packed = client.getresponse()
    assert (packed.headers["Content-Encoding"], gzip.decompress(packed.read())) == ("gzip", body)
    client.request("GET", address, headers={"If-None-Match": answer.headers["ETag"]})
    again = client.getresponse()
    assert (again.status, again.read()) == (304, b"")
    client.request("HEAD", address)
    head = client.getresponse()
    assert (head.headers["Content-Length"], head.read()) == (str(len(body)), b"")


def test_a_silent_upstream_is_a_502(
    client: http.client.HTTPConnection, upstream: http.server.ThreadingHTTPServer
) -> None:
    upstream.shutdown()
    upstream.server_close()
    client.request("GET", "/v1/metals")
    assert client.getresponse().status == 502


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=f"port {port} cannot be had"):
            Front(port)
