"""Scheduled feed discovery.

Events: `{"dispatch": "news"}` polls all due feeds, `{"sources": ["kathmandupost"]}` the due feeds of those outlets.
"""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb.writing_table import connect
from chautari.fetching import transports
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import dispatch, job, metrics
from chautari.news.store import link_queue

logger = Logger()
# The longest run of one outlet: every feed slow, and the delays between requests.
ONE_OUTLET_MS = 300_000


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Poll the due feeds of all outlets or of those in `event`, queue new links, and return the reports.

    A feed that failed raises nothing: its state says when it is polled again, and a retry by Lambda would be too soon.
    """
    now, table = settings.now(), connect()
    client = PoliteClient(table, transports.transport(now), settings.now)
    if event == dispatch.EVENT:
        dispatched = dispatch.Dispatcher(
            client,
            table,
            link_queue.connect(),
            now,
            lambda: context.get_remaining_time_in_millis() > ONE_OUTLET_MS,
            lambda report: metrics.emit(logger, report),
        ).run()
        logger.info("dispatch", extra={"waiting": dict(dispatched.waiting)})
        reported = [metrics.report_to_json(report) for report in dispatched.reports]
        return {"reports": reported, "waiting": dict(dispatched.waiting)}
    reports = job.run(event, client, table, link_queue.connect(), now)
    for report in reports:
        metrics.emit(logger, report)
    return {"reports": [metrics.report_to_json(report) for report in reports]}
