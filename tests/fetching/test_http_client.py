"""The HTTP client against a misbehaving server on the loopback interface. Sleep is injected: no test waits."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from chautari.core.errors import Blocked, NotFoundOrMoved, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpRequest
from chautari.fetching import http_client
from chautari.fetching.http_client import HttpClient
from chautari.fetching.response_checks import MOST_BYTES
from tests.support.web_site import JSON, Site, opened


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as server:
        yield server


def test_an_answer_comes_with_its_bytes_status_headers_and_an_aware_instant(site: Site) -> None:
    page = site.get((200, {**JSON, "X-Day": "1"}, b'{"a": 1}'))
    assert (page.status, page.body, page.headers["X-Day"]) == (200, b'{"a": 1}', "1")
    assert page.url == f"{site.address}/rates?day=1"
    assert page.fetched_at.tzinfo is not None


def test_a_request_names_its_client_and_a_contact(site: Site) -> None:
    site.get((200, JSON, b"{}"))
    ((path, headers),) = site.requests
    assert (path, headers["Accept"]) == ("/rates?day=1", "application/json")
    assert headers["User-Agent"] == "chautari/1.0 (ops@example.org)"


def test_a_gzipped_response_is_decompressed(site: Site) -> None:
    compressed = gzip.compress(b'{"a": "' + b"x" * 300_000 + b'"}')
    assert len(site.get((200, {**JSON, "Content-Encoding": "gzip"}, compressed)).body) == 300_009


@pytest.mark.parametrize(
    ("status", "error", "requests_sent"),
    [
        (401, Blocked, 1), (403, Blocked, 1), (404, NotFoundOrMoved, 1), (410, NotFoundOrMoved, 1), (418,
        NotFoundOrMoved, 1), (204, SchemaChanged, 1), (408, Unreachable, 1), (501, Unreachable, 1), (429, Blocked, 3),
        (500, Unreachable, 3), (502, Unreachable, 3), (503, Unreachable, 3), (521, Unreachable, 3),
    ],
)  # fmt: skip
def test_a_status_is_a_named_error_and_only_some_are_retried(
    status: int, error: type[SourceError], requests_sent: int, site: Site
) -> None:
    with pytest.raises(error, match=str(status)):
        site.get((status, {}, b"" if status == 204 else b"<html>no</html>"))
    assert len(site.requests) == requests_sent


def test_a_request_that_may_not_be_retried_is_sent_once(site: Site) -> None:
    with pytest.raises(Unreachable, match="503"):
        site.get((503, {}, b"down"), retried=False)
    assert len(site.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_reported_and_never_followed(status: int, site: Site) -> None:
    with pytest.raises(NotFoundOrMoved, match=rf"{status} from .* to 127.0.0.1/elsewhere"):
        site.get((status, {"Location": f"{site.address}/elsewhere"}, b""))
    assert [path for path, _ in site.requests] == ["/rates?day=1"]


@pytest.mark.parametrize("target", ["http://[nowhere", "javascript:alert(1)", ""])
def test_a_redirect_to_no_address_is_reported_too(target: str, site: Site) -> None:
    with pytest.raises(NotFoundOrMoved, match="302"):
        site.get((302, {"Location": target}, b" " * (MOST_BYTES * 5)))


def test_a_challenge_page_of_any_status_is_rejected_and_not_retried(site: Site) -> None:
    with pytest.raises(Blocked, match="challenge"):
        site.get((503, {}, b"<html><title>Just a moment...</title></html>"))
    assert len(site.requests) == 1


def test_no_more_is_read_than_the_cap(site: Site) -> None:
    with pytest.raises(SchemaChanged, match=str(MOST_BYTES)):
        site.get((200, JSON, b" " * (MOST_BYTES * 5)))


def test_a_small_body_that_decompresses_into_a_large_one_is_capped(site: Site) -> None:
    with pytest.raises(SchemaChanged, match=str(MOST_BYTES)):
        site.get((200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(b" " * (MOST_BYTES * 20))))


def test_a_body_shorter_than_its_content_length_is_unreachable(site: Site) -> None:
    with pytest.raises(Unreachable):
        site.get((200, {**JSON, "Content-Length": "100", "Connection": "close"}, b"[1, 2]"))


def test_a_body_without_its_stated_encoding_is_unreachable(site: Site) -> None:
    with pytest.raises(Unreachable):
        site.get((200, {**JSON, "Content-Encoding": "gzip"}, b"[1, 2]"))


def test_a_body_that_arrives_too_slowly_is_abandoned(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 10))
    monkeypatch.setattr("chautari.fetching.http_client.time.monotonic", lambda: next(clock))
    with pytest.raises(Unreachable, match="25 s"):
        site.get((200, JSON, b" " * 1_500_000))


def test_a_body_is_read_as_it_arrives() -> None:
    reads = []

    class Raw:
        def read1(self, amount: int, decode_content: bool) -> bytes:
            reads.append((amount, decode_content))
            return b"x" if len(reads) < 3 else b""

    response = requests.Response()
    response.raw = Raw()
    assert list(http_client._chunks(response)) == [b"x", b"x"]
    assert reads == [(64 * 1024, True)] * 3


@pytest.mark.parametrize("error", [requests.ConnectionError, requests.ReadTimeout, requests.exceptions.SSLError])
def test_no_response_is_unreachable_and_not_retried(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[dict[str, Any]] = []

    def fail(self: requests.Session, url: str, **options: Any) -> None:
        attempts.append(options)
        raise error

    monkeypatch.setattr(requests.Session, "get", fail)
    with pytest.raises(Unreachable, match=error.__name__):
        HttpClient("me").get(HttpRequest("https://answer.example/"))
    (options,) = attempts
    assert options["timeout"] == (5, 20)
    assert options["allow_redirects"] is False


def test_tls_is_verified() -> None:
    assert HttpClient("me")._session.verify is True
    assert "verify" not in Path(http_client.__file__).read_text(encoding="utf-8"), "nothing may turn it off"


def test_a_request_with_validators_is_conditional(site: Site) -> None:
    validators = {"etag": '"a"', "modified": "Mon, 17 Aug 2026 06:15:00 GMT"}
    page = site.get((304, {"ETag": '"a"'}, b""), **validators)
    ((_, headers),) = site.requests
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (validators["etag"], validators["modified"])
    assert (page.unchanged, page.body) == (True, b"")


def test_a_request_without_validators_is_unconditional(site: Site) -> None:
    site.get((200, JSON, b"{}"))
    ((_, headers),) = site.requests
    assert "If-None-Match" not in headers
    assert "If-Modified-Since" not in headers


class EndlessBody:
    """A body that goes on for ten times the cap, and how much of it was read."""

    def __init__(self) -> None:
        self.bytes_read = 0

    def read1(self, most: int, decode_content: bool) -> bytes:
        if self.bytes_read >= MOST_BYTES * 10:
            return b""
        self.bytes_read += most
        return b" " * most


def test_reading_stops_at_the_cap_whatever_follows() -> None:
    response = requests.Response()
    response.raw = EndlessBody()
    assert len(http_client._body(response, HttpRequest("https://answer.example/"))) == MOST_BYTES + 1
    assert response.raw.bytes_read <= MOST_BYTES + http_client.CHUNK
