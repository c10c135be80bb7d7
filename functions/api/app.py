"""The read function: an HTTP API request in, an answer or a page from the table out."""

# ruff: noqa: E402
import gc

# Whatever is imported stays: looking for garbage meanwhile only costs, a fifth of this import (Python 3.11).
gc.disable()

import os
from typing import Any

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.api.reply_cache import ReplyCache
from chautari.core import settings
from chautari.dynamodb.reading_table import connect

logger = Logger()
is_deployed = "AWS_LAMBDA_INITIALIZATION_TYPE" in os.environ
replies = ReplyCache() if is_deployed else None
api = Api((*ENDPOINTS, *SITE, *EMBEDS, *PAGES), connect, settings.now, logger, replies)

# While a Lambda starts its processor is faster than in a request: the first request then finds the client made, and
# what the latest rates and `/v1/home` are answered by.
if is_deployed:
    import chautari.api.rates.latest  # noqa: F401

    connect()

gc.freeze()
gc.enable()


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer one request (HTTP API payload 2.0)."""
    return api.resolve(event, context)
