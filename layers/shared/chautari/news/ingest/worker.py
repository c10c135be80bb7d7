"""Article worker: fetch, read and upsert the article of one link, and record a named outcome.

This is the one boundary at which the failure of a link stops. An exception that leaves it is a bug of ours, a refusal
of AWS, or RetryLater; the message then returns to the queue.

A link that is postponed has had no try. Its message comes again after its own rest, for half a day at most.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from chautari.core.errors import HostBusy, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpResponse
from chautari.dynamodb import aws_refusals
from chautari.dynamodb.table import Conflict, Table
from chautari.news.extraction import NoArticle
from chautari.news.ingest import listing_by_title, upsert
from chautari.news.ingest.article_reader import QueuedLink, read_article
from chautari.news.ingest.text_errors import AnotherText, ErrorPage, Paywalled, TooShort, UnfitText
from chautari.news.model.article_kind import GROWING
from chautari.news.model.source import NewsSource
from chautari.news.store import link_state
from chautari.news.store.link_state import FetchOutcome

LinkStatus = Literal["stored", "revised", "unchanged", "taken_down", "known", "failed"]
# Kinds of failure that may pass by themselves. All others last until the feed changes its entry of the link.
RETRYABLE_KINDS = frozenset(
    error.kind for error in (Unreachable, SchemaChanged, AnotherText, TooShort, ErrorPage, Paywalled)
)
MAX_TRIES = 3
MAX_DETAIL_CHARACTERS = 300
TOO_MANY_REQUESTS = 429
# A host may be down for hours: until then its failures are no reason to give a link up.
MAX_OUTAGE = timedelta(hours=12)
# Rests of a postponed message. Another run's lease of a host lasts a minute (`polite_client.LEASE`).
HOST_REST, SHORT_REST, MAX_REST = timedelta(seconds=60), timedelta(seconds=5), timedelta(hours=6)
POSTPONED, BEGUN = "postponed", "begun"


class RetryLater(Exception):
    """Retry after `rest`: out of time, host leased by another run, contention, or a refusal of AWS that passes."""

    def __init__(self, detail: str, rest: timedelta) -> None:
        super().__init__(detail)
        self.rest = rest


class TriedTooOften(Exception):
    """Every try at a link ended a run before its outcome was stored: a crash, or a run out of memory or time."""


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
    """Worker of a run over queued links that began at `now`.

    `has_time` says whether another link may be started, `time` the instant, without it `now`, of storing an article.
    """

    fetcher: PageFetcher
    table: Table
    now: datetime
    has_time: Callable[[], bool] = field(default=lambda: True)
    time: Callable[[], datetime] | None = None

    def read(self, link: QueuedLink, *, is_redelivered: bool = False) -> LinkReport:
        """Fetch, read and upsert the article of `link`; store the outcome with the link.

        - A link that was read since the feed listed it as it is now is not fetched again, and none whose article was
          taken off.
        - `is_redelivered`: its message was received before. That it is begun is then stored first, so that a link at
          which a run crashes is told from those beside it.
        - Raises RetryLater, or TriedTooOften.
        """
        previous = link_state.get_outcome(self.table, link.id) or FetchOutcome("", "")
        if not is_redelivered:
            previous = replace(previous, begun=0)  # what was begun was so of an earlier message
        if previous.kind == link_state.TAKEN_DOWN:
            return LinkReport(link.source.key, link.id, link.url, "taken_down")
        if previous.kind == "read" and datetime.fromisoformat(previous.at) >= link.seen:
            return LinkReport(link.source.key, link.id, link.url, "known")
        if not self.has_time():
            return self._postpone(link, previous, "no time left", SHORT_REST)
        if is_redelivered:
            self._begin_again(link, previous)
        return self._try(link, previous)

    def _try(self, link: QueuedLink, previous: FetchOutcome) -> LinkReport:
        try:
            report, article_kind = self._upsert(link)
            kind = link_state.TAKEN_DOWN if report.what == "taken_down" else "read"
            readings = previous.readings + 1 if article_kind in GROWING else 0
            link_state.put_outcome(self.table, link.id, FetchOutcome(kind, self._at, readings=readings))
            if 0 < readings < GROWING[article_kind]:
                link_state.clear_digests(self.table, link.id, self.now)
        except HostBusy as error:
            return self._postpone(link, previous, str(error), self._rest_of(error))
        except Conflict as error:
            return self._postpone(link, previous, str(error), SHORT_REST)
        except SourceError as error:
            return self._record_failure(link, error, previous)
        except aws_refusals.AWS_ERRORS as error:
            if not aws_refusals.is_passing(error):
                raise
            return self._postpone(link, previous, str(error), HOST_REST)
        return report

    def count_mistake(self, link: QueuedLink, *, is_redelivered: bool) -> int:
        """The tries of a message that ended in a bug of ours. The first delivery, not stored as begun, is stored here.

        What was begun of an earlier message does not count: after a redrive a link has all its tries again.
        """
        outcome = link_state.get_outcome(self.table, link.id) or FetchOutcome("", "")
        if not is_redelivered or outcome.kind != BEGUN:
            begun = outcome.begun + 1 if is_redelivered else 1
            outcome = replace(outcome, kind=BEGUN, at=self._at, begun=begun)
            link_state.put_outcome(self.table, link.id, outcome)
        return outcome.begun

    def _begin_again(self, link: QueuedLink, previous: FetchOutcome) -> None:
        if previous.begun >= MAX_TRIES:
            raise TriedTooOften(f"{link.id}: {previous.begun} later deliveries came to no outcome")
        begun = replace(previous, kind=BEGUN, at=self._at, begun=previous.begun + 1)
        link_state.put_outcome(self.table, link.id, begun)

    def _rest_of(self, busy: HostBusy) -> timedelta:
        """Until the host may be asked, within bounds: SQS hides a message for twelve hours at most."""
        until_free = busy.free_at - self.now if busy.free_at else HOST_REST
        return min(max(HOST_REST, until_free), MAX_REST)

    @property
    def _at(self) -> str:
        return self.now.isoformat()

    def _postpone(self, link: QueuedLink, previous: FetchOutcome, detail: str, rest: timedelta) -> LinkReport:
        """Store the postponement and raise RetryLater; after MAX_OUTAGE leave the link to the next feed that has it."""
        since = previous.since or self._at
        outcome = replace(previous, kind=POSTPONED, at=self._at, detail=detail[:MAX_DETAIL_CHARACTERS], since=since)
        link_state.put_outcome(self.table, link.id, outcome)
        if not self._is_over(since):
            raise RetryLater(f"{link.id}: {detail}", rest)
        link_state.clear_digests(self.table, link.id, self.now)
        return LinkReport(link.source.key, link.id, link.url, "failed", POSTPONED, outcome.detail)

    def _is_over(self, since: str) -> bool:
        return self.now - datetime.fromisoformat(since) > MAX_OUTAGE

    def _upsert(self, link: QueuedLink) -> tuple[LinkReport, str]:
        """Store the article of a link. A text that is not fit is listed by its title, and its error raised."""
        page = self.fetcher.get(link.source, link.url)
        try:
            fetched = read_article(link, page)
        except (UnfitText, NoArticle) as error:
            listing_by_title.list_without_text(self.table, link, page, error, self.now, self.time)
            raise
        status = upsert.upsert(self.table, fetched, self.now, self.time)
        return LinkReport(link.source.key, fetched.id, fetched.url, status), fetched.article.kind

    def _record_failure(self, link: QueuedLink, error: SourceError, previous: FetchOutcome) -> LinkReport:
        """Store the failure; clear the link's digests if it may be retried, so that the next feed queues it again."""
        detail = str(error)[:MAX_DETAIL_CHARACTERS]
        outcome = FetchOutcome(error.kind, self._at, detail, previous.tries + 1, previous.since or self._at)
        link_state.put_outcome(self.table, link.id, outcome)
        if self._may_pass(error, outcome):
            link_state.clear_digests(self.table, link.id, self.now)
        return LinkReport(link.source.key, link.id, link.url, "failed", error.kind, detail)

    def _may_pass(self, error: SourceError, outcome: FetchOutcome) -> bool:
        """Whether a later fetch may do better: at a host that is down or asks for patience, while an outage lasts."""
        status = error.response.status if error.response else None
        if (isinstance(error, Unreachable) or status == TOO_MANY_REQUESTS) and not self._is_over(outcome.since):
            return True
        return error.kind in RETRYABLE_KINDS and outcome.tries < MAX_TRIES
