"""What the read side counts: errors of ours that were answered, not raised, so that Lambda does not count them."""

from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit


def count_unexpected_error() -> None:
    """One more UnexpectedErrors, which an alarm and the canary watch."""
    metrics = EphemeralMetrics()
    metrics.add_metric("UnexpectedErrors", MetricUnit.Count, 1)
    metrics.flush_metrics()
