"""The scheduled reader of rates. Event: `{"sources": ["nrb"]}`, for a back-fill with `from` and `to`."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb import table
from chautari.fetching.transports import fetcher
from chautari.rates.ingest import job, metrics
from chautari.rates.store import evidence_archive

logger = Logger()


class EverySourceFailed(Exception):
    """No source of the event could be read: the event goes to the queue of failed runs."""


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Run the sources of `event` and report.

    Raises only where all of them failed, so that a retry harms no healthy one.
    """
    now = settings.now()
    reports = job.run(event, fetcher(now), table.connect(), evidence_archive.connect(), now)
    for report in reports:
        metrics.emit(logger, report)
    if all(report.failed for report in reports):
        raise EverySourceFailed("; ".join(f"{report.source}: {report.kind}: {report.detail}" for report in reports))
    return {"reports": [metrics.as_json(report) for report in reports]}
