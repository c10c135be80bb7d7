"""A web server on this machine's own loopback that plays a source's.

It has no certificate, so that what asks it must be let go without TLS: the guard against that is lifted here alone.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from unittest import mock

from chautari.core.http_messages import HttpRequest
from chautari.fetching import ssrf
from chautari.fetching.http_client import HttpClient

JSON = {"Content-Type": "application/json"}
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A server that gives its replies in order, the last one for ever, and keeps the requests that it received."""

    address: str = ""
    replies: list[Reply] = field(default_factory=list)
    requests: list[Any] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def get(self, *replies: Reply, contact: str = "ops@example.org", **fields: Any) -> Any:
        """The response to one request with these `fields`, which the server answers with `replies`."""
        self.replies = list(replies)
        with mock.patch.object(ssrf, "require_https"):
            return HttpClient(contact, self.slept.append).get(HttpRequest(f"{self.address}/rates?day=1", **fields))


@contextmanager
def opened() -> Iterator[Site]:
    """A site that answers until the block ends."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, self.headers))
            status, headers, body = site.replies[0] if len(site.replies) == 1 else site.replies.pop(0)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        server.shutdown()
        thread.join()
