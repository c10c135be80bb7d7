"""Hostile responses to feed requests: each a named failure that leaves other feeds and links unharmed."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from unittest import mock

import pytest

from chautari.core.errors import NotFoundOrMoved, SourceError
from chautari.core.http_messages import HTML, HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import ssrf
from chautari.fetching.http_client import HttpClient as Network
from chautari.fetching.response_checks import MOST_BYTES
from chautari.fetching.transports import Transport
from chautari.news import sources
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import job
from chautari.news.discovery.job import DiscoveryReport
from chautari.news.model.source import FeedDeclaration
from chautari.news.store.link_queue import LinkQueue
from tests.news.fake_outlet import FEED, HOME, NOON, OUTLET, RSS, SECOND_FEED, CannedResponse, FakeWeb, item, rss
from tests.support.web_site import Site, opened

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + b"".join(b'<!ENTITY lol%d "%s">' % (n + 1, b"&lol%d;" % n * 10) for n in range(1, 9))
    + b"]><rss><channel><item><title>&lol9;</title><link>https://www.outlet.example/story/1</link></item></channel></rss>"
)
FILE = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>'
HOSTILE = {
    "an endless redirect": (CannedResponse(b"", 301, {"Location": FEED}), "moved"),
    "a redirect to a private address": (CannedResponse(b"", 302, {"Location": "https://10.0.0.1/feed"}), "moved"),
    "a challenge page": (CannedResponse(b"<html><title>Just a moment...</title></html>"), "refused"),
    "a challenge page that says forbidden": (CannedResponse(b"<script>window._cf_chl_opt={}</script>", 403), "refused"),
    "a hundred megabytes": (CannedResponse(b" " * (MOST_BYTES + 1)), "changed"),
    "an XML bomb": (CannedResponse(BOMB, headers=RSS), "changed"),
    "a file of ours": (CannedResponse(FILE, headers=RSS), "changed"),
    "a page for people": (CannedResponse(b"<!DOCTYPE html><html><body>Home"), "moved"),
    "nothing": (CannedResponse(b" \n"), "changed"),
    "a feed without an entry": (CannedResponse(rss(), headers=RSS), "changed"),
    "a picture": (CannedResponse(b"\x89PNG\r\n\x1a\n" + b"\0" * 100, headers={"Content-Type": "image/png"}), "changed"),
    "a feed cut off": (CannedResponse(b"<rss><channel><item><title>Gold", headers=RSS), "changed"),
}


@pytest.fixture
def outlet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sources, "find", lambda key: replace(OUTLET, feeds=(FeedDeclaration(FEED), FeedDeclaration(SECOND_FEED)))
    )


def run(web: FakeWeb, table: Table, queue: LinkQueue) -> DiscoveryReport:
    (report,) = job.run({"sources": ["outlet"]}, web.client(table), table, queue, web.now)
    return report


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("outlet")
def test_a_hostile_feed_is_a_named_failure_and_the_next_is_read(
    hostile: str, web: FakeWeb, table: Table, links_queue: LinkQueue
) -> None:
    response, kind = HOSTILE[hostile]
    web.responses |= {FEED: response, SECOND_FEED: CannedResponse(rss(item(1)), headers=RSS)}
    report = run(web, table, links_queue)
    assert [(failure.url, failure.kind) for failure in report.failures] == [(FEED, kind)]
    assert report.count("queued") == 1


@pytest.mark.usefixtures("outlet")
def test_hostile_links_of_a_feed_are_dropped_and_the_others_queued(
    web: FakeWeb, table: Table, links_queue: LinkQueue
) -> None:
    hostile = (
        "https://169.254.169.254/",
        "file:///etc/passwd",
        "https://localhost/",
        "javascript:alert(1)",
        "https://[",
    )
    items = (item(n).replace(f"{HOME}/story/{n}", link) for n, link in enumerate(hostile))
    web.responses |= {
        FEED: CannedResponse(rss(*items, item(7)), headers=RSS),
        SECOND_FEED: CannedResponse(rss(item(8)), headers=RSS),
    }
    report = run(web, table, links_queue)
    assert (report.count("queued"), report.failures) == (2, [])


@pytest.fixture
def site() -> Iterator[Site]:
    with opened() as site:
        yield site


def fetch_over_network(site: Site, table: Table, request: HttpRequest) -> HttpResponse:
    """Response to `request` by the real HTTP client; the local site stands in for the outlet's host."""

    def fetch(request: HttpRequest) -> HttpResponse:
        with mock.patch.object(ssrf, "require_https"):
            address = site.address if request.url.startswith(HOME) else request.url
            return Network("me", retries=0).get(replace(request, url=address))

    return PoliteClient(table, Transport(fetch, recorded=True), lambda: NOON).fetch(OUTLET, request)


@pytest.mark.parametrize("packed", [True, False])
def test_of_a_hundred_megabytes_no_more_than_the_cap_is_read(packed: bool, site: Site, table: Table) -> None:
    body = b"<html>" + b" " * (100_000_000 if packed else 10_000_000)
    headers = {"Content-Type": HTML, **({"Content-Encoding": "gzip"} if packed else {})}
    site.replies = [(404, {}, b"no robots"), (200, headers, gzip.compress(body, 1) if packed else body)]
    with pytest.raises(SourceError, match=str(MOST_BYTES)):
        fetch_over_network(site, table, HttpRequest(f"{HOME}/story/1", HTML))


def test_a_declared_host_with_a_private_address_is_not_requested(table: Table, site: Site) -> None:
    """A hijacked name server may resolve a declared host to a private address: the guard checks the connection."""
    host = site.address.rpartition("/")[2]
    client = PoliteClient(
        table,
        Transport(lambda request: Network("me", retries=0).get(replace(request, url=f"https://{host}/")), True),
        now,
    )
    with pytest.raises(SourceError):
        client.get(OUTLET, f"{HOME}/story/1")
    with pytest.raises(NotFoundOrMoved, match="not a public address"):
        Network("me", retries=0).get(HttpRequest(f"https://{host}/"))
    assert site.requests == []


def now() -> datetime:
    return NOON
