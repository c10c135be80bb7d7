"""HTTP on a port of this machine, in front of whatever answers requests: the edge, or the gateway without it.

TLS is not played: what comes by http is taken for https, as redirects to it would lead nowhere here.
"""

import http.server
import sys
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from tools.edge.distribution import OriginSilent
from tools.edge.messages import Request, Response
from tools.local.errors import CannotRun
from tools.local.stack import HOST

# They belong to one connection, not to the message (RFC 9110, 7.6.1).
OF_THE_CONNECTION = {"connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}
Answer = Callable[[Request], Response]


class Front(http.server.ThreadingHTTPServer):
    """Holds `port` of the loopback address from its creation on, and answers from `open` on. Raises CannotRun."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__((HOST, port), Connection, bind_and_activate=False)
        self.answer: Answer = _not_open
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
        """The base URL, without a slash at the end."""
        return f"http://{HOST}:{self.server_address[1]}"

    def open(self, answer: Answer) -> None:
        """Begin to listen, and answer requests by `answer`."""
        self.answer = answer
        self.server_activate()


class Connection(http.server.BaseHTTPRequestHandler):
    """One client's connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Front

    def forward(self) -> None:
        """Answer a request."""
        path, _, query = self.path.partition("?")
        headers = {
            name.lower(): ", ".join(self.headers.get_all(name, ()))
            for name in self.headers
            if name.lower() not in OF_THE_CONNECTION
        }
        body = self.rfile.read(int(headers.get("content-length", 0)))
        request = Request(self.command, path, query, headers, body, client=str(self.client_address[0]))
        try:
            self._send(self.server.answer(request))
        except OriginSilent:
            self.send_error(HTTPStatus.BAD_GATEWAY, "the local AWS did not answer")

    # The names that BaseHTTPRequestHandler looks for.
    do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = do_PATCH = do_DELETE = do_TRACE = do_QUERY = forward

    def _send(self, response: Response) -> None:
        self.send_response_only(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the terminal is for the lines of the run."""


def _not_open(request: Request) -> Response:
    raise OriginSilent(request.path)
