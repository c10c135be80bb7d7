"""Applies a response headers policy.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
"""

from fnmatch import fnmatchcase

from tools.edge.messages import Request, Response
from tools.edge.policies import Cors, HeadersPolicy


def apply(policy: HeadersPolicy, request: Request, response: Response) -> Response:
    """`response` with the headers of `policy`, for the viewer's `request`."""
    response = response.without(*policy.removed)
    added = {
        name: value for name, (value, overrides) in policy.added.items() if overrides or name not in response.headers
    }
    response = Response(response.status, {**response.headers, **added}, response.body)
    return _with_cors(policy.cors, request, response) if policy.cors else response


def _with_cors(cors: Cors, request: Request, response: Response) -> Response:
    """CORS headers are added for a request that names its origin; those of the origin server stay or go as a whole."""
    origin = request.headers.get("origin")
    theirs = [name for name in response.headers if name.startswith("access-control-")]
    if origin is None or (theirs and not cors.override):
        return response
    allowed = next((pattern for pattern in cors.origins if fnmatchcase(origin, pattern)), None)
    if allowed is None:
        return response.without(*theirs)
    is_preflight = request.method == "OPTIONS" and "access-control-request-method" in request.headers
    headers = {
        **response.without(*theirs).headers,
        "access-control-allow-origin": "*" if allowed == "*" else origin,
        **cors.every,
        **(cors.preflight if is_preflight else {}),
    }
    return Response(response.status, headers, response.body)
