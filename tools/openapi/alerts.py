"""What of the OpenAPI document is about alerts: their addresses, which take something, and the messages they send."""

from typing import Any

from chautari.alerts.http.alerts_api import PUSH_KEY
from chautari.alerts.http.answer_types import Alert, AlertRequest, Challenge, NewAlert, PushKeyAnswer
from chautari.alerts.job import PATH
from tools.openapi.schema import Components, Schema

TAG = ("alerts", "Be told by a signed webhook or by web push, without an account.")
SECURITY_SCHEMES: Schema = {
    "secret": {"type": "http", "scheme": "bearer", "description": "The secret of the subscription (whsec_...)."}
}
_ID: Schema = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "A subscription.",
    "schema": {"type": "string", "pattern": "^alert_[0-9a-f]{24}$"},
}
_PROBLEM: Schema = {"$ref": "#/components/responses/Problem"}
_HEADERS = {
    "webhook-id": "The same over all attempts at a message: drop one whose id you have.",
    "webhook-timestamp": "Seconds since 1970 of this attempt; one that is five minutes old is a replay.",
    "webhook-signature": "v1, and the base64 of HMAC-SHA256 of id.timestamp.body with the secret.",
}


def paths(components: Components) -> dict[str, Schema]:
    """The addresses of alerts with their operations."""
    request, answer = components.schema_of(AlertRequest), components.schema_of(Alert)
    return {
        PATH: {
            "post": _operation("subscribe", "Subscribe.", "201", components.schema_of(NewAlert), 404, 422, 429)
            | _body(request)
        },
        PUSH_KEY: {
            "get": _operation(
                "pushKey", "The key that a browser subscribes with.", "200", components.schema_of(PushKeyAnswer), 404
            )
        },
        f"{PATH}/{{id}}": {
            "parameters": [_ID],
            "get": _operation("alert", "A subscription and how it fares.", "200", answer, 401, secret=True),
            "delete": _operation("unsubscribe", "Delete a subscription.", "204", None, 401, secret=True),
        },
        f"{PATH}/{{id}}/confirm": {
            "parameters": [_ID],
            "post": _operation("confirmAlert", "Confirm by hand.", "200", answer, 401, 422, secret=True)
            | _body(components.schema_of(Challenge)),
        },
    }


def webhooks() -> dict[str, Schema]:
    """The message that a receiver gets (OpenAPI 3.1, `webhooks`)."""
    types = ("alert.confirm", "rate.first", "rate.change", "rate.corrected", "holiday.tomorrow", "story.new")
    message = {
        "type": "object",
        "required": ["type", "timestamp", "data"],
        "properties": {
            "type": {"enum": list(types)},
            "timestamp": {"type": "string", "format": "date-time"},
            "data": {"type": "object", "required": ["alert", "title"]},
        },
    }
    parameters = [
        {"name": name, "in": "header", "required": True, "description": words, "schema": {"type": "string"}}
        for name, words in _HEADERS.items()
    ]
    responses = {"2XX": {"description": "Taken; of alert.confirm with the challenge. Else it comes again."}}
    post = {"operationId": "told", "summary": "A message.", "tags": [TAG[0]], "parameters": parameters}
    return {"alert": {"post": {**post, **_body(message), "responses": responses}}}


def _body(schema: Schema) -> Schema:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _operation(
    name: str, summary: str, status: str, schema: Schema | None, *problems: int, secret: bool = False
) -> Schema:
    success: dict[str, Any] = {"description": summary}
    if schema:
        success["content"] = {"application/json": {"schema": schema}}
    responses = {status: success, **{str(problem): _PROBLEM for problem in (*problems, 405)}}
    security: Schema = {"security": [{"secret": []}]} if secret else {}
    return {"operationId": name, "summary": summary, "tags": [TAG[0]], **security, "responses": responses}
