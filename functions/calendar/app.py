"""The scheduled publisher of the calendar. Event: `{"calendar": "publish"}`."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari import calendar_run, notices, settings, telemetry
from chautari.fetching import fetcher
from chautari.store import objects
from chautari.store.table import connect

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take new notices, publish the years that changed and report. A bad notice is reported and raises nothing."""
    now = settings.now()
    places = notices.places(settings.notices_address(), fetcher(now), objects.connect())
    report = calendar_run.run(event, places, connect(), now)
    telemetry.tell_of_calendar(logger, report.counts(), report.refused)
    return report.as_json()
