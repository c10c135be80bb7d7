"""A DynamoDB of this machine over TLS, in a process of its own: a table in memory behind the calls that read.

Its answers cost the same whoever asks. What it saves is the network, which no client shortens.
"""

import json
import ssl
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chautari.aws.connection import AMAZON
from tools.bench.performance.stock import StockedTable

_CALLS = {"GetItem": "get_item", "Query": "query"}
# The read function trusts Amazon's own authorities, boto3 as many as this machine.
_AUTHORITIES = {"api": AMAZON, "others": Path(ssl.get_default_verify_paths().cafile or "")}


class Fake(NamedTuple):
    """Its address, and its own authority among those that a handler reads, by the handler's name."""

    url: str
    authorities: dict[str, Path]

    def environment(self, handler: str) -> dict[str, str]:
        """What leads a handler to it."""
        authorities = self.authorities.get(handler, self.authorities["others"])
        return {"AWS_ENDPOINT_URL": self.url, "AWS_CA_BUNDLE": str(authorities)}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave in one packet: Nagle's delay would be 40 ms of each answer.
    wbufsize = -1
    table: StockedTable

    def do_POST(self) -> None:
        parameters = json.loads(self.rfile.read(int(self.headers["Content-Length"])), object_hook=_from_wire)
        call = _CALLS[self.headers["X-Amz-Target"].partition(".")[2]]
        body = json.dumps(getattr(self.table, call)(**parameters), default=_base64).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("x-amz-crc32", str(crc32(body)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def _base64(content: bytes) -> str:
    return b64encode(content).decode()


def _from_wire(value: dict[str, Any]) -> dict[str, Any]:
    return {"B": b64decode(value["B"])} if [*value] == ["B"] else value


def _serve(items: dict[str, dict[str, Any]], certificate: Path, parent: Connection) -> None:
    handler = type("Handler", (_Handler,), {"table": StockedTable(items)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    parent.send(server.server_port)
    server.serve_forever()


@contextmanager
def serving(table: StockedTable, folder: Path) -> Iterator[Fake]:
    """The server with the items of `table`; what it needs on disk is written into `folder`."""
    certificate = folder / "own.pem"
    public = _write_certificate(certificate)
    authorities = {name: folder / f"{name}.pem" for name in _AUTHORITIES}
    for name, path in authorities.items():
        path.write_bytes(_AUTHORITIES[name].read_bytes() + public)
    receiver, sender = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(table.items, certificate, sender), daemon=True)
    process.start()
    sender.close()  # else a server that ended is waited for
    try:
        yield Fake(f"https://localhost:{receiver.recv()}", authorities)
    finally:
        process.terminate()
        process.join()


def _write_certificate(path: Path) -> bytes:
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
    )
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    public = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + public)
    return public
