"""Emit logs and metrics of discovery: one log line an outlet, and the counts that dashboards show.

A metric of one outlet costs more a month than the writes of all its articles (docs/costs.md), so a count that no
dashboard shows is in the log only.
"""

from dataclasses import asdict
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.news.discovery.job import DiscoveryReport


def emit(logger: Logger, report: DiscoveryReport) -> None:
    """Log `report`, as an error if a feed failed, and emit its counts."""
    level = logger.error if report.failures else logger.info
    level("feeds", extra={"report": report_to_json(report)})
    metrics = EphemeralMetrics()
    metrics.add_dimension("source", report.source)
    for name, count in (
        ("FeedsFailed", len(report.failures)),
        ("EntriesRead", report.count("entries")),
        ("LinksQueued", report.count("queued")),
    ):
        metrics.add_metric(name, MetricUnit.Count, count)
    metrics.flush_metrics()


def report_to_json(report: DiscoveryReport) -> dict[str, Any]:
    """A report as plain JSON values."""
    return {
        "source": report.source,
        "feeds": len(report.feeds),
        **{name: report.count(name) for name in ("asked", "unchanged", "entries", "queued")},
        "dropped": dict(report.dropped),
        "failures": [asdict(failure) for failure in report.failures],
    }
