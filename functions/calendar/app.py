"""The scheduled publisher of the calendar. Event: `{"calendar": "publish"}`; `{"republish": true}` after a deploy."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.calendar.publish import job, notices
from chautari.calendar.store import notice_bucket
from chautari.composition.composer import compose
from chautari.core import settings
from chautari.dynamodb import composed_parts, read_models
from chautari.dynamodb.writing_table import connect
from chautari.fetching.transports import fetcher
from chautari.rates.ingest import metrics

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Take new notices, publish the years that changed and report. A bad notice is reported and raises nothing."""
    now = settings.now()
    locations = notices.locations(settings.notices_address(), fetcher(now), notice_bucket.connect())
    report = job.run(event, locations, connect(), now)
    if report.built:  # also where nothing is written: by the run before, which was killed, or only parts of years
        composed_parts.expire(connect(), now, "calendar")
    compose(connect(), now)
    if event == read_models.REPUBLISH:
        return report.as_json()  # uncounted: the alarm on silence is for the schedule
    metrics.emit_calendar(logger, report.counts(), report.refused)
    return report.as_json()
