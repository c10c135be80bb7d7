"""A fake outlet and web: canned responses by address, recorded requests, and a manual clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb.table import Table
from chautari.fetching import response_checks
from chautari.fetching.transports import Transport
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.model.source import FeedDeclaration, NewsSource

NOON = datetime(2026, 8, 17, 6, 15, tzinfo=UTC)
HOME = "https://www.outlet.example"
FEED, SECOND_FEED = f"{HOME}/feed", f"{HOME}/sports/feed"
RSS = {"Content-Type": "application/rss+xml"}

OUTLET = NewsSource(
    key="outlet",
    name="The Outlet",
    home=HOME,
    language="en",
    hosts=("outlet.example", "english.outlet.example"),
    feeds=(FeedDeclaration(FEED),),
    stance="Ours.",
    every=timedelta(minutes=10),
)


@dataclass(frozen=True, slots=True)
class CannedResponse:
    """Response of an address; 304 if the request states its ETag."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class FakeWeb:
    """Responses by address, 404 for any other. `requests` and `sleeps` (seconds) record the calls."""

    responses: dict[str, CannedResponse | Exception] = field(default_factory=dict)
    requests: list[HttpRequest] = field(default_factory=list)
    sleeps: list[float] = field(default_factory=list)
    now: datetime = NOON

    def get(self, request: HttpRequest) -> HttpResponse:
        self.requests.append(request)
        response = self.responses.get(request.url, CannedResponse(b"<html>no such page</html>", 404))
        if isinstance(response, Exception):
            raise response
        if request.etag and request.etag == response.headers.get("ETag"):
            response = CannedResponse(b"", 304, response.headers)
        return response_checks.check_response(
            request, HttpResponse(request.url, response.status, dict(response.headers), response.body, self.now)
        )

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += timedelta(seconds=seconds)

    def client(self, table: Table) -> PoliteClient:
        """A polite client for a new run on this web, by its clock."""
        return PoliteClient(table, Transport(self.get, sleep=self.sleep), lambda: self.now)

    @property
    def paths(self) -> list[str]:
        """Paths of all requests; whole addresses on other hosts."""
        return [request.url.removeprefix(HOME) for request in self.requests]

    def fail(self, url: str = FEED) -> None:
        """Make `url` unreachable."""
        self.responses[url] = Unreachable(f"ConnectTimeout from {url}")


def rss(*items: str, ttl: str = "") -> bytes:
    """An RSS feed of `items`."""
    channel = f"<channel><title>The Outlet</title>{ttl}{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


def item(number: int, title: str = "", at: str = "Mon, 17 Aug 2026 11:00:00 +0545") -> str:
    """An RSS item that links to story `number`."""
    link = f"<link>{HOME}/story/{number}</link>"
    return f"<item><title>{title or f'Story {number}'}</title>{link}<pubDate>{at}</pubDate></item>"
