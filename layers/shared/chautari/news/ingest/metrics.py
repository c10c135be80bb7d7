"""Emit logs and metrics of a batch: one log line a link, never a text, and two counts over all outlets."""

from dataclasses import asdict

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.news.ingest.batch import BatchReport


def emit(logger: Logger, batch: BatchReport) -> None:
    """Log every link and mistake of `batch`; count the articles stored and the links that failed."""
    for report in batch.outcomes:
        level = logger.warning if report.what == "failed" else logger.info
        level(report.kind or report.what, extra={"outcome": asdict(report)})
    for mistake in batch.mistakes:
        logger.error("mistake", exc_info=mistake)
    if batch.postponed or batch.given_up:
        logger.warning("not read", extra={"postponed": batch.postponed, "given_up": batch.given_up})
    statuses = [report.what for report in batch.outcomes]
    metrics = EphemeralMetrics()
    metrics.add_metric("ArticlesStored", MetricUnit.Count, statuses.count("stored"))
    metrics.add_metric("LinksFailed", MetricUnit.Count, statuses.count("failed"))
    metrics.flush_metrics()
