"""A connection that is kept alive: one HTTP exchange at a time, and a new connection in the place of a closed one."""

import os
import select
import ssl
from collections.abc import Mapping
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import NamedTuple

from chautari.aws.service_endpoint import ServiceEndpoint

# AWS answers a connection within milliseconds and a read of ours within 100: what takes longer is tried again.
CONNECT_SECONDS, READ_SECONDS = 1.0, 3.0
AMAZON = Path(__file__).parent / "data" / "amazon-roots.pem"
# What http.client and the socket below it raise where no whole answer came.
NO_ANSWER = (OSError, HTTPException)


class AwsAnswer(NamedTuple):
    """An HTTP answer; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@cache
def tls_context() -> ssl.SSLContext:
    """Verifies certificates and names by the authorities of AWS_CA_BUNDLE, as boto3 does; without it by Amazon's own.

    These are five; all of the machine's take 50 ms of a cold start to read.
    """
    return _verifying(_named_authorities() or str(AMAZON))


@cache
def machine_tls_context() -> ssl.SSLContext:
    """Verifies certificates and names by the machine's authorities: of endpoints that others than Amazon certify."""
    return _verifying(None)


def _named_authorities() -> str | None:
    return os.environ.get("AWS_CA_BUNDLE")


def _verifying(authorities: str | None) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=authorities)


class Connection:
    """A connection to one endpoint, made when it is first needed. For one thread."""

    def __init__(self, endpoint: ServiceEndpoint) -> None:
        self.endpoint = endpoint
        self._http: HTTPConnection | None = None

    def exchange(self, method: str, path: str, headers: Mapping[str, str], body: bytes, seconds: float) -> AwsAnswer:
        """The answer to a request that may be sent twice. Raises one of NO_ANSWER if none comes within `seconds`.

        A connection that the other side closed while nobody used it is no failure: the request goes over a new one.
        """
        if self._http is not None and not _is_dropped(self._http):
            try:
                return self._sent(self._http, method, path, headers, body, seconds)
            except TimeoutError:
                raise
            except NO_ANSWER:
                pass  # closed between the look and the request
        self.close()
        self._http = self._connected(seconds)
        return self._sent(self._http, method, path, headers, body, seconds)

    def close(self) -> None:
        """Close; the next exchange connects anew."""
        if self._http is not None:
            self._http.close()
            self._http = None

    def _connected(self, seconds: float) -> HTTPConnection:
        host, port, timeout = self.endpoint.host, self.endpoint.port, min(CONNECT_SECONDS, seconds)
        if self.endpoint.scheme == "http":
            connection = HTTPConnection(host, port, timeout=timeout)
            connection.connect()
            return connection
        try:
            return _connected_by(tls_context(), host, port, timeout)
        except ssl.SSLCertVerificationError:
            if _named_authorities():
                raise
            return _connected_by(machine_tls_context(), host, port, timeout)

    def _sent(
        self,
        connection: HTTPConnection,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes,
        seconds: float,
    ) -> AwsAnswer:
        try:
            connection.sock.settimeout(min(READ_SECONDS, seconds))
            connection.request(method, path, body or None, headers)
            response = connection.getresponse()
            # Refused by http.client if it is shorter than its length.
            content = response.read()
        except BaseException:
            self.close()
            raise
        if response.will_close:
            self.close()
        return AwsAnswer(response.status, {name.lower(): value for name, value in response.getheaders()}, content)


def _connected_by(context: ssl.SSLContext, host: str, port: int, timeout: float) -> HTTPSConnection:
    connection = HTTPSConnection(host, port, timeout=timeout, context=context)
    connection.connect()
    return connection


def _is_dropped(connection: HTTPConnection) -> bool:
    """Whether the other side closed: nothing was asked, so that what can be read is the end."""
    waiting, _, _ = select.select([connection.sock], [], [], 0)
    return bool(waiting)
