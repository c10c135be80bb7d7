"""Streamable HTTP of MCP without sessions or streams: a POST of one message, answered by one JSON document."""

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from chautari.api import responses
from chautari.api.endpoint import Request
from chautari.api.http_event import Response
from chautari.api.mcp import server
from chautari.api.mcp.protocol import INVALID_REQUEST, PARSE_ERROR, WITH_BATCHES, RpcError, call_of, require_version
from chautari.api.problems import Problem

# A question of a tool has at most a few hundred bytes; a batch of the revision that has them ten times as many.
LARGEST_BODY = 64 * 1024
MOST_AT_ONCE = 10
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HEADERS = {**responses.COMMON, "Cache-Control": "no-store"}


def answer(event: Mapping[str, Any], request: Request) -> Response:
    """The answer to an HTTP request at /mcp. Raises Problem for another method than POST."""
    method = event["requestContext"]["http"]["method"]
    if method != "POST":
        words = "/mcp is asked with POST: there are no streams, and no sessions to end"
        raise Problem("method-not-allowed", words, allowed=["POST"], headers={"Allow": "POST"})
    headers = {name.lower(): value for name, value in event.get("headers", {}).items()}
    try:
        _require_origin(headers.get("origin"), request.origin)
        version = require_version(headers)
        answered = _answered(_message(event, headers), version, headers, request)
    except RpcError as error:
        return _response(error.status, error.body())
    return Response(202, headers=HEADERS, body="") if answered is None else _response(*answered)


def _require_origin(origin: str | None, ours: str) -> None:
    """Raise RpcError for a page of another site, which a browser was led to send here (DNS rebinding).

    A name that is bound anew has no certificate: over https the origin that we were called by is our own. A page on
    this computer may ask as well.
    """
    if origin is None:
        return
    site = urlsplit(origin)
    is_ours = site.scheme == "https" and origin.lower() == ours.lower()
    if not is_ours and site.hostname not in LOOPBACK:
        raise RpcError(INVALID_REQUEST, "a page of another site may not ask /mcp", 403)


def _message(event: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
    """The message or batch of the body. Raises RpcError."""
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RpcError(INVALID_REQUEST, "the body has to be application/json", 415)
    text = event.get("body") or ""
    body = base64.b64decode(text) if event.get("isBase64Encoded") else text.encode(errors="replace")
    if len(body) > LARGEST_BODY:
        raise RpcError(INVALID_REQUEST, f"the body is larger than {LARGEST_BODY} bytes", 413)
    try:
        message = json.loads(body)
        json.dumps(message, ensure_ascii=False).encode()  # half a character of UTF-16 could not be given back
    except (ValueError, RecursionError):
        raise RpcError(PARSE_ERROR, "the body is no JSON") from None
    return message


def _answered(message: Any, version: str, headers: Mapping[str, str], request: Request) -> tuple[int, object] | None:
    """Status and body for a message or batch; None where nothing is to be said. Raises RpcError."""
    if not isinstance(message, list):
        return _of_message(message, headers, request)
    if version != WITH_BATCHES or not 0 < len(message) <= MOST_AT_ONCE:
        words = f"a batch of 1 to {MOST_AT_ONCE} messages is taken of MCP {WITH_BATCHES}, and of no other"
        raise RpcError(INVALID_REQUEST, words)
    answers = [answered[1] for answered in (_of_batch(part, headers, request) for part in message) if answered]
    return (200, answers) if answers else None


def _of_batch(message: Any, headers: Mapping[str, str], request: Request) -> tuple[int, object] | None:
    try:
        return _of_message(message, headers, request)
    except RpcError as error:
        return 200, error.body()


def _of_message(message: Any, headers: Mapping[str, str], request: Request) -> tuple[int, object] | None:
    try:
        call = call_of(message, headers)
        if call is None or call.id is None:
            return None
        return 200, {"jsonrpc": "2.0", "id": call.id, "result": server.result_of(call, request)}
    except RpcError as error:
        return error.status, error.body(message.get("id") if isinstance(message, dict) else None)


def _response(status: int, body: object) -> Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(status, "application/json", text, HEADERS)
