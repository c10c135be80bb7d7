"""API application: one entry for all endpoints, and error handling: a problem, or a logged and counted bug."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pkgutil import resolve_name
from typing import Any

from aws_lambda_powertools import Logger

from chautari.api import http_event, responses
from chautari.api.endpoint import Endpoint, Reply, Request
from chautari.api.http_event import HttpEvent, Response
from chautari.api.problems import Problem, newer_data
from chautari.api.reply_cache import ReplyCache
from chautari.api.routes import Routes
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.schema import NewerItem
from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor

METHODS = ["GET", "HEAD"]
MCP_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
NO_REQUEST = HttpEvent("", "", "", {}, {})
# Below these are pages for people, the web client.
PAGES = ("/ne", "/en")
# Below these is what other sites show.
EMBEDS = ("/embed/", "/badge/")


class Api:
    """The endpoints, answered from the table of `connect` at the instant of `now`; from `replies` what it still has.

    One request at a time.
    """

    def __init__(
        self,
        endpoints: Iterable[Endpoint],
        connect: Callable[[], Table],
        now: Callable[[], datetime],
        logger: Logger,
        replies: ReplyCache | None = None,
    ) -> None:
        self.endpoints = tuple(endpoints)
        self.connect, self.now, self.log = connect, now, logger
        self.floor, self.replies = VersionFloor(), replies
        self._routes = Routes(self.endpoints)
        self.current_event = NO_REQUEST
        self.lambda_context: Any = None

    def resolve(self, event: Mapping[str, Any], context: Any) -> dict[str, Any]:
        """The answer to an event of the HTTP API."""
        self.current_event, self.lambda_context = http_event.of_lambda(event), context
        try:
            response = self._response()
        except Problem as problem:
            response = self._refuse(problem)
        except NewerItem as error:
            response = self._newer(error)
        except Exception as error:
            response = self._unexpected_error(error)
        return response.as_event()

    def _response(self) -> Response:
        if self.current_event.path == "/mcp" and self.current_event.method in MCP_METHODS:
            return self._mcp()
        match = self._routes.match(self.current_event.path)
        if match is None or self.current_event.method not in METHODS:
            raise self._not_found()
        return self._answer(*match)

    def _answer(self, endpoint: Endpoint, path: Mapping[str, str]) -> Response:
        values, headers = endpoint.values(path, self.current_event.query), self.current_event.headers
        table = cached_for_request(self.connect(), None if endpoint.is_consistent else self.floor)
        request = Request(self.current_event.path, values, table, self.now(), origin=_origin(headers))
        if self.replies is None or endpoint.is_consistent:
            return responses.success(_reply(endpoint, request), headers)
        return responses.success(self.replies.reply(request, partial(_reply, endpoint)), headers)

    def _mcp(self) -> Response:
        """The endpoint of language models, which takes POST and is no resource to cache."""
        from chautari.api.mcp import transport

        table, headers = cached_for_request(self.connect(), self.floor), self.current_event.headers
        request = Request("/mcp", {}, table, self.now(), origin=_origin(headers))
        return transport.answer(self.current_event.raw, request)

    def _refuse(self, problem: Problem, request_id: str | None = None) -> Response:
        path = self.current_event.path
        if path.startswith(EMBEDS):
            from chautari.api.embeds import embed_refusals

            return embed_refusals.refusal(problem, path, self.current_event.query)
        if path in ("/", "/embed") or path.startswith(PAGES):
            from chautari.api.pages import problem_page

            return problem_page.page(problem, path)
        return responses.refusal(problem, path, request_id)

    def _not_found(self) -> Problem:
        path = self.current_event.path
        if self.current_event.method not in METHODS and any(endpoint.is_at(path) for endpoint in self.endpoints):
            detail = f"{path} takes GET and HEAD"
            return Problem("method-not-allowed", detail, allowed=METHODS, headers={"Allow": "GET, HEAD"})
        paths = [endpoint.path for endpoint in self.endpoints]
        return Problem("not-found", f"nothing is at {path[:100]}", allowed=paths)

    def _newer(self, error: NewerItem) -> Response:
        """The refusal after a rollback, where later code wrote the item: no number is guessed out of it."""
        self.log.warning("newer item", extra={"detail": str(error)})
        return self._refuse(newer_data())

    def _unexpected_error(self, error: Exception) -> Response:
        """The response to a bug of ours, without internals. The metric and the gateway's 5xx keep the alarm."""
        from chautari.api.metrics import count_unexpected_error

        self.log.exception("unexpected error", exc_info=error)
        count_unexpected_error()
        request_id = getattr(self.lambda_context, "aws_request_id", None)
        problem = Problem("unexpected", "The error has been logged under its request_id.")
        return self._refuse(problem, request_id)


def _origin(headers: Mapping[str, str]) -> str:
    """The origin that the caller requested: the CDN's name, not the gateway's; empty if no header states it."""
    host = headers.get("x-forwarded-host") or headers.get("host")
    return f"{headers.get('x-forwarded-proto', 'https')}://{host}" if host else ""


def _reply(endpoint: Endpoint, request: Request) -> Reply:
    if endpoint.composed_of:
        from chautari.api import composed_replies

        if composed := composed_replies.reply(endpoint, request):
            return composed
    answer = resolve_name(endpoint.answer)
    if "as_of" not in request.values:
        reply: Reply = answer(request)
        return reply
    from chautari.api import as_of

    return as_of.reply(answer, request)
