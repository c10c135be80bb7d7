"""HTTP client for sources.

- One User-Agent with a contact address.
- Bounded time, bytes and retries.
- No redirects; https and public addresses only.

The only module that imports requests.
"""

import random
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from chautari.core.errors import NotFoundOrMoved, Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.fetching import ssrf
from chautari.fetching.response_checks import MOST_BYTES, check_response, is_challenge, retry_after

TIMEOUT = (5, 20)  # seconds to connect, and between two bytes
MOST_SECONDS = 25  # for one body
RETRIES = 2
# Seconds. A source with a longer Retry-After is not requested again until the next scheduled run.
LONGEST_WAIT = 20
CHUNK = 64 * 1024
_RETRIED_STATUSES = frozenset((429, 500, 502, 503, 504, 520, 521, 522, 523, 524))


class _Connection(HTTPSConnection):
    """Connection that is closed before a byte is sent if its peer is no public address.

    The check is on the connected peer: a name resolved beforehand may resolve to another address the next moment.
    """

    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        try:
            ssrf.require_public(connected.getpeername()[0], self.host)
        except NotFoundOrMoved:
            connected.close()
            raise
        return connected


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Connection


class _Adapter(HTTPAdapter):
    """Adapter with guarded connections. Direct ones only: a configured proxy resolves names itself."""

    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        """Create the pools of requests, with guarded connections."""
        super().init_poolmanager(*sizes, **options)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}


class _Session(requests.Session):
    """Session that returns redirects as responses. requests reads their whole body, even with allow_redirects=False."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None, so that no redirect is prepared."""
        return None


class HttpClient:
    """Client for GET requests, with a User-Agent that names Chautari and a contact address."""

    def __init__(self, contact: str, sleep: Callable[[float], None] = time.sleep, retries: int = RETRIES) -> None:
        self._session = _Session()
        self._session.mount("https://", _Adapter())
        self._session.headers["User-Agent"] = f"chautari/1.0 ({contact or 'no contact given'})"
        self._sleep = sleep
        self._retries = retries

    def get(self, request: HttpRequest) -> HttpResponse:
        """Send `request` and validate its response. Retries on 429 and some 5xx.

        Raises Unreachable, Blocked, NotFoundOrMoved or SchemaChanged.
        """
        ssrf.require_https(request)
        for attempt in range(self._retries if request.retried else 0):
            response = self._send(request)
            delay = _retry_delay(response, attempt)
            if delay is None:
                return check_response(request, response)
            self._sleep(delay)
        return check_response(request, self._send(request))

    def _send(self, request: HttpRequest) -> HttpResponse:
        try:
            with self._session.get(
                request.url, headers=_headers(request), timeout=TIMEOUT, allow_redirects=False, stream=True
            ) as response:
                body = _body(response, request)
                return HttpResponse(request.url, response.status_code, dict(response.headers), body, datetime.now(UTC))
        except (requests.RequestException, HTTPError) as error:
            raise Unreachable(f"{type(error).__name__} from {request.url}") from error


def _headers(request: HttpRequest) -> dict[str, str]:
    headers = {"Accept": request.accept, "If-None-Match": request.etag, "If-Modified-Since": request.modified}
    return {name: value for name, value in headers.items() if value}


def _body(response: requests.Response, request: HttpRequest) -> bytes:
    """The body up to one byte over MOST_BYTES, so that `check_response` rejects a longer one."""
    body, deadline = b"", time.monotonic() + MOST_SECONDS
    for chunk in _chunks(response):
        body += chunk
        if len(body) > MOST_BYTES:
            break
        if time.monotonic() > deadline:
            raise Unreachable(f"more than {MOST_SECONDS} s for one answer of {request.url}")
    return body[: MOST_BYTES + 1]


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """The body as it arrives. `iter_content` waits for whole chunks: hours if one byte comes a second."""
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        yield chunk


def _retry_delay(response: HttpResponse, attempt: int) -> float | None:
    """Seconds before the next attempt, with jitter; None if the response is final or the delay too long."""
    if response.status not in _RETRIED_STATUSES or is_challenge(response):
        return None
    requested = retry_after(response)
    if requested > LONGEST_WAIT:
        return None
    return max(requested, 2.0**attempt) + random.uniform(0, 1)  # noqa: S311 - jitter, not a secret
