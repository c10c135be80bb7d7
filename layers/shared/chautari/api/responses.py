"""HTTP responses: compression, entity tags, and the headers of every answer."""

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping

from chautari.api.endpoint import Reply
from chautari.api.http_event import Response
from chautari.api.problems import MEDIA_TYPE, Problem

# On every answer, also to a request without Origin: CloudFront keeps it for those that come with one. The gateway would
# drop these if it had a CorsConfiguration (docs/decisions/0021-the-edge.md).
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Age, ETag, Link, Retry-After"}
# An answer is data: a browser that shows it loads, frames and runs nothing, and comes back by https only.
# https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
SECURITY = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
COMMON = {**CORS, **SECURITY}
# Of what other sites show: X-Frame-Options cannot allow all (RFC 7034), so that it is left out, and the policy of the
# answer says who may frame it. A page that is isolated (COEP) takes no picture without the other header.
FRAMABLE = {
    **{name: value for name, value in COMMON.items() if name != "X-Frame-Options"},
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Whoever has the answer has its other headers (RFC 9110, 15.4.5); CORS is looked at in each answer.
OF_NOT_MODIFIED = ("Access-Control-Allow-Origin", "Cache-Control", "ETag", "Vary")
FRESH = {"Cache-Control": "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400"}


def of_json(value: object, headers: Mapping[str, str] | None = None) -> Reply:
    """`value` as a reply of compact JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(text, tag_of(text), headers=headers or {})


def tag_of(body: bytes) -> str:
    """The entity tag of a body before compression."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def success(reply: Reply, request_headers: Mapping[str, str]) -> Response:
    """The response to a client with the headers `asked`: 304 if it has the answer, gzipped if it accepts that."""
    # Weak, because the same tag stands for the compressed and the plain body (RFC 9110, 8.8.3.3).
    common = FRAMABLE if reply.framable else COMMON
    headers = {**common, **FRESH, **reply.headers, "ETag": f"W/{reply.etag}", "Vary": "Accept-Encoding"}
    if _matches(request_headers.get("if-none-match", ""), reply.etag):
        return Response(304, headers={name: headers[name] for name in OF_NOT_MODIFIED}, body="")
    if reply.packed:
        return _binary(reply.media_type, reply.body, headers)
    if not _accepts_gzip(request_headers.get("accept-encoding", "")):
        body = gzip.decompress(reply.body) if reply.gzipped else reply.body
        return Response(200, reply.media_type, body.decode(), headers)
    packed = reply.body if reply.gzipped else gzip.compress(reply.body, 6, mtime=0)
    return _binary(reply.media_type, packed, {**headers, "Content-Encoding": "gzip"})


def _binary(media_type: str, body: bytes, headers: Mapping[str, str]) -> Response:
    """A response of bytes, which reach the gateway as base64."""
    response = Response(200, media_type, base64.b64encode(body).decode(), dict(headers))
    response.base64_encoded = True
    return response


def refusal(problem: Problem, instance: str, request_id: str | None = None) -> Response:
    """A problem as a response; not cached."""
    body = problem.body(instance)
    if request_id:
        body["request_id"] = request_id
    headers = {**COMMON, **problem.headers, "Cache-Control": "no-store"}
    return Response(problem.status, MEDIA_TYPE, json.dumps(body, ensure_ascii=False), headers)


def _matches(if_none_match: str, etag: str) -> bool:
    """Weak comparison with each tag of a list (RFC 9110, 13.1.2)."""
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or tags == ["*"]


def _accepts_gzip(accept_encoding: str) -> bool:
    """Whether gzip is among the codings and not refused by `q=0` (RFC 9110, 12.5.3)."""
    weights = {}
    for coding in accept_encoding.lower().split(","):
        name, _, weight = coding.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    weight = weights.get("gzip", weights.get("*", "q=0"))
    return weight.rstrip("0.") != "q="
