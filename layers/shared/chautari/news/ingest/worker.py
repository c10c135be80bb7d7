"""Article worker: fetch, read and upsert the article of one link, and record a named outcome.

This is the one boundary at which the failure of a link stops. An exception that leaves it is a bug of ours, a refusal
of the table, or RetryLater; the message then returns to the queue.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from chautari.core.errors import HostBusy, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import upsert
from chautari.news.ingest.article_reader import AnotherText, QueuedLink, TooShort, read_article
from chautari.news.model.source import NewsSource
from chautari.news.store import link_state

LinkStatus = Literal["stored", "revised", "unchanged", "known", "failed"]
# Kinds of failure that may pass by themselves. All others last until the feed changes its entry of the link.
RETRYABLE_KINDS = frozenset({Unreachable.kind, SchemaChanged.kind, AnotherText.kind, TooShort.kind})
MAX_TRIES = 3
MAX_DETAIL_CHARACTERS = 300


class RetryLater(Exception):
    """Retry later: out of time, host leased by another run, or write contention."""


class PageFetcher(Protocol):
    """Protocol for fetching pages of outlets: `PoliteClient`."""

    def get(self, source: NewsSource, url: str) -> HttpResponse:
        """The page at `url`. Raises SourceError."""


@dataclass(frozen=True, slots=True)
class LinkReport:
    """Outcome of one link.

    - id, url: of the article if it was read, else of the link.
    - what: the status; "known" is a link that was read since the feed last changed its entry.
    - kind, detail: of the failure, else empty.
    """

    source: str
    id: str
    url: str
    what: LinkStatus
    kind: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ArticleWorker:
    """Worker of one run over queued links. `has_time` says whether another link may be started."""

    fetcher: PageFetcher
    table: Table
    now: datetime
    has_time: Callable[[], bool] = field(default=lambda: True)

    def read(self, link: QueuedLink) -> LinkReport:
        """Fetch, read and upsert the article of `link`; store the outcome with the link.

        A link that was read since the feed listed it as it is now is not fetched again. Raises RetryLater.
        """
        previous = link_state.get_outcome(self.table, link.id)
        if previous and previous.kind == "read" and datetime.fromisoformat(previous.at) >= link.seen:
            return LinkReport(link.source.key, link.id, link.url, "known")
        if not self.has_time():
            raise RetryLater(f"{link.id}: no time left")
        try:
            report = self._upsert(link)
        except (HostBusy, Conflict) as error:
            raise RetryLater(f"{link.id}: {error}") from error
        except SourceError as error:
            report = self._record_failure(link, error, previous.tries if previous else 0)
        else:
            link_state.put_outcome(self.table, link.id, link_state.FetchOutcome("read", self.now.isoformat()))
        return report

    def _upsert(self, link: QueuedLink) -> LinkReport:
        fetched = read_article(link, self.fetcher.get(link.source, link.url))
        status = upsert.upsert(self.table, fetched, self.now)
        return LinkReport(link.source.key, fetched.id, fetched.url, status)

    def _record_failure(self, link: QueuedLink, error: SourceError, tries: int) -> LinkReport:
        """Store the failure; clear the link's digests if it may be retried, so that the next feed queues it again."""
        detail = str(error)[:MAX_DETAIL_CHARACTERS]
        outcome = link_state.FetchOutcome(error.kind, self.now.isoformat(), detail, tries + 1)
        link_state.put_outcome(self.table, link.id, outcome)
        if error.kind in RETRYABLE_KINDS and tries + 1 < MAX_TRIES:
            link_state.clear_digests(self.table, link.id, self.now)
        return LinkReport(link.source.key, link.id, link.url, "failed", error.kind, detail)
