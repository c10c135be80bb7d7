"""Index of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chautari.api import responses
from chautari.api.endpoint import Reply, Request
from chautari.api.endpoints import ENDPOINTS

if TYPE_CHECKING:
    from chautari.api.platform.answer_types import Index


def index(_: Request) -> Reply:
    """Every endpoint with its summary."""
    answer: Index = {
        "name": "Chautari",
        "documentation": "/v1/openapi.json",
        "endpoints": [{"path": each.path, "summary": each.summary, "parameters": each.queries} for each in ENDPOINTS],
    }
    return responses.of_json(answer)
