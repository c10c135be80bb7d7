"""The API as an OpenAPI 3.1 document, made from the types of its answers and the declarations of its endpoints."""

import json
from pkgutil import resolve_name
from typing import Annotated, Any

from chautari.api.endpoint import Endpoint, Parameter
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.parameters import FORMS, XLSX
from chautari.api.platform import openapi
from chautari.api.problems import KINDS, MEDIA_TYPE, ProblemDetails
from chautari.api.syndication import JsonFeed
from chautari.core.answer_types import Component
from tools.openapi import alerts
from tools.openapi.schema import Components, Schema

VERSION = "1.0.0"
# Addresses are relative to where the document is read (OpenAPI 3.1, 4.6): each deployment has its own.
INFO: Schema = {
    "title": "Chautari",
    "version": VERSION,
    "description": openapi.ABOUT,
    "termsOfService": "/docs#terms",
    "contact": {"name": "Whoever runs this address", "url": "/docs#contact"},
    "license": {"name": "MIT", "identifier": "MIT"},
}
PROBLEM = Annotated[ProblemDetails, Component("Problem")]
TAGS = (
    ("rates", "Metals and currencies."),
    ("markets", "Boards of priced things: what stood on a day, row by row."),
    ("calendar", "Bikram Sambat, panchanga, festivals and public holidays."),
    ("service", "What there is, and how it fares."),
    alerts.TAG,
)


def text() -> str:
    """The document as it is stored and served."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def document() -> Schema:
    """The document as plain values. Raises NoSchema for a type that no answer can have."""
    components = Components()
    examples = json.loads(openapi.EXAMPLES.read_text(encoding="utf-8"))
    paths = {
        endpoint.path: {"get": _operation(components, endpoint, examples.get(endpoint.name))} for endpoint in ENDPOINTS
    }
    paths |= alerts.paths(components)
    problem = _problem(components)
    return {
        "openapi": "3.1.0",
        "info": INFO,
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": description} for name, description in TAGS],
        "paths": paths,
        "webhooks": alerts.webhooks(),
        "components": {
            "schemas": dict(sorted(components.schemas.items())),
            "responses": {"Problem": problem},
            "securitySchemes": alerts.SECURITY_SCHEMES,
        },
    }


def _operation(components: Components, endpoint: Endpoint, example: Schema | None) -> Schema:
    statuses = {405, 422, 500, *endpoint.problems}
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "tags": [endpoint.tag],
        "parameters": [_parameter(parameter) for parameter in endpoint.parameters],
        "responses": {
            "200": _success(components, endpoint, example),
            "304": {"description": "As the ETag in If-None-Match says, you have it.", "headers": _headers("ETag")},
            **{str(status): {"$ref": "#/components/responses/Problem"} for status in sorted(statuses)},
        },
    }


def _parameter(parameter: Parameter) -> Schema:
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": parameter.required,
        "description": parameter.description,
        "schema": parameter.schema(),
        "example": int(parameter.example) if parameter.most else parameter.example,
    }


def _success(components: Components, endpoint: Endpoint, example: Schema | None) -> Schema:
    content = {media_type: {"schema": _unnamed(components, media_type)} for media_type in endpoint.media_types}
    if endpoint.response:
        schema = components.schema_of(resolve_name(endpoint.response))
        content["application/json"] = {"schema": schema, **({"example": example} if example else {})}
    return {
        "description": endpoint.summary,
        "headers": _headers("ETag", "Cache-Control", "Vary", "Link"),
        "content": content,
    }


def _unnamed(components: Components, media_type: str) -> Schema:
    """The schema of a response without a type of its own: a JSON feed, a file of bytes (3.1, 4.8.14.4), or text."""
    if media_type == XLSX:
        return {}
    return components.schema_of(JsonFeed) if media_type == FORMS["json"] else {"type": "string"}


def _problem(components: Components) -> Schema:
    kinds = "; ".join(f"{kind} ({status})" for kind, (status, _) in KINDS.items())
    return {
        "description": f"Problem details (RFC 9457), never to be cached. Kinds: {kinds}.",
        "headers": _headers("Cache-Control", "Retry-After", "Allow"),
        "content": {MEDIA_TYPE: {"schema": components.schema_of(PROBLEM)}},
    }


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"schema": {"type": "string"}} for name in names}
