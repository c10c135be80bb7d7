"""The scheduled finder of articles. Event: `{"sources": ["kathmandupost"]}`."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari import fetching, finding, news_telemetry, settings
from chautari.asking import Guest
from chautari.store import queue
from chautari.store.table import connect

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Ask the due feeds of the outlets of `event`, queue what is new, and report.

    A feed that could not be read raises nothing: its state says when it is asked again, sooner would be hammering.
    """
    now, table = settings.now(), connect()
    guest = Guest(table, fetching.road(now), settings.now)
    reports = finding.run(event, guest, table, queue.connect(), now)
    for report in reports:
        news_telemetry.tell_of_feeds(logger, report)
    return {"reports": [news_telemetry.feeds_as_json(report) for report in reports]}
