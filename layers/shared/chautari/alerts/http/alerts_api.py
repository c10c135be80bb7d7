"""The HTTP API of alerts: five addresses, JSON in and out, problems as everywhere, nothing cached."""

import base64
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from chautari.alerts.http.subscribing import Desk
from chautari.alerts.job import PATH
from chautari.alerts.push.push_key import PushKey
from chautari.api import responses
from chautari.api.problems import MEDIA_TYPE, Problem
from chautari.dynamodb.table import Table

LARGEST_BODY = 4096
PUSH_KEY = f"{PATH}/push-key"
HEADERS = {**responses.COMMON, "Cache-Control": "no-store"}
_OF_ONE = re.compile(rf"{PATH}/(?P<id>alert_[0-9a-f]{{24}})(?P<rest>/confirm)?")
GatewayAnswer = dict[str, Any]


def answer(
    event: Mapping[str, Any], connect: Callable[[], Table], now: datetime, push_key: Callable[[], PushKey | None]
) -> GatewayAnswer:
    """The answer to a request (HTTP API payload 2.0)."""
    context = event["requestContext"]
    path = str(event["rawPath"]).removeprefix(f"/{context['stage']}")
    headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
    try:
        desk = Desk(connect(), now, _origin(headers), push_key)
        status, body = _answered(context["http"]["method"], path, headers, event, desk)
    except Problem as problem:
        return _response(problem.status, problem.body(path), {**problem.headers, "Content-Type": MEDIA_TYPE})
    return _response(status, body, {"Content-Type": "application/json"})


def _answered(
    method: str, path: str, headers: Mapping[str, str], event: Mapping[str, Any], desk: Desk
) -> tuple[int, object]:
    if path == PATH:
        _require_method(method, path, "POST")
        return 201, desk.subscribe(_body(headers, event))
    if path == PUSH_KEY:
        _require_method(method, path, "GET")
        return 200, desk.public_key()
    named = _OF_ONE.fullmatch(path)
    if named is None:
        raise Problem("not-found", f"nothing is at {path[:100]}", allowed=[PATH, PUSH_KEY, f"{PATH}/{{id}}"])
    secret = headers.get("authorization", "").removeprefix("Bearer ").strip()
    if named["rest"]:
        _require_method(method, path, "POST")
        return 200, desk.confirm(named["id"], secret, _body(headers, event))
    _require_method(method, path, "GET", "DELETE")
    if method == "GET":
        return 200, desk.show(named["id"], secret)
    desk.delete(named["id"], secret)
    return 204, None


def _require_method(method: str, path: str, *allowed: str) -> None:
    if method not in allowed:
        words = f"{path[:100]} takes {' and '.join(allowed)}"
        raise Problem("method-not-allowed", words, allowed=allowed, headers={"Allow": ", ".join(allowed)})


def _body(headers: Mapping[str, str], event: Mapping[str, Any]) -> Mapping[str, Any]:
    """The JSON object of a request. Only a script of this origin can send the type from a browser (CORS)."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Problem("bad-body", "the body has to be application/json")
    text = event.get("body") or ""
    raw = base64.b64decode(text) if event.get("isBase64Encoded") else text.encode(errors="replace")
    if len(raw) > LARGEST_BODY:
        raise Problem("bad-body", f"the body is larger than {LARGEST_BODY} bytes")
    try:
        body = json.loads(raw)
        # Half of a pair of surrogates can be escaped in JSON, but neither compared nor sent back.
        json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise Problem("bad-body", "the body is no JSON object")
    return body


def _origin(headers: Mapping[str, str]) -> str:
    host = headers.get("x-forwarded-host") or headers.get("host", "")
    return f"{headers.get('x-forwarded-proto', 'https')}://{host}"


def _response(status: int, body: object, headers: Mapping[str, str]) -> GatewayAnswer:
    text = "" if body is None else json.dumps(body, ensure_ascii=False)
    return {"statusCode": status, "headers": {**HEADERS, **headers}, "body": text, "isBase64Encoded": False}
