"""What a batch of links says of itself: a line a link, never a text, and those counts that are looked at as metrics.

Counts of an outlet have the dimension `source`. What becomes of a link that changes nothing is in the log alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics import EphemeralMetrics, MetricUnit

from chautari.news.ingest.batch import Batch
from chautari.news.ingest.worker import Outcome, What

COUNTED: dict[What, str] = {
    "stored": "ArticlesStored",
    "revised": "ArticlesRevised",
    "failed": "LinksFailed",
}


def emit(logger: Logger, batch: Batch) -> None:
    """Log every outcome and mistake of `batch`, and count them."""
    for outcome in batch.outcomes:
        level = logger.warning if outcome.what == "failed" else logger.info
        level(outcome.kind or outcome.what, extra={"outcome": asdict(outcome)})
    for mistake in batch.mistakes:
        logger.error("mistake", exc_info=mistake)
    for source in sorted({outcome.source for outcome in batch.outcomes}):
        _count(source, (outcome for outcome in batch.outcomes if outcome.source == source))
    _of_the_run({"LinksPostponed": batch.postponed, "LinksMistaken": len(batch.mistakes)})


def _count(source: str, outcomes: Iterable[Outcome]) -> None:
    told = list(outcomes)
    whats = Counter(outcome.what for outcome in told)
    metrics = EphemeralMetrics()
    metrics.add_dimension("source", source)
    for what, name in COUNTED.items():
        metrics.add_metric(name, MetricUnit.Count, whats[what])
    for kind, count in Counter(outcome.kind for outcome in told if outcome.kind).items():
        metrics.add_metric(f"Failed{kind.title().replace('-', '')}", MetricUnit.Count, count)
    metrics.flush_metrics()


def _of_the_run(counts: dict[str, int]) -> None:
    metrics = EphemeralMetrics()
    for name, count in counts.items():
        metrics.add_metric(name, MetricUnit.Count, count)
    metrics.flush_metrics()
