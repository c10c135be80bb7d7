"""The API as an OpenAPI 3.1 document, written from the very declarations that requests are checked against."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from chautari.api import responses
from chautari.api.endpoint import Endpoint, Parameter, Reply, Request
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.parameters import FORMS
from chautari.api.problems import KINDS, MEDIA_TYPE
from chautari.api.schemas.helpers import ref
from chautari.api.schemas.rates import SCHEMAS

VERSION = "1.0.0"
ABOUT = (
    "Gold, silver and exchange rates of Nepal, the Nepali calendar and the news. Every rate has its date (AD and "
    "Bikram Sambat), its status, the readings of its sources and its change since the market day before. Amounts are "
    "decimals as text, in NPR. Articles are excerpts that name and link their outlet. Every address takes GET, answers "
    "with an ETag and refuses parameters that it does not know with 422."
)
EXAMPLES = Path(__file__).parent / "data" / "api-examples.json"

Object = dict[str, Any]


def openapi(_: Request) -> Reply:
    """The document."""
    return _reply()


@cache
def _reply() -> Reply:
    return responses.of_json(document())


def document() -> Object:
    """The document as plain values."""
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chautari", "version": VERSION, "description": ABOUT},
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "rates", "description": "Metals and currencies."},
            {"name": "calendar", "description": "Bikram Sambat, panchanga, festivals and public holidays."},
            {"name": "service", "description": "What there is, and how it fares."},
        ],
        "paths": {each.path: {"get": _operation(each, examples.get(each.name))} for each in ENDPOINTS},
        "components": {"schemas": SCHEMAS, "responses": {"Problem": _problem()}},
    }


def _operation(endpoint: Endpoint, example: Object | None) -> Object:
    statuses = {405, 422, 500, *endpoint.problems}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "tags": [endpoint.tag],
        "parameters": [_parameter(each) for each in endpoint.parameters],
        "responses": {
            "200": _success(endpoint, example),
            "304": {"description": "As the ETag in If-None-Match says, you have it.", "headers": _headers("ETag")},
            **{str(status): {"$ref": "#/components/responses/Problem"} for status in sorted(statuses)},
        },
    }


def _parameter(parameter: Parameter) -> Object:
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": parameter.required,
        "description": parameter.description,
        "schema": parameter.schema(),
        "example": int(parameter.example) if parameter.most else parameter.example,
    }


def _success(endpoint: Endpoint, example: Object | None) -> Object:
    content: Object = {media_type: {"schema": _unnamed(media_type)} for media_type in endpoint.media_types}
    if endpoint.response:
        content["application/json"] = {"schema": ref(endpoint.response), **({"example": example} if example else {})}
    return {
        "description": endpoint.summary,
        "headers": _headers("ETag", "Cache-Control", "Vary", "Link"),
        "content": content,
    }


def _unnamed(media_type: str) -> Object:
    """The shape of what has no schema of its own: a feed where it is JSON, else text."""
    return ref("JsonFeed") if media_type == FORMS["json"] else {"type": "string"}


def _problem() -> Object:
    kinds = "; ".join(f"{kind} ({status})" for kind, (status, _) in KINDS.items())
    return {
        "description": f"Problem details (RFC 9457), never to be cached. Kinds: {kinds}.",
        "headers": _headers("Cache-Control", "Retry-After", "Allow"),
        "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
    }


def _headers(*names: str) -> Object:
    return {name: {"schema": {"type": "string"}} for name in names}
