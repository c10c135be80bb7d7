"""Requests: one timeout, answers kept with their entity tags, and a bounded wait where the API asks for one."""

import gzip
import json
import time
import urllib.error
import urllib.request
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit

from chautari_client.errors import Unreachable, problem

JsonObject = dict[str, Any]
MOST_KEPT = 100
MOST_RETRIES = 2
# A page of a person waits no longer.
LONGEST_WAIT = 30.0
BUSY = (429, 503)


class Transport:
    """Asks one address. An answer that has not changed since is not sent again (304)."""

    def __init__(self, address: str, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError(f"{address!r} is no http address")
        self.address, self.timeout, self.sleep = address.rstrip("/"), timeout, sleep
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def json(self, path: str, query: Mapping[str, str]) -> JsonObject:
        """The JSON at `path`. Raises Problem or Unreachable."""
        url = f"{self.address}{path}{'?' if query else ''}{urlencode(query)}"
        answer: JsonObject = json.loads(self._body(url, MOST_RETRIES))
        return answer

    def _body(self, url: str, retries: int) -> bytes:
        tag, body = self._kept.get(url, ("", b""))
        status, headers, received = self._answer(url, tag)
        if status == 304:
            self._kept.move_to_end(url)
            return body
        if status == 200:
            self._keep(url, headers.get("ETag"), received)
            return received
        wait = seconds(headers.get("Retry-After"), MOST_RETRIES - retries)
        if status in BUSY and retries and wait <= LONGEST_WAIT:
            self.sleep(wait)
            return self._body(url, retries - 1)
        raise problem(status, _members(received))

    def _answer(self, url: str, tag: str) -> tuple[int, Message, bytes]:
        headers = {"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "chautari-client/0.1"}
        request = urllib.request.Request(url, headers=headers | ({"If-None-Match": tag} if tag else {}))  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 - checked in __init__
                return answer.status, answer.headers, _plain(answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, _plain(error.headers, error.read())
        except (OSError, HTTPException, EOFError) as error:
            raise Unreachable(f"{url}: {error}") from error

    def _keep(self, url: str, tag: str | None, body: bytes) -> None:
        if tag is None:
            return
        self._kept[url] = (tag, body)
        self._kept.move_to_end(url)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


def seconds(retry_after: str | None, attempt: int) -> float:
    """How long `Retry-After` asks to wait, as seconds or a date (RFC 9110, 10.2.3); without it one second, then two."""
    if retry_after is None:
        return 2.0**attempt
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 2.0**attempt


def _plain(headers: Message, body: bytes) -> bytes:
    return gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body


def _members(body: bytes) -> JsonObject:
    """The members of a problem; none where a gateway refused in words of its own."""
    try:
        members = json.loads(body)
    except ValueError:
        return {}
    return members if isinstance(members, dict) else {}
