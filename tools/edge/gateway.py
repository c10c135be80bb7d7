"""An HTTP API of API Gateway: stage, throttle, limits and CORS before and after the function that it invokes."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from tools.edge import gateway_cors, payload
from tools.edge.declared import HttpApi
from tools.edge.messages import Request, Response
from tools.edge.token_bucket import TokenBucket

# https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
LARGEST_HEAD, LARGEST_BODY = 10_240, 10_000_000
# https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
LARGEST_ANSWER = 6 * 1024 * 1024
Invoke = Callable[[dict[str, Any]], Any]


class InvocationFailed(Exception):
    """The function threw, or its time was up. The gateway answers 500."""


class InvocationThrottled(Exception):
    """Lambda has no room for another invocation. The gateway answers 503."""


class Gateway:
    """The API `declared` in front of the function that `invoke` invokes; `now` is in seconds.

    `scheme` is what it says it was called by; in AWS always https.
    """

    def __init__(self, declared: HttpApi, invoke: Invoke, now: Callable[[], float], scheme: str = "https") -> None:
        self.declared, self.invoke, self.now, self.scheme = declared, invoke, now, scheme
        self.bucket = TokenBucket(declared.rate, declared.burst, now)
        self.routes = {key: TokenBucket(*limits, now) for key, limits in declared.routes.items()}

    @property
    def base(self) -> str:
        """The path that addresses begin with: the stage, and nothing for $default."""
        return "" if self.declared.stage == "$default" else f"/{self.declared.stage}"

    def answer(self, request: Request) -> Response:
        """The answer to a client of the gateway."""
        request_id = str(uuid4())
        response = self._answered(request, request_id).adding(apigw_requestid=request_id)
        return replace(response, body=b"") if request.method == "HEAD" else response

    def _answered(self, request: Request, request_id: str) -> Response:
        if not f"{request.path}/".startswith(f"{self.base}/"):
            return _words_of_its_own(404, "Not Found")
        route = route_of(self.routes, request.method, request.path.removeprefix(self.base))
        if not self.routes.get(route, self.bucket).take():
            return _words_of_its_own(429, "Too Many Requests")
        if too_large := _too_large(request):
            return too_large
        cors = self.declared.cors
        if cors and (preflight := gateway_cors.preflight(cors, request)):
            return preflight
        response = self._integrated(request, request_id)
        return gateway_cors.applied(cors, request, response) if cors else response

    def _integrated(self, request: Request, request_id: str) -> Response:
        """https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html"""
        forwarded = replace(request, headers={**request.headers, "x-forwarded-proto": self.scheme})
        path = request.path.removeprefix(self.base) or "/"
        event = payload.event(forwarded, self.declared.stage, path, self.now(), request_id)
        try:
            answered = self.invoke(event)
            if len(json.dumps(answered)) > LARGEST_ANSWER:
                raise InvocationFailed("the answer is larger than Lambda returns")
            return payload.response(answered)
        except (InvocationFailed, payload.MalformedAnswer):
            return _words_of_its_own(500, "Internal Server Error")
        except InvocationThrottled:
            # Not documented for HTTP APIs; 503 is what its own failures are.
            return _words_of_its_own(503, "Service Unavailable")


def route_of(keys: Iterable[str], method: str, path: str) -> str:
    """The key of the route that takes a request: a full match, else the longest with a greedy end, else $default.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
    """
    taking = [key for key in keys if _takes(key, method, path)]
    return max(taking, key=lambda key: ("{proxy+}" not in key, len(key)), default="$default")


def _takes(key: str, method: str, path: str) -> bool:
    declared_method, _, declared = key.partition(" ")
    start, greedy, _ = declared.partition("{proxy+}")
    is_path = path.startswith(start) and path != start if greedy else path == declared
    return declared_method in ("ANY", method) and is_path


def _too_large(request: Request) -> Response | None:
    head = len(request.method) + len(request.path) + len(request.query)
    head += sum(len(name) + len(value) for name, value in request.headers.items())
    if head > LARGEST_HEAD:
        return _words_of_its_own(431, "Request Header Fields Too Large")
    return _words_of_its_own(413, "Request Entity Too Large") if len(request.body) > LARGEST_BODY else None


def _words_of_its_own(status: int, message: str) -> Response:
    body = json.dumps({"message": message}, separators=(",", ":")).encode()
    return Response(status, {"content-type": "application/json", "content-length": str(len(body))}, body)
