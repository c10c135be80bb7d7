"""The reader of articles. Event: a batch of links from the queue; those that were not read go back to it."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb import table
from chautari.fetching.transports import transport
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.ingest import batch as reading_run
from chautari.news.ingest import metrics
from chautari.news.ingest.worker import ArticleWorker

# Another run's lease of the host, its robots.txt and the slowest answer, 50 s each: half of a run. A link takes three.
ONE_LINK_MS = 150_000

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Read the links of `event`; return the messages that the queue has to deliver again."""
    now, stored = settings.now(), table.connect()
    client = PoliteClient(stored, transport(now), settings.now)
    reader = ArticleWorker(client, stored, now, lambda: context.get_remaining_time_in_millis() > ONE_LINK_MS)
    batch = reading_run.run(event, reader)
    metrics.emit(logger, batch)
    return dict(batch.response)
