"""One look: read what the rooms keep of themselves, and say what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chautari.calendar.store import publication
from chautari.dynamodb import alert_backlog, card_record, export_record, pauses
from chautari.dynamodb.table import Table
from chautari.markets import sources as board_sources
from chautari.markets.sources import banks
from chautari.nepali.clock import today
from chautari.news import sources as outlets
from chautari.news.store import feed_state, listings
from chautari.rates import sources
from chautari.rates.model.publisher import Publisher
from chautari.rates.store import closed_days, contradictions, health, job_runs, rule_notices
from chautari.watch.model.findings import Findings, QueueDepths


@dataclass(frozen=True, slots=True)
class Queues:
    """A client of SQS, and the addresses of the queues of failed runs, failed links and links to read."""

    sqs: Any
    failed_runs: str
    failed_links: str
    links: str

    def depths(self) -> QueueDepths:
        """How many messages wait in each: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/."""
        return QueueDepths(*(self._waiting(url) for url in (self.failed_runs, self.failed_links, self.links)))

    def _waiting(self, url: str) -> int:
        name = "ApproximateNumberOfMessages"
        answer = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])
        return int(answer["Attributes"][name])


def findings(
    table: Table, queues: Queues, concurrency: Callable[[], int | None], now: datetime, has_export: bool = False
) -> Findings:
    """What is found at `now`. What is paused is left out: its silence is wanted.

    `has_export`: whether the stack has a bucket of exports.
    """
    paused = pauses.by_key(table, "rates")
    declared_sources: list[Publisher] = [
        *(sources.find(key) for key in set(sources.keys()) - paused.keys()),
        *(board_sources.find(key) for key in set(board_sources.source_keys()) - paused.keys()),
        *(banks.find(key) for key in set(banks.keys()) - paused.keys()),
    ]
    watched = sorted((source for source in declared_sources if source.polls), key=lambda source: source.key)
    paused_outlets = pauses.by_key(table, "news")
    declared = set(outlets.keys()) - paused_outlets.keys()
    newest = listings.newest(table, listings.ALL, None, 1)
    published = publication.get(table)
    cards, _ = card_record.get(table)
    runs = [run for source in watched for run in job_runs.newest(table, [source.key], None, 1)]
    return Findings(
        now=now,
        sources=watched,
        healths={stored.key: stored for stored in health.all_sources(table)},
        closed=closed_days.closed_days_near(table, today(now)),
        contradictions={authority: contradictions.get(table, authority) for authority in rule_notices.AUTHORITIES},
        are_outlets_watched=bool(declared),
        unwatched={*(f"source#{key}" for key in paused), *(f"outlet#{key}" for key in paused_outlets)},
        refused_runs=[run.source for run in runs if run.is_evidence_refused],
        feeds=[state for state in feed_state.all_states(table) if state.source in declared],
        newest_article_at=newest[0].changed_at if newest else None,
        queues=queues.depths(),
        calendar_at=published.at if published else None,
        refused_notices=published.refused if published else (),
        concurrency=concurrency(),
        has_export=has_export,
        alerts_due_since=alert_backlog.due_since(table),
        exported_at=export_record.get(table) if has_export else None,
        undrawn_cards=cards.failed if cards else {},
    )
