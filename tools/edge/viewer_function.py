"""Runs a CloudFront Function at viewer-request: the template's own JavaScript, in QuickJS.

Event and return value as in
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
The runtime has less than QuickJS (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html);
tests/template/test_site.py looks for statements that it refuses.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import quickjs

from tools.edge.messages import Request, Response

Parameters = list[tuple[str, str | None]]


class FunctionFailed(Exception):
    """The function threw, or returned what is no request and no response. CloudFront answers 503."""


def run(code: str, request: Request) -> Request | Response:
    """What `code` makes of `request`: the request to go on with, or the response to give. Raises FunctionFailed."""
    # A context is bound to its thread, and is made in 0.4 ms.
    context = quickjs.Context()
    try:
        context.eval(code)
        returned = json.loads(context.eval(f"JSON.stringify(handler({json.dumps(_event(request))}))"))
    except (quickjs.JSException, ValueError, TypeError) as error:
        raise FunctionFailed(str(error)) from error
    if "statusCode" in returned:
        return _response(returned)
    headers = _values(returned["headers"])
    if cookies := _joined(returned["cookies"], "; "):
        headers["cookie"] = cookies
    return replace(request, path=returned["uri"], query=_joined(returned["querystring"], "&"), headers=headers)


def parameters(query: str) -> Parameters:
    """Names and values of a query as sent; a value is None where there is no equals sign."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(name, value if equals else None) for name, equals, value in pairs]


def _event(request: Request) -> dict[str, Any]:
    return {
        "version": "1.0",
        "context": {"eventType": "viewer-request"},
        "viewer": {"ip": request.client},
        "request": {
            "method": request.method,
            "uri": request.path,
            "querystring": _multi_valued(parameters(request.query)),
            "headers": {name: {"value": value} for name, value in request.headers.items() if name != "cookie"},
            "cookies": _multi_valued(_cookies(request)),
        },
    }


def _multi_valued(named: Iterable[tuple[str, str | None]]) -> dict[str, Any]:
    """The last value of entry name, with all of them under multiValue where there are several."""
    every: dict[str, list[str]] = {}
    for name, value in named:
        every.setdefault(name, []).append(value or "")
    several = {name: [{"value": value} for value in values] for name, values in every.items() if len(values) > 1}
    return {
        name: {"value": values[-1], **({"multiValue": several[name]} if name in several else {})}
        for name, values in every.items()
    }


def _cookies(request: Request) -> Parameters:
    pairs = (pair.strip().partition("=") for pair in request.headers.get("cookie", "").split(";"))
    return [(name, value) for name, _, value in pairs if name]


def _joined(named: Mapping[str, Any], separator: str) -> str:
    """Names and values of a query or of cookies, as they are sent on."""
    return separator.join(
        f"{name}={entry['value']}" if entry["value"] else name
        for name, described in named.items()
        for entry in described.get("multiValue", [described])
    )


def _values(headers: Mapping[str, Any]) -> dict[str, str]:
    return {name: described["value"] for name, described in headers.items()}


def _response(returned: Mapping[str, Any]) -> Response:
    body = returned.get("body", "")
    text = body["data"] if isinstance(body, Mapping) else body
    headers = {**_values(returned.get("headers", {})), "content-length": str(len(text.encode()))}
    return Response(returned["statusCode"], headers, text.encode())
