"""Emit logs and metrics of a batch: one log line a link, never a text, and the counts that dashboards show.

Counts of an outlet have the dimension `source`. Links that changed nothing are in the log only.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.news.ingest.batch import BatchReport
from chautari.news.ingest.worker import LinkReport, LinkStatus

METRIC_NAMES: dict[LinkStatus, str] = {
    "stored": "ArticlesStored",
    "revised": "ArticlesRevised",
    "failed": "LinksFailed",
}


def emit(logger: Logger, batch: BatchReport) -> None:
    """Log every link and mistake of `batch`, and count them."""
    for report in batch.outcomes:
        level = logger.warning if report.what == "failed" else logger.info
        level(report.kind or report.what, extra={"outcome": asdict(report)})
    for mistake in batch.mistakes:
        logger.error("mistake", exc_info=mistake)
    for source in sorted({report.source for report in batch.outcomes}):
        _emit_source(source, [report for report in batch.outcomes if report.source == source])
    _emit_totals({"LinksPostponed": batch.postponed, "LinksMistaken": len(batch.mistakes)})


def _emit_source(source: str, reports: Sequence[LinkReport]) -> None:
    counts = Counter(report.what for report in reports)
    metrics = EphemeralMetrics()
    metrics.add_dimension("source", source)
    for status, name in METRIC_NAMES.items():
        metrics.add_metric(name, MetricUnit.Count, counts[status])
    for kind, count in Counter(report.kind for report in reports if report.kind).items():
        metrics.add_metric(f"Failed{kind.title().replace('-', '')}", MetricUnit.Count, count)
    metrics.flush_metrics()


def _emit_totals(counts: dict[str, int]) -> None:
    metrics = EphemeralMetrics()
    for name, count in counts.items():
        metrics.add_metric(name, MetricUnit.Count, count)
    metrics.flush_metrics()
