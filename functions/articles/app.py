"""The reader of articles. Event: a batch of links from the queue; those that were not read go back to it."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari import reading_run, reading_telemetry, settings
from chautari.articles import Reader
from chautari.asking import Guest
from chautari.fetching import road
from chautari.store import table

# Another run's lease of the host, its robots.txt and the slowest answer, 50 s each: half of a run. A link takes three.
ONE_LINK_MS = 150_000

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Read the links of `event` and tell which messages are to come again."""
    now, stored = settings.now(), table.connect()
    guest = Guest(stored, road(now), settings.now)
    reader = Reader(guest, stored, now, lambda: context.get_remaining_time_in_millis() > ONE_LINK_MS)
    batch = reading_run.run(event, reader)
    reading_telemetry.tell(logger, batch)
    return dict(batch.response)
