"""The network as a source's server may play it, over this machine's own loopback. Nobody waits: sleep is given."""

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
    with opened() as known:
        yield known


def test_an_answer_comes_with_its_bytes_status_headers_and_an_aware_instant(site: Site) -> None:
    page = site.get((200, {**JSON, "X-Day": "1"}, b'{"a": 1}'))
    assert (page.status, page.body, page.headers["X-Day"]) == (200, b'{"a": 1}', "1")
    assert page.url == f"{site.address}/rates?day=1"
    assert page.fetched_at.tzinfo is not None


def test_we_say_who_asks_and_where_we_can_be_reached(site: Site) -> None:
    site.get((200, JSON, b"{}"))
    ((path, headers),) = site.requests
    assert (path, headers["Accept"]) == ("/rates?day=1", "application/json")
    assert headers["User-Agent"] == "chautari/1.0 (ops@example.org)"


def test_a_packed_answer_is_unpacked(site: Site) -> None:
    packed = gzip.compress(b'{"a": "' + b"x" * 300_000 + b'"}')
    assert len(site.get((200, {**JSON, "Content-Encoding": "gzip"}, packed)).body) == 300_009


@pytest.mark.parametrize(
    ("status", "error", "asked"),
    [
        (401, Blocked, 1), (403, Blocked, 1), (404, NotFoundOrMoved, 1), (410, NotFoundOrMoved, 1), (418,
        NotFoundOrMoved, 1), (204, SchemaChanged, 1), (408, Unreachable, 1), (501, Unreachable, 1), (429, Blocked, 3),
        (500, Unreachable, 3), (502, Unreachable, 3), (503, Unreachable, 3), (521, Unreachable, 3),
    ],
)  # fmt: skip
def test_a_status_is_a_named_error_and_only_some_are_tried_again(
    status: int, error: type[SourceError], asked: int, site: Site
) -> None:
    with pytest.raises(error, match=str(status)):
        site.get((status, {}, b"" if status == 204 else b"<html>no</html>"))
    assert len(site.requests) == asked


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_told_and_never_followed(status: int, site: Site) -> None:
    with pytest.raises(NotFoundOrMoved, match=rf"{status} from .* to 127.0.0.1/elsewhere"):
        site.get((status, {"Location": f"{site.address}/elsewhere"}, b""))
    assert [path for path, _ in site.requests] == ["/rates?day=1"]


@pytest.mark.parametrize("target", ["http://[nowhere", "javascript:alert(1)", ""])
def test_a_redirect_to_no_address_is_told_too(target: str, site: Site) -> None:
    with pytest.raises(NotFoundOrMoved, match="302"):
        site.get((302, {"Location": target}, b" " * (MOST_BYTES * 5)))


def test_a_challenge_page_is_refused_whatever_its_status_and_not_asked_again(site: Site) -> None:
    with pytest.raises(Blocked, match="challenge"):
        site.get((503, {}, b"<html><title>Just a moment...</title></html>"))
    assert len(site.requests) == 1


def test_no_more_is_read_than_the_cap(site: Site) -> None:
    with pytest.raises(SchemaChanged, match=str(MOST_BYTES)):
        site.get((200, JSON, b" " * (MOST_BYTES * 5)))


def test_a_small_answer_that_unpacks_into_a_large_one_is_capped(site: Site) -> None:
    with pytest.raises(SchemaChanged, match=str(MOST_BYTES)):
        site.get((200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(b" " * (MOST_BYTES * 20))))


def test_an_answer_shorter_than_it_says_is_no_answer(site: Site) -> None:
    with pytest.raises(Unreachable):
        site.get((200, {**JSON, "Content-Length": "100", "Connection": "close"}, b"[1, 2]"))


def test_an_answer_that_is_not_packed_as_it_says_is_no_answer(site: Site) -> None:
    with pytest.raises(Unreachable):
        site.get((200, {**JSON, "Content-Encoding": "gzip"}, b"[1, 2]"))


def test_an_answer_that_comes_too_slowly_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 10))
    monkeypatch.setattr("chautari.fetching.http_client.time.monotonic", lambda: next(clock))
    with pytest.raises(Unreachable, match="25 s"):
        site.get((200, JSON, b" " * 1_500_000))


def test_an_answer_is_looked_at_as_it_arrives() -> None:
    read = []

    class Raw:
        def read1(self, most: int, decode_content: bool) -> bytes:
            read.append((most, decode_content))
            return b"x" if len(read) < 3 else b""

    response = requests.Response()
    response.raw = Raw()
    assert list(http_client._chunks(response)) == [b"x", b"x"]
    assert read == [(64 * 1024, True)] * 3


@pytest.mark.parametrize("error", [requests.ConnectionError, requests.ReadTimeout, requests.exceptions.SSLError])
def test_no_answer_at_all_is_unreachable_and_not_tried_again(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[dict[str, Any]] = []

    def fail(self: requests.Session, url: str, **options: Any) -> None:
        tried.append(options)
        raise error

    monkeypatch.setattr(requests.Session, "get", fail)
    with pytest.raises(Unreachable, match=error.__name__):
        HttpClient("me").get(HttpRequest("https://answer.example/"))
    (options,) = tried
    assert options["timeout"] == (5, 20)
    assert options["allow_redirects"] is False


def test_tls_is_verified() -> None:
    assert HttpClient("me")._session.verify is True
    assert "verify" not in Path(http_client.__file__).read_text(encoding="utf-8"), "nothing may turn it off"


def test_what_is_known_is_asked_for_by_its_validators_and_not_sent_again(site: Site) -> None:
    known = {"etag": '"a"', "modified": "Mon, 17 Aug 2026 06:15:00 GMT"}
    page = site.get((304, {"ETag": '"a"'}, b""), **known)
    ((_, headers),) = site.requests
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == (known["etag"], known["modified"])
    assert (page.unchanged, page.body) == (True, b"")


def test_what_is_not_known_is_asked_for_without_conditions(site: Site) -> None:
    site.get((200, JSON, b"{}"))
    ((_, headers),) = site.requests
    assert "If-None-Match" not in headers
    assert "If-Modified-Since" not in headers
