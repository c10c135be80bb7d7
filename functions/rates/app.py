"""The scheduled reader of rates.

- `{"dispatch": "rates"}` asks what is due.
- `{"sources": ["nrb"]}` asks those, for a back-fill with `from` and `to`.
- `{"republish": true}` asks nobody, and rewrites the ready answers after a deploy.
"""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb import read_models, table
from chautari.fetching.transports import fetcher
from chautari.rates.ingest import dispatch, job, metrics
from chautari.rates.store import evidence_archive

logger = Logger()
# The longest run of one source: two bounded retries of a slow one, Retry-After included, end well within this.
ONE_SOURCE_MS = 120_000


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Run what is due or the sources of `event`, and report.

    A source that is down raises nothing: its health says so, and a retry by Lambda would ask it twice as often. What
    is raised is a mistake of ours.
    """
    if event == dispatch.EVENT:
        return _dispatch(context)
    now = settings.now()
    if event == read_models.REPUBLISH:
        return {"written": job.republish(table.connect(), now)}
    reports = job.run(event, fetcher(now), table.connect(), evidence_archive.connect(), now)
    for report in reports:
        metrics.emit(logger, report)
    return {"reports": [metrics.as_json(report) for report in reports]}


def _dispatch(context: LambdaContext) -> dict[str, Any]:
    now = settings.now()
    dispatched = dispatch.Dispatcher(
        fetcher(now),
        table.connect(),
        evidence_archive.connect(),
        now,
        lambda: context.get_remaining_time_in_millis() > ONE_SOURCE_MS,
        lambda report: metrics.emit(logger, report),
    ).run()
    metrics.emit_dispatch(logger, dispatched)
    return metrics.dispatch_as_json(dispatched)
