"""HTTP requests to sources, their responses, and the range of market dates that a run requests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

HTML = "text/html"
ROBOTS = "text/plain"
# Media types of feeds and sitemaps. Many are sent as another one, so that any is accepted.
FEED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class DateRange:
    """The market dates that a run requests, both ends included. Raises ValueError if `last` is before `first`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the window ends ({self.last}) before it begins ({self.first})")

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def months(self) -> Iterator[str]:
        """The Gregorian months that overlap the range, as `2026-08`."""
        month = self.first.replace(day=1)
        while month <= self.last:
            yield f"{month:%Y-%m}"
            month = (month + timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A GET request. `accept` is the media type that a valid response has.

    `etag` and `modified` are the validators of a response received earlier. They make the request conditional: an
    unchanged response is a 304 without a body.

    `retried`: whether the client may send it again where the status is one that may pass.
    """

    url: str
    accept: str = "application/json"
    etag: str = ""
    modified: str = ""
    retried: bool = True

    @property
    def conditional(self) -> bool:
        """Whether 304 is a valid response."""
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response. `body` is the content without transfer and content encoding; `fetched_at` is an aware instant."""

    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    fetched_at: datetime

    @property
    def unchanged(self) -> bool:
        """Whether the response is a 304: the response received earlier is still current, and `body` is empty."""
        return self.status == 304
