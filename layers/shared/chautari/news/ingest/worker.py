"""The reading of links: each is fetched, read and kept, and whatever comes of it is an outcome with a name.

Here is the one boundary at which the failure of a link stops. What is raised is ours: a bug, the table's refusal, or
that it is not this link's turn; then the link goes back to the queue.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from chautari.core.errors import HostBusy, SchemaChanged, SourceError, Unreachable
from chautari.core.http_messages import HttpResponse
from chautari.dynamodb.table import Conflict, Table
from chautari.news.ingest import upsert
from chautari.news.ingest.article_reader import AnotherText, Link, TooShort, article_of
from chautari.news.model.source import NewsSource
from chautari.news.store import link_state

What = Literal["stored", "revised", "unchanged", "known", "failed"]
# What may pass by itself. All else is what it is until the feed says something new of the link.
PASSING = frozenset({Unreachable.kind, SchemaChanged.kind, AnotherText.kind, TooShort.kind})
MOST_TRIES = 3
LONGEST_DETAIL = 300


class RetryLater(Exception):
    """It is not this link's turn: no time is left, another run is at its host, or too many write at this moment."""


class PageFetcher(Protocol):
    """Protocol for fetching pages of outlets: `PoliteClient`."""

    def get(self, source: NewsSource, url: str) -> HttpResponse:
        """The page at `url`. Raises SourceError."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one link. `kind` and `detail` are of its failure; `id` is that of the article where there is one."""

    source: str
    id: str
    url: str
    what: What
    kind: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ArticleWorker:
    """One run over links of the queue. `has_time` tells whether there is enough left for one more."""

    visitor: PageFetcher
    table: Table
    now: datetime
    has_time: Callable[[], bool] = field(default=lambda: True)

    def read(self, link: Link) -> Outcome:
        """Fetch, read and keep the article of `link`, and note what came of it with the link.

        A link that was read after the feed said what it says is not fetched again. Raises RetryLater.
        """
        before = link_state.outcome(self.table, link.id)
        if before and before.kind == "read" and datetime.fromisoformat(before.at) >= link.seen:
            return Outcome(link.source.key, link.id, link.url, "known")
        if not self.has_time():
            raise RetryLater(f"{link.id}: no time left")
        try:
            outcome = self._kept(link)
        except (HostBusy, Conflict) as error:
            raise RetryLater(f"{link.id}: {error}") from error
        except SourceError as error:
            outcome = self._failed(link, error, before.tries if before else 0)
        else:
            link_state.note(self.table, link.id, link_state.Outcome("read", self.now.isoformat()))
        return outcome

    def _kept(self, link: Link) -> Outcome:
        read = article_of(link, self.visitor.get(link.source, link.url))
        what = upsert.upsert(self.table, read, self.now)
        return Outcome(link.source.key, read.id, read.url, what)

    def _failed(self, link: Link, error: SourceError, tries: int) -> Outcome:
        detail = str(error)[:LONGEST_DETAIL]
        link_state.note(self.table, link.id, link_state.Outcome(error.kind, self.now.isoformat(), detail, tries + 1))
        if error.kind in PASSING and tries + 1 < MOST_TRIES:
            link_state.forget(self.table, link.id, self.now)
        return Outcome(link.source.key, link.id, link.url, "failed", error.kind, detail)
