"""Article worker. Event: an SQS batch of links; messages that were not processed return to the queue."""

from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb import writing_table
from chautari.fetching.transports import transport
from chautari.news.crawling.polite_client import PoliteClient
from chautari.news.ingest import batch as batch_job
from chautari.news.ingest import metrics
from chautari.news.ingest.worker import ArticleWorker
from chautari.news.store import link_queue

# Another run's lease of the host, robots.txt and the slowest response, 50 s each: half of a run. A link takes three.
ONE_LINK_MS = 150_000

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Process the links of `event`; return the partial batch response."""
    now, news_table = settings.now(), writing_table.connect()
    client = PoliteClient(news_table, transport(now), settings.now)
    worker = ArticleWorker(
        client, news_table, now, lambda: context.get_remaining_time_in_millis() > ONE_LINK_MS, settings.now
    )
    queues = batch_job.LinkQueues(link_queue.connect(), link_queue.connect_failed())
    report = batch_job.run(event, worker, queues)
    metrics.emit(logger, report)
    return dict(report.response)
