"""Receivers that are really there: HTTPS servers on this machine, reached by names that lead to public addresses.

The guard of the client stands as in production. What is given to it from outside is a table of names and, behind the
guard, the last step: a connection to a public address is made to the server here that stands for it.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from chautari.fetching.webhook_client import WebhookClient

DOMAIN = "receivers.example"
# Of a slow receiver all that a test waits.
SECONDS = 0.25


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """The id of the message."""
        return self.headers["webhook-id"]


Behave = Callable[[BaseHTTPRequestHandler, Received], None]


def answering(status: int = 204, body: bytes = b"", **headers: str) -> Behave:
    """A receiver that gives one answer for ever."""

    def behave(handler: BaseHTTPRequestHandler, _: Received) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


class Server(ThreadingHTTPServer):
    """One receiver; what it got is in `received`, whatever it answered. `over` is set when the test is over."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, behave: Behave, tls: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behave, self.tls = behave, tls
        self.received: list[Received] = []
        self.over = threading.Event()

    def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        """The handshake, in the thread of the request."""
        with self.tls.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that went."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        received = Received(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.server.received.append(received)
        self.server.behave(self, received)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@dataclass
class Net:
    """Names, the addresses that they lead to, and the servers at those that are public here."""

    server_tls: ssl.SSLContext
    client_tls: ssl.SSLContext
    names: dict[str, list[str]] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    servers: dict[str, Server] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)

    def serve(self, name: str, behave: Behave) -> Server:
        """A receiver at `name`.receivers.example."""
        server, address = Server(behave, self.server_tls), f"93.184.216.{len(self.ports) + 1}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        self.names[f"{name}.{DOMAIN}"] = [address]
        self.ports[address] = server.server_address[1]
        self.servers[name] = server
        return server

    def lead(self, name: str, *addresses: str) -> None:
        """A name that leads to `addresses`, where nothing of ours is."""
        self.names[f"{name}.{DOMAIN}"] = [*addresses]

    def resolve(self, host: str) -> list[str]:
        """See webhook_client."""
        if host not in self.names:
            raise socket.gaierror(f"{host} has no address")
        return self.names[host]

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """See webhook_client: every address that gets past the guard is noted."""
        self.connected.append(address)
        if address not in self.ports:
            raise ConnectionRefusedError(address)
        return socket.create_connection(("127.0.0.1", self.ports[address]), seconds)

    def client(self) -> WebhookClient:
        """The client of production on this net."""
        return WebhookClient("desk@example.org", self.resolve, self.connect, self.client_tls, SECONDS)


@contextmanager
def opened(folder: Path) -> Iterator[Net]:
    """A net whose servers have a certificate of its own authority."""
    pem = folder / "receivers.pem"
    if not pem.exists():
        _write_certificate(pem)
    server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_tls.load_cert_chain(pem)
    net = Net(server_tls, ssl.create_default_context(cafile=str(pem)))
    try:
        yield net
    finally:
        for server in net.servers.values():
            server.over.set()
            server.shutdown()
            server.server_close()


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the certificate of the receivers lies."""
    return tmp_path_factory.mktemp("receivers")


@pytest.fixture
def net(certificates: Path) -> Iterator[Net]:
    """A net without receivers."""
    with opened(certificates) as net:
        yield net


def _write_certificate(pem: Path) -> None:
    # Loaded here, since every process of tests loads this module.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, DOMAIN)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(f"*.{DOMAIN}")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
