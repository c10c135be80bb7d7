"""The builder of the index of articles. Events: `{"search": "changed"}`, and `{"search": "whole"}` to build it anew.

Every half-hour a process of it joins articles into stories besides. A mistake there fails the run after the index is
published; the next run tries again.
"""

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.typing import LambdaContext

from chautari.core import settings
from chautari.dynamodb.writing_table import connect
from chautari.news.ingest.story_job import StoryJob
from chautari.search.indexing.job import IndexBuilder
from chautari.search.store import bucket_shelf

logger = Logger()


@logger.inject_lambda_context
def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Bring the index and the stories up to the last change, and report."""
    report = _builder().run(event, settings.now()).as_json()
    logger.info("index", extra=report)
    joined = _stories().run(settings.now())
    logger.info("stories", extra={"stories": joined})
    return {**report, "stories": joined}


@cache
def _builder() -> IndexBuilder:
    """One for a process: the next run finds the index where this one left it."""
    return IndexBuilder(connect(), bucket_shelf.connect(), Path(tempfile.mkdtemp(prefix="chautari-index-")))


@cache
def _stories() -> StoryJob:
    """One for a process: it knows when it joined last."""
    return StoryJob(connect(), bucket_shelf.connect_stories())
