"""The network, politely: one honest name, bounded time, bytes and retries, no redirects, https and public addresses.

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

TIMEOUT = (5, 20)
MOST_SECONDS = 25
RETRIES = 2
# A source that asks for more patience than this is left alone until the next scheduled run.
LONGEST_WAIT = 20
CHUNK = 64 * 1024
_WORTH_ANOTHER_TRY = frozenset((429, 500, 502, 503, 504, 520, 521, 522, 523, 524))


class _Connection(HTTPSConnection):
    """One that is closed before a byte is sent where it leads to no public address.

    It is looked at where it is made: a name that is looked up beforehand may lead elsewhere the next moment.
    """

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        try:
            ssrf.require_public(made.getpeername()[0], self.host)
        except NotFoundOrMoved:
            made.close()
            raise
        return made


class _Pool(HTTPSConnectionPool):
    ConnectionCls = _Connection


class _Adapter(HTTPAdapter):
    """Guards what is connected directly. A proxy of the person's looks names up itself."""

    def init_poolmanager(self, *sizes: Any, **more: Any) -> None:
        """The pools of requests, with our connections."""
        super().init_poolmanager(*sizes, **more)
        self.poolmanager.pool_classes_by_scheme = {"https": _Pool}


class _Session(requests.Session):
    """Redirects are told and not followed. requests reads their whole body first, even where told not to follow."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: there is nowhere to go on to."""
        return None


class HttpClient:
    """GET and nothing else, with a User-Agent that says who asks and where we can be reached."""

    def __init__(self, contact: str, sleep: Callable[[float], None] = time.sleep, retries: int = RETRIES) -> None:
        self._session = _Session()
        self._session.mount("https://", _Adapter())
        self._session.headers["User-Agent"] = f"chautari/1.0 ({contact or 'no contact given'})"
        self._sleep = sleep
        self._retries = retries

    def get(self, ask: HttpRequest) -> HttpResponse:
        """The answer to `ask`. Raises Unreachable, Blocked, NotFoundOrMoved or SchemaChanged; retries on 429 and 5xx
        only."""
        ssrf.require_https(ask)
        for attempt in range(self._retries):
            page = self._once(ask)
            wait = _wait(page, attempt)
            if wait is None:
                return check_response(ask, page)
            self._sleep(wait)
        return check_response(ask, self._once(ask))

    def _once(self, ask: HttpRequest) -> HttpResponse:
        try:
            with self._session.get(
                ask.url, headers=_headers(ask), timeout=TIMEOUT, allow_redirects=False, stream=True
            ) as response:
                body = _body(response, ask)
                return HttpResponse(ask.url, response.status_code, dict(response.headers), body, datetime.now(UTC))
        except (requests.RequestException, HTTPError) as error:
            raise Unreachable(f"{type(error).__name__} from {ask.url}") from error


def _headers(ask: HttpRequest) -> dict[str, str]:
    stated = {"Accept": ask.accept, "If-None-Match": ask.etag, "If-Modified-Since": ask.modified}
    return {name: value for name, value in stated.items() if value}


def _body(response: requests.Response, ask: HttpRequest) -> bytes:
    """The body up to one byte over the cap, so that the gate sees that it was too long."""
    body, until = b"", time.monotonic() + MOST_SECONDS
    for chunk in _chunks(response):
        body += chunk
        if len(body) > MOST_BYTES:
            break
        if time.monotonic() > until:
            raise Unreachable(f"more than {MOST_SECONDS} s for one answer of {ask.url}")
    return body[: MOST_BYTES + 1]


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """The body as it arrives: `iter_content` would wait for whole chunks, for hours where a byte comes a second."""
    while chunk := response.raw.read1(CHUNK, decode_content=True):
        yield chunk


def _wait(page: HttpResponse, attempt: int) -> float | None:
    """Seconds before another try, with jitter; None where there is nothing to try again or too long to wait."""
    if page.status not in _WORTH_ANOTHER_TRY or is_challenge(page):
        return None
    asked = retry_after(page)
    if asked > LONGEST_WAIT:
        return None
    return max(asked, 2.0**attempt) + random.uniform(0, 1)  # noqa: S311 - jitter, not a secret
