"""What a source is asked and what it answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

HTML = "text/html"
ROBOTS = "text/plain"
# What a feed or a sitemap is sent as; many are sent as something else, so that anything is taken.
FEED = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class DateRange:
    """The market dates that a run asks for, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the window ends ({self.last}) before it begins ({self.first})")

    def __contains__(self, on: date) -> bool:
        return self.first <= on <= self.last

    def months(self) -> Iterator[str]:
        """The Gregorian months that the window touches, as `2026-08`."""
        month = self.first.replace(day=1)
        while month <= self.last:
            yield f"{month:%Y-%m}"
            month = (month + timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One address to fetch; `accept` is the media type that a right answer has.

    `etag` and `modified` are the validators of an answer that is known: while it holds, it is not sent again.
    """

    url: str
    accept: str = "application/json"
    etag: str = ""
    modified: str = ""

    @property
    def conditional(self) -> bool:
        """Whether "as you know it" would be an answer."""
        return bool(self.etag or self.modified)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """One answer: the bytes as they came, and when. `unchanged`: what is known still holds, and there are no bytes."""

    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    fetched_at: datetime

    @property
    def unchanged(self) -> bool:
        """Whether a conditional ask was answered with "as you know it"."""
        return self.status == 304
