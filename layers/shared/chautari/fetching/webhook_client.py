"""POST to addresses that strangers gave: https only, to public addresses only, in bounded time, following nothing.

The name is resolved here, every address that it has must be public, and the connection is made to the address that was
checked: a name that resolves otherwise the next moment leads nowhere else. Standard library alone, as urllib3 resolves
by itself and follows proxies of the environment.
"""

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from chautari.core.errors import NotFoundOrMoved
from chautari.fetching import ssrf

PORT = 443
CONNECT_SECONDS = 3.0
# From the first byte of TLS to the last of the answer that is read, however slowly they come.
MOST_SECONDS = 8.0
# All that is read of an answer: the challenge that is given back.
MOST_BYTES = 4096
# Of a name with many addresses.
MOST_ADDRESSES = 2

Resolve = Callable[[str], list[str]]
Connect = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class WebhookAnswer:
    """What a receiver answered; `failure` is why there is no answer, empty where there is one.

    `retry_after` is the header, as it came.
    """

    status: int = 0
    body: bytes = b""
    failure: str = ""
    retry_after: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether the receiver took what was posted. A redirect is no success."""
        return 200 <= self.status < 300


def resolve(host: str) -> list[str]:
    """The addresses of a name, IPv4 first, which a Lambda function reaches. Raises OSError."""
    entries = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)
    ordered = sorted(entries, key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in ordered))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address. Raises OSError."""
    return socket.create_connection((address, port), seconds)


@dataclass(frozen=True, slots=True)
class WebhookClient:
    """A client of receivers. `resolve` and `connect` reach the network; the guard stands between them."""

    contact: str
    resolve: Resolve = resolve
    connect: Connect = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = MOST_SECONDS

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> WebhookAnswer:
        """Post `body` once. Whatever goes wrong is the answer's `failure`, without the address."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme != "https" or parts.netloc.lower() != host:
            return WebhookAnswer(failure="the address is not https on the default port")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            return self._exchange(self._dial(host), host, target, body, self._headers(headers))
        except NotFoundOrMoved:
            return WebhookAnswer(failure="the name leads to an address that is not public")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return WebhookAnswer(failure=f"no answer: {type(error).__name__}")

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        agent = f"chautari/1.0 ({self.contact or 'no contact given'})"
        return {"User-Agent": agent, "Connection": "close", "Accept": "application/json, text/plain", **headers}

    def _dial(self, host: str) -> socket.socket:
        """A connection to a public address of `host`. Raises NotFoundOrMoved, OSError."""
        addresses = self.resolve(host)
        for address in addresses:
            ssrf.require_public(address, host)
        failure = OSError("the name has no address")
        for address in addresses[:MOST_ADDRESSES]:
            try:
                return self.connect(address, PORT, CONNECT_SECONDS)
            except OSError as error:
                failure = error
        raise failure

    def _exchange(
        self, plain: socket.socket, host: str, target: str, body: bytes, headers: Mapping[str, str]
    ) -> WebhookAnswer:
        """Raises OSError, HTTPException."""
        is_over = threading.Event()
        # The watch ends it; this is for a process that is frozen meanwhile.
        plain.settimeout(2 * self.seconds)
        # The handshake comes after the watch is set: it may take for ever too.
        secured = self.tls.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        watch = threading.Timer(self.seconds, _cut, (secured, is_over))
        watch.daemon = True
        watch.start()
        connection = http.client.HTTPConnection(host)
        connection.sock = secured
        try:
            secured.do_handshake()
            connection.request("POST", target, body, dict(headers))
            response = connection.getresponse()
            wanted = response.getheader("Retry-After", "")
            answer = WebhookAnswer(response.status, response.read(MOST_BYTES), "", wanted)
        except (OSError, http.client.HTTPException):
            if not is_over.is_set():
                raise
        finally:
            watch.cancel()
            connection.close()
            secured.close()
        return WebhookAnswer(failure=f"no whole answer within {self.seconds:g} s") if is_over.is_set() else answer


def _cut(secured: socket.socket, is_over: threading.Event) -> None:
    """End a connection whose time is up, whichever byte it waits for."""
    is_over.set()
    with suppress(OSError):
        socket.socket.shutdown(secured, socket.SHUT_RDWR)
