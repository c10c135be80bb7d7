"""The address of the API on this machine, as CloudFront is in AWS: /assets is the folder web/, the rest the HTTP API.

ministack serves an HTTP API under /_aws/execute-api/<id>/, which no client should have to know.
"""

import gzip
import http.client
import http.server
import sys
from typing import Any

from tools.local import assets
from tools.local.errors import CannotRun
from tools.local.stack import HOST

# They belong to one connection, not to the message (RFC 9110, 7.6.1).
OF_THE_CONNECTION = {"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}


class Front(http.server.ThreadingHTTPServer):
    """Holds `port` of the loopback address from its creation on, and answers from `open` on. Raises CannotRun."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), Forwarder, bind_and_activate=False)
        self.upstream = ("", 0)
        try:
            self.server_bind()
        except OSError as error:
            self.server_close()
            raise CannotRun(f"port {port} cannot be had ({error.strerror}): choose another with PORT=") from error

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report nothing of a client that left before its answer: a browser does when one goes on to another page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """The base URL of the API, without a slash at the end."""
        return f"http://{HOST}:{self.server_address[1]}"

    def open(self, port: int, api: str) -> None:
        """Begin to listen in front of the HTTP API `api` of the local AWS at `port`."""
        self.upstream = (f"/_aws/execute-api/{api}", port)
        self.server_activate()


class Forwarder(http.server.BaseHTTPRequestHandler):
    """One client's connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Front

    def forward(self) -> None:
        """Answer a request for an asset, and forward any other to the API."""
        asset = assets.find(self.path) if self.command in ("GET", "HEAD") else None
        if asset is not None:
            self._give(asset)
            return
        length = int(self.headers.get("Content-Length") or 0)
        prefix, port = self.server.upstream
        connection = http.client.HTTPConnection(HOST, port)
        try:
            connection.putrequest(self.command, prefix + self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in OF_THE_CONNECTION:
                    connection.putheader(name, value)
            connection.putheader("X-Forwarded-Proto", "http")
            connection.endheaders(self.rfile.read(length))
            answer = connection.getresponse()
            self._answer(answer, answer.read())
        except (OSError, http.client.HTTPException):
            self.send_error(502, "the local AWS did not answer")
        finally:
            connection.close()

    def _give(self, asset: assets.Asset) -> None:
        not_modified = self.headers.get("If-None-Match") == asset.etag
        packed = not not_modified and "gzip" in self.headers.get("Accept-Encoding", "")
        body = b"" if not_modified else gzip.compress(asset.body, mtime=0) if packed else asset.body
        coding = {"Content-Encoding": "gzip"} if packed else {}
        self.send_response_only(304 if not_modified else 200)
        for name, value in {**asset.headers, **coding, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    # The names that BaseHTTPRequestHandler looks for.
    do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = do_PATCH = do_DELETE = do_TRACE = do_QUERY = forward

    def _answer(self, answer: http.client.HTTPResponse, body: bytes) -> None:
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in OF_THE_CONNECTION | {"content-length"}:
                self.send_header(name, value)
        if self.command == "HEAD":
            self.send_header("Content-Length", answer.headers.get("Content-Length", "0"))
        elif answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the terminal is for the lines of the run."""
