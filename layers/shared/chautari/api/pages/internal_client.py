"""Internal client of pages: calls an endpoint as a client would, without the network."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import replace
from pkgutil import resolve_name
from typing import Any
from urllib.parse import urlencode

from chautari.api import responses
from chautari.api.endpoint import Endpoint, Reply, Request
from chautari.web import layout
from chautari.web.locales import Locale

MEDIA_TYPE = "text/html; charset=utf-8"
HEADERS = {"Content-Security-Policy": layout.POLICY}


def ask(request: Request, name: str, query: Mapping[str, str] | None = None, **path: str) -> Reply:
    """The reply of the endpoint called `name`. Raises its Problem; empty values of the query are left out."""
    endpoint = _endpoint(name)
    values = endpoint.values(path, urlencode({key: value for key, value in (query or {}).items() if value}))
    reply: Reply = resolve_name(endpoint.answer)(replace(request, values=values))
    return reply


def bar(request: Request) -> dict[str, str]:
    """The least status in the page's request, as parameters for its calls."""
    return {"min_status": request.values["min_status"]} if "min_status" in request.values else {}


def answer(reply: Reply) -> Any:
    """The JSON of a reply."""
    return json.loads(gzip.decompress(reply.body) if reply.gzipped else reply.body)


def language(request: Request) -> Locale:
    """The language of the requested page."""
    return language_of(request.path)


def language_of(path: str) -> Locale:
    """The language of an address; Nepali at the root."""
    return Locale("en" if path.split("/")[1] == "en" else "ne")


def shown(page: layout.WebPage, request: Request, headers: Mapping[str, str]) -> Reply:
    """A page as a reply, cached as long as the answers that it was made of: `headers` are theirs."""
    body = layout.document(page, language(request), request.origin).encode()
    return Reply(body, responses.tag_of(body), MEDIA_TYPE, headers={**headers, **HEADERS})


def _endpoint(name: str) -> Endpoint:
    from chautari.api.endpoints import ENDPOINTS

    return next(endpoint for endpoint in ENDPOINTS if endpoint.name == name)
