"""A server of this machine that plays a script: for each connection the answers that it gives before it closes."""

import socket
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from chautari.aws.service_endpoint import ServiceEndpoint


def answer(body: bytes, status: str = "200 OK", headers: str = "", length: int | None = None) -> bytes:
    """The bytes of an HTTP answer."""
    size = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n{headers}\r\n".encode() + body


class ScriptedServer:
    """`requests` are those that came, connection by connection; a script of none takes a request and stays silent."""

    def __init__(self, script: Sequence[Sequence[bytes]], context: ssl.SSLContext | None) -> None:
        self.requests: list[list[bytes]] = []
        self._script, self._context = script, context
        self._socket = socket.create_server(("127.0.0.1", 0))
        port = self._socket.getsockname()[1]
        self.endpoint = ServiceEndpoint("https" if context else "http", "localhost" if context else "127.0.0.1", port)
        self._thread = threading.Thread(target=self._play, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening and wait until the script is over."""
        self._socket.shutdown(socket.SHUT_RDWR)  # wakes who waits for a connection
        self._thread.join()
        self._socket.close()

    def _play(self) -> None:
        for answers in self._script:
            try:
                accepted, _ = self._socket.accept()
            except OSError:
                return
            try:
                with self._wrapped(accepted) as connection:
                    self._serve(connection, answers)
            except (ssl.SSLError, ConnectionError):
                continue  # the client trusts nobody, or has gone

    def _wrapped(self, accepted: socket.socket) -> socket.socket:
        return self._context.wrap_socket(accepted, server_side=True) if self._context else accepted

    def _serve(self, connection: socket.socket, answers: Sequence[bytes]) -> None:
        self.requests.append([])
        for content in answers or (b"",):
            self.requests[-1].append(_request(connection))
            connection.sendall(content)
        if not answers:
            connection.recv(1)  # until the client gives up


def _request(connection: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received:
        received += _received(connection)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while len(body) < sum(map(int, lengths)):
        body += _received(connection)
    return head + b"\r\n\r\n" + body


def _received(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the client has gone")
    return received


@contextmanager
def serving(*script: Sequence[bytes], context: ssl.SSLContext | None = None) -> Iterator[ScriptedServer]:
    """A server that plays `script`, with TLS by `context`."""
    server = ScriptedServer(script, context)
    try:
        yield server
    finally:
        server.close()
