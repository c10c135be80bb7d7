"""The nightly export, and the open archive of the day.

Events: `{"export": "changed"}`, `{"export": "everything"}` to read every part anew, and `{"archive": "day"}`.
"""

import tempfile
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.archive import archive_shelf, signing
from chautari.archive import job as archive_job
from chautari.archive.job import Archivist
from chautari.core import settings
from chautari.dynamodb.writing_table import connect
from chautari.export import export_bucket
from chautari.export.job import Exporter
from chautari.rates.store import evidence_archive
from chautari.search.store import bucket_shelf

logger = Logger()
# A batch of evidence is copied within seconds, and the manifest is written after it.
ONE_BATCH_MS = 60_000


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Export what changed since the last export, or archive the day, and report."""
    if event == archive_job.EVENT:
        return _archive()
    exporter = Exporter(
        connect(),
        evidence_archive.connect(),
        bucket_shelf.connect_stories(),
        export_bucket.connect(),
        settings.now(),
        lambda: context.get_remaining_time_in_millis() > ONE_BATCH_MS,
    )
    report = exporter.run(event).as_json()
    logger.info("export", extra=report)
    return report


def _archive() -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="chautari-archive-") as folder:
        shelf, key = archive_shelf.connect(), signing.of_deployment()
        report = Archivist(connect(), shelf, key, settings.now(), Path(folder)).run().as_json()
    logger.info("archive", extra=report)
    return report
