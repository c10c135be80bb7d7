"""A request as the HTTP API hands it over (payload 2.0), and a response as it takes one back.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class HttpEvent(NamedTuple):
    """A request; names of headers are in small letters, `query` is as it was sent, and `raw` the whole event."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    raw: Mapping[str, Any]


def of_lambda(event: Mapping[str, Any]) -> HttpEvent:
    """The request of an event. A stage with a name stands before the path that it is asked for."""
    context = event["requestContext"]
    stage = context.get("stage", "$default")
    path = event["rawPath"] if stage == "$default" else event["rawPath"].removeprefix(f"/{stage}")
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return HttpEvent(context["http"]["method"].upper(), path, event.get("rawQueryString") or "", headers, event)


@dataclass(slots=True)
class Response:
    """A response: `body` is text, or base64 if `base64_encoded`."""

    status_code: int
    content_type: str = ""
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    base64_encoded: bool = False

    def as_event(self) -> dict[str, Any]:
        """What the HTTP API takes."""
        about = {"Content-Type": self.content_type} if self.content_type else {}
        return {
            "statusCode": self.status_code,
            "headers": {**about, **self.headers},
            "body": self.body,
            "isBase64Encoded": self.base64_encoded,
        }
