"""The polite client: one request at a time per host, with delays, by robots.txt, to declared hosts only."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.core.errors import (
    Blocked,
    HostBusy,
    NotFoundOrMoved,
    RobotsDisallowed,
    SchemaChanged,
    SourceError,
    Unreachable,
)
from chautari.dynamodb.table import Table
from chautari.news.store import host_leases
from tests.news.fake_outlet import HOME, NOON, OUTLET, CannedResponse, FakeWeb

PAGE = CannedResponse(b"<!doctype html><p>Gold is dear.</p>", headers={"Content-Type": "text/html"})
STORY = f"{HOME}/story/1"
HOST = "outlet.example"

Get = Callable[[str], bytes]


@pytest.fixture
def get(web: FakeWeb, table: Table) -> Get:
    """Body of the response that one client gets for an address."""
    client = web.client(table)
    return lambda url: client.get(OUTLET, url).body


def redirect_to(url: str, status: int = 301) -> CannedResponse:
    return CannedResponse(b"", status, {"Location": url})


def test_robots_txt_is_requested_first_and_once_a_run(web: FakeWeb, get: Get) -> None:
    web.responses |= {STORY: PAGE, f"{HOME}/story/2": PAGE}
    get(STORY)
    get(f"{HOME}/story/2")
    assert web.paths == ["/robots.txt", "/story/1", "/story/2"]


def test_the_delay_between_two_requests_to_a_host_is_kept(web: FakeWeb, get: Get) -> None:
    web.responses[STORY] = PAGE
    for _ in range(2):
        get(STORY)
    assert web.sleeps == [OUTLET.delay.total_seconds()] * 2, "before the page, after robots.txt; before the next page"


def test_a_crawl_delay_of_robots_txt_is_kept_within_bounds(web: FakeWeb, table: Table) -> None:
    for crawl_delay, expected in (("7", 7.0), ("3600", 30.0), ("0.1", 2.0)):
        host = f"https://english.{HOST}" if crawl_delay == "7" else f"https://www.{HOST}"
        web.responses[f"{host}/robots.txt"] = CannedResponse(f"User-agent: *\nCrawl-delay: {crawl_delay}\n".encode())
        web.responses[f"{host}/a"] = PAGE
        web.now += timedelta(days=2)
        client = web.client(table)
        for _ in range(2):
            client.get(OUTLET, f"{host}/a")
        assert web.sleeps[-1] == expected


def test_a_page_that_robots_txt_forbids_is_not_requested(web: FakeWeb, get: Get) -> None:
    web.responses[f"{HOME}/robots.txt"] = CannedResponse(b"\xef\xbb\xbfUser-agent: chautari\nDisallow: /story/\n")
    with pytest.raises(RobotsDisallowed, match="story/1"):
        get(STORY)
    assert web.paths == ["/robots.txt"]


def test_a_redirect_within_the_outlet_is_followed(web: FakeWeb, get: Get) -> None:
    web.responses |= {
        f"http://www.{HOST}/old": PAGE,
        f"{HOME}/old": redirect_to("/older", 302),
        f"{HOME}/older": redirect_to(f"http://english.{HOST}/new"),
        f"https://english.{HOST}/new": PAGE,
    }
    assert get(f"http://www.{HOST}/old") == PAGE.body
    assert all(request.url.startswith("https://") for request in web.requests)


def test_an_endless_redirect_has_moved(web: FakeWeb, get: Get) -> None:
    web.responses[STORY] = redirect_to(STORY)
    with pytest.raises(NotFoundOrMoved, match="more than 3 redirects"):
        get(STORY)
    assert web.paths.count("/story/1") == 4


@pytest.mark.parametrize(
    "target",
    [
        *("https://elsewhere.example/", "https://169.254.169.254/latest/meta-data/", "https://localhost/"),
        *("https://outlet.example:8443/", "https://outlet.example@elsewhere.example/", "ftp://outlet.example/"),
        *("file:///etc/passwd", "javascript:alert(1)", "https://[", "https://outlet.example.elsewhere.example/"),
    ],
)
def test_a_redirect_to_an_undeclared_host_has_moved_and_is_not_followed(target: str, web: FakeWeb, get: Get) -> None:
    web.responses[STORY] = redirect_to(target)
    with pytest.raises(NotFoundOrMoved):
        get(STORY)
    assert web.paths == ["/robots.txt", "/story/1"]


def test_a_missing_page_with_a_location_is_no_redirect(web: FakeWeb, get: Get) -> None:
    web.responses |= {STORY: CannedResponse(b"", 404, {"Location": f"{HOME}/story/2"}), f"{HOME}/story/2": PAGE}
    with pytest.raises(NotFoundOrMoved, match="404"):
        get(STORY)
    assert web.paths == ["/robots.txt", "/story/1"]


def test_a_robots_txt_on_an_undeclared_host_is_not_requested(web: FakeWeb, get: Get) -> None:
    web.responses |= {f"{HOME}/robots.txt": redirect_to("https://elsewhere.example/robots.txt"), STORY: PAGE}
    with pytest.raises(RobotsDisallowed):
        get(STORY)
    assert web.paths == ["/robots.txt"]


def test_each_redirect_is_checked_by_the_robots_txt_of_its_host(web: FakeWeb, get: Get) -> None:
    web.responses[STORY] = redirect_to(f"https://english.{HOST}/story/1")
    web.responses[f"https://english.{HOST}/robots.txt"] = CannedResponse(b"User-agent: *\nDisallow: /\n")
    with pytest.raises(RobotsDisallowed, match="english"):
        get(STORY)


def test_a_host_leased_by_another_run_is_waited_for(web: FakeWeb, table: Table, get: Get) -> None:
    web.responses[STORY] = PAGE
    assert host_leases.acquire(table, HOST, "another", NOON, NOON + timedelta(seconds=20))
    assert get(STORY) == PAGE.body
    assert web.sleeps[0] == 20


def test_a_host_that_stays_busy_is_left_for_the_next_run(web: FakeWeb, table: Table, get: Get) -> None:
    assert host_leases.acquire(table, HOST, "another", NOON, NOON + timedelta(seconds=20))

    def meanwhile(seconds: float) -> None:
        web.now += timedelta(seconds=seconds)
        host_leases.acquire(table, HOST, f"one more at {web.now}", web.now, web.now + timedelta(seconds=20))

    web.sleep = meanwhile  # type: ignore[method-assign]
    with pytest.raises(HostBusy):
        web.client(table).get(OUTLET, STORY)
    assert web.requests == []


def test_a_host_is_released_after_its_delay_whatever_the_response(web: FakeWeb, table: Table, get: Get) -> None:
    for response in (PAGE, Unreachable("ReadTimeout"), CannedResponse(b"<html>no</html>", 403)):
        web.responses[STORY] = response
        with suppress(SourceError):
            get(STORY)
        free_at = host_leases.get(table, HOST).free_at
        assert free_at == web.now + OUTLET.delay
        web.now += OUTLET.delay


def test_a_crashed_run_keeps_no_host(web: FakeWeb, table: Table, get: Get) -> None:
    web.responses[STORY] = PAGE
    web.client(table).acquire(HOST)
    get(STORY)
    assert web.sleeps[0] <= 50


@pytest.mark.parametrize(
    ("response", "error"),
    [
        (CannedResponse(b"<html><title>Just a moment...</title></html>"), Blocked),
        (CannedResponse(b"<html>" + b" " * 2_000_001), SchemaChanged),
        (CannedResponse(b"<html>gone</html>", 410), NotFoundOrMoved),
        (CannedResponse(b""), SchemaChanged),
        (CannedResponse(b"%PDF-1.7"), NotFoundOrMoved),
    ],
)
def test_a_bad_response_is_a_named_error_and_the_next_link_is_unharmed(
    response: CannedResponse, error: type[SourceError], web: FakeWeb, get: Get
) -> None:
    web.responses |= {STORY: response, f"{HOME}/story/2": PAGE}
    with pytest.raises(error):
        get(STORY)
    assert get(f"{HOME}/story/2") == PAGE.body


def test_the_hosts_of_feeds_are_allowed_too(web: FakeWeb, table: Table) -> None:
    source = replace(OUTLET, feeds=(replace(OUTLET.feeds[0], url="https://feeds.example/rss"),))
    web.responses["https://feeds.example/rss"] = PAGE
    assert web.client(table).get(source, "https://feeds.example/rss").body == PAGE.body
