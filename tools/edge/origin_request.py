"""The request that CloudFront sends to an origin.

What the cache policy does not name is not sent, but for what CloudFront itself says and what a body needs:
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior
"""

from dataclasses import replace

from tools.edge.cache import Entry, accept_encoding, cookies_of, query_of
from tools.edge.declared import Behaviour
from tools.edge.messages import Request

VIA = "2.0 edge.cloudfront.net (CloudFront)"
OF_THE_BODY = ("content-length", "content-type")
CONDITIONS = ("if-none-match", "if-modified-since")


def to_origin(request: Request, behaviour: Behaviour, stale: Entry | None) -> Request:
    """What the origin is asked for a viewer's `request`; of a `stale` entry, whether it still holds."""
    policy = behaviour.cache
    sends_all = behaviour.sends_all
    named = {name: value for name, value in request.headers.items() if sends_all or policy.headers.includes(name)}
    passed = {name: request.headers[name] for name in OF_THE_BODY if name in request.headers}
    forwarded_for = ", ".join(filter(None, (request.headers.get("x-forwarded-for"), request.client)))
    headers = {
        **passed,
        **named,
        **_conditions(request, stale),
        "host": behaviour.origin.domain,
        "user-agent": "Amazon CloudFront",
        "via": VIA,
        "x-forwarded-for": forwarded_for,
        "accept-encoding": accept_encoding(request, policy),
        "cookie": cookies_of(request, policy),
    }
    return replace(
        request,
        path=behaviour.origin.path + request.path,
        query=request.query if sends_all else query_of(request, policy),
        headers={name: value for name, value in headers.items() if value},
    )


def _conditions(request: Request, stale: Entry | None) -> dict[str, str]:
    """https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#RequestCustomConditionalGETs"""
    if stale is None:
        return {name: request.headers[name] for name in CONDITIONS if name in request.headers}
    kept = stale.response.headers
    pairs = (("if-none-match", kept.get("etag")), ("if-modified-since", kept.get("last-modified")))
    return {name: value for name, value in pairs if value}
