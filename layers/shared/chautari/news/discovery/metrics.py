"""What the runs that find news say of themselves: a log line an outlet, and of its counts those that are looked at.

A metric of one outlet costs more a month than the writes of all its articles (docs/costs.md), so what no dashboard
shows is in the log alone.
"""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.news.discovery.job import DiscoveryReport


def emit(logger: Logger, report: DiscoveryReport) -> None:
    """Log `report`, as an error where a feed could not be read, and count it."""
    level = logger.error if report.failures else logger.info
    level("feeds", extra={"report": feeds_as_json(report)})
    metrics = EphemeralMetrics()
    metrics.add_dimension("source", report.source)
    for name, count in (
        ("FeedsFailed", len(report.failures)),
        ("EntriesRead", report.count("entries")),
        ("LinksQueued", report.count("queued")),
    ):
        metrics.add_metric(name, MetricUnit.Count, count)
    metrics.flush_metrics()


def feeds_as_json(report: DiscoveryReport) -> dict[str, Any]:
    """A report as plain JSON values."""
    return {
        "source": report.source,
        "feeds": len(report.feeds),
        **{name: report.count(name) for name in ("asked", "unchanged", "entries", "queued")},
        "dropped": dict(report.dropped),
        "failures": [{"url": each.url, "kind": each.kind, "detail": each.detail} for each in report.failures],
    }
