"""Metrics of the read side: our own errors that were answered and not raised, which Lambda does not count."""

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit


def count_unexpected_error() -> None:
    """Emit one UnexpectedErrors, which an alarm and the canary watch."""
    metrics = EphemeralMetrics()
    metrics.add_metric("UnexpectedErrors", MetricUnit.Count, 1)
    metrics.flush_metrics()
