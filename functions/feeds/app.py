"""The scheduled finder of articles. Event: `{"sources": ["kathmandupost"]}`."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb.table import connect
from chautari.fetching import transports
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.discovery import job, metrics
from chautari.news.store import link_queue

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Ask the due feeds of the outlets of `event`, queue what is new, and report.

    A feed that could not be read raises nothing: its state says when it is asked again, sooner would be hammering.
    """
    now, table = settings.now(), connect()
    guest = PoliteClient(table, transports.transport(now), settings.now)
    reports = job.run(event, guest, table, link_queue.connect(), now)
    for report in reports:
        metrics.emit(logger, report)
    return {"reports": [metrics.feeds_as_json(report) for report in reports]}
