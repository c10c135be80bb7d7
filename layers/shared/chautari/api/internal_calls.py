"""Internal calls: an endpoint asked by its name as a client would ask it, without the network."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pkgutil import resolve_name
from typing import Any
from urllib.parse import urlencode

from chautari.api.endpoint import Endpoint, Reply, Request


def reply_of(request: Request, name: str, query: Mapping[str, str] | None = None, **path: str) -> Reply:
    """The reply of the endpoint called `name`. Raises its Problem; empty values of the query are left out."""
    endpoint = endpoint_of(name)
    values = endpoint.values(path, urlencode({key: value for key, value in (query or {}).items() if value}))
    reply: Reply = resolve_name(endpoint.answer)(replace(request, values=values))
    return reply


def answer(reply: Reply) -> Any:
    """The JSON of a reply."""
    return json.loads(gzip.decompress(reply.body) if reply.gzipped else reply.body)


def endpoint_of(name: str) -> Endpoint:
    """The endpoint called `name`."""
    from chautari.api.endpoints import ENDPOINTS

    return next(endpoint for endpoint in ENDPOINTS if endpoint.name == name)
