"""The CORS configuration of an HTTP API: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html"""

from collections.abc import Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any

from tools.edge.messages import Request, Response


def preflight(configured: Mapping[str, Any], request: Request) -> Response | None:
    """The gateway's own answer to a preflight request, or None for any other.

    It is one only with Origin and Access-Control-Request-Method: what CloudFront does not forward is not there.
    """
    names_method = "access-control-request-method" in request.headers
    if request.method != "OPTIONS" or "origin" not in request.headers or not names_method:
        return None
    lists = {
        "access-control-allow-methods": configured.get("AllowMethods"),
        "access-control-allow-headers": configured.get("AllowHeaders"),
        "access-control-expose-headers": configured.get("ExposeHeaders"),
    }
    headers = {name: ",".join(values) for name, values in lists.items() if values}
    if "MaxAge" in configured:
        headers["access-control-max-age"] = str(configured["MaxAge"])
    return Response(204, {**headers, **_origin(configured, request)})


def applied(configured: Mapping[str, Any], request: Request, response: Response) -> Response:
    """`response` of an integration without CORS headers of its own, and with the configured ones if Origin came."""
    without = response.without(*(name for name in response.headers if name.startswith("access-control-")))
    own = _origin(configured, request)
    if own and configured.get("ExposeHeaders"):
        own["access-control-expose-headers"] = ",".join(configured["ExposeHeaders"])
    return replace(without, headers={**without.headers, **own})


def _origin(configured: Mapping[str, Any], request: Request) -> dict[str, str]:
    origin = request.headers.get("origin")
    patterns = configured.get("AllowOrigins", ())
    if origin is None or not any(fnmatchcase(origin, pattern) for pattern in patterns):
        return {}
    return {"access-control-allow-origin": "*" if "*" in patterns else origin}
