"""The event that an HTTP API invokes a function with, format 2.0, and what it makes of the function's answer.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from tools.edge.messages import Request, Response, lowered

ROUTE = "$default"


class MalformedAnswer(Exception):
    """The function's answer is none that the gateway understands. It answers 500."""


def event(request: Request, stage: str, path: str, at: float, request_id: str) -> dict[str, Any]:
    """The event for `request`, whose path in the stage is `path`, at `at` (seconds)."""
    # A named stage is part of rawPath; the path comes decoded, the query as it was written.
    raw_path = unquote(path if stage == "$default" else f"/{stage}{path}")
    moment = datetime.fromtimestamp(at, UTC)
    headers = dict(request.headers)
    cookies = [cookie.strip() for cookie in headers.pop("cookie", "").split(";") if cookie.strip()]
    http = {
        "method": request.method,
        "path": raw_path,
        "protocol": "HTTP/1.1",
        "sourceIp": request.client,
        "userAgent": headers.get("user-agent", ""),
    }
    context = {
        "accountId": "anonymous",
        "apiId": "local",
        "domainName": headers.get("host", ""),
        "http": http,
        "requestId": request_id,
        "routeKey": ROUTE,
        "stage": stage,
        "time": moment.strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(at * 1000),
    }
    return {
        "version": "2.0",
        "routeKey": ROUTE,
        "rawPath": raw_path,
        "rawQueryString": request.query,
        "headers": headers,
        "requestContext": context,
        "isBase64Encoded": bool(request.body),
        **({"cookies": cookies} if cookies else {}),
        **({"body": base64.b64encode(request.body).decode()} if request.body else {}),
    }


def response(answered: Any) -> Response:
    """The response that a function's answer stands for. Raises MalformedAnswer.

    An answer without a status code is the body of a 200; names of headers are made lower-case.
    """
    if not isinstance(answered, Mapping) or "statusCode" not in answered:
        body = json.dumps(answered).encode()
        return Response(200, {"content-type": "application/json", "content-length": str(len(body))}, body)
    try:
        text = answered.get("body") or ""
        body = base64.b64decode(text) if answered.get("isBase64Encoded") else text.encode()
        headers = {"content-type": "text/plain;charset=UTF-8", **lowered(answered.get("headers") or {})}
        return Response(int(answered["statusCode"]), {**headers, "content-length": str(len(body))}, body)
    except (TypeError, ValueError, AttributeError) as error:
        raise MalformedAnswer(str(error)) from error
