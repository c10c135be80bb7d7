"""Findings: what one look read of sources, outlets, queues, runs, the calendar, the export and the account."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from chautari.news.model.feed_state import FeedState
from chautari.rates.model.publisher import Publisher
from chautari.rates.model.rule_incident import RepeatedContradiction
from chautari.rates.model.source_health import SourceHealth


@dataclass(frozen=True, slots=True)
class QueueDepths:
    """How many messages wait: failed runs, failed links, links to read."""

    failed_runs: int = 0
    failed_links: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """What one look read.

    - `sources`: those that are read again and again and are not paused; `closed`: days without a market.
    - `feeds`: the states of all feeds of outlets that are not paused.
    - `are_outlets_watched`: whether an outlet is declared and not paused.
    - `unwatched`: keys of conditions of what is paused.
    - `refused_runs`: sources whose newest run could not archive its evidence.
    - `newest_article_at`, `calendar_at`, `exported_at`: None before the first.
    - `alerts_due_since`: since when the longest-waiting alert could have been sent; None where none waits.
    - `has_export`: whether there is a bucket of exports.
    - `refused_notices`: the notices that the last publication refused, in words.
    - `undrawn_cards`: why cards could not be drawn, by path.
    - `concurrency`: the account's limit of concurrent executions; None where it cannot be asked.
    """

    now: datetime
    sources: Sequence[Publisher] = ()
    healths: Mapping[str, SourceHealth] = field(default_factory=dict)
    closed: Collection[date] = ()
    contradictions: Mapping[str, Sequence[RepeatedContradiction]] = field(default_factory=dict)
    refused_runs: Collection[str] = ()
    feeds: Sequence[FeedState] = ()
    are_outlets_watched: bool = False
    unwatched: Collection[str] = ()
    newest_article_at: datetime | None = None
    queues: QueueDepths = field(default_factory=QueueDepths)
    calendar_at: datetime | None = None
    refused_notices: Sequence[str] = ()
    concurrency: int | None = None
    has_export: bool = False
    exported_at: datetime | None = None
    undrawn_cards: Mapping[str, str] = field(default_factory=dict)
    alerts_due_since: datetime | None = None
