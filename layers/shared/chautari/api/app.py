"""API application: one resolver for all endpoints, and error handling: a problem, or a logged and counted bug."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pkgutil import resolve_name

from aws_lambda_powertools import Logger
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError

from chautari.api import responses
from chautari.api.endpoint import Endpoint, Reply, Request
from chautari.api.problems import Problem, newer_data
from chautari.api.reply_cache import ReplyCache
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.schema import NewerItem
from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor

METHODS = ["GET", "HEAD"]
# Below these are pages for people, the web client.
PAGES = ("/ne", "/en")
# Below these is what other sites show.
EMBEDS = ("/embed/", "/badge/")


class Api(APIGatewayHttpResolver):
    """The endpoints, answered from the table of `connect` at the instant of `now`; from `replies` what it still has."""

    def __init__(
        self,
        endpoints: Iterable[Endpoint],
        connect: Callable[[], Table],
        now: Callable[[], datetime],
        logger: Logger,
        replies: ReplyCache | None = None,
    ) -> None:
        super().__init__()
        self.endpoints = tuple(endpoints)
        self.connect, self.now, self.log = connect, now, logger
        self.floor, self.replies = VersionFloor(), replies
        for endpoint in self.endpoints:
            rule = endpoint.path.replace("{", "<").replace("}", ">")
            self.route(rule, METHODS)(self._handler_of(endpoint))
        self.route("/mcp", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])(self._mcp)
        self.exception_handler(Problem)(self._refuse)
        self.exception_handler(NotFoundError)(self._not_found)
        self.exception_handler(NewerItem)(self._newer)
        self.exception_handler(Exception)(self._unexpected_error)

    def _handler_of(self, endpoint: Endpoint) -> Callable[..., Response[str]]:
        def answer(**path: str) -> Response[str]:
            values = endpoint.values(path, self.current_event.get("rawQueryString") or "")
            headers = self.current_event.headers
            table = cached_for_request(self.connect(), None if endpoint.is_consistent else self.floor)
            request = Request(self.current_event.path, values, table, self.now(), origin=_origin(headers))
            if self.replies is None or endpoint.is_consistent:
                return responses.success(_reply(endpoint, request), headers)
            return responses.success(self.replies.reply(request, partial(_reply, endpoint)), headers)

        return answer

    def _mcp(self) -> Response[str]:
        """The endpoint of language models, which takes POST and is no resource to cache."""
        from chautari.api.mcp import transport

        table, headers = cached_for_request(self.connect(), self.floor), self.current_event.headers
        request = Request("/mcp", {}, table, self.now(), origin=_origin(headers))
        return transport.answer(self.current_event.raw_event, request)

    def _refuse(self, problem: Problem, request_id: str | None = None) -> Response[str]:
        path = self.current_event.path
        if path.startswith(EMBEDS):
            from chautari.api.embeds import embed_refusals

            return embed_refusals.refusal(problem, path, self.current_event.get("rawQueryString") or "")
        if path in ("/", "/embed") or path.startswith(PAGES):
            from chautari.api.pages import problem_page

            return problem_page.page(problem, path)
        return responses.refusal(problem, path, request_id)

    def _not_found(self, _: NotFoundError) -> Response[str]:
        path, method = self.current_event.path, self.current_event.http_method
        if method not in METHODS and any(endpoint.is_at(path) for endpoint in self.endpoints):
            detail = f"{path} is read with GET"
            return self._refuse(Problem("method-not-allowed", detail, allowed=METHODS, headers={"Allow": "GET, HEAD"}))
        paths = [endpoint.path for endpoint in self.endpoints]
        return self._refuse(Problem("not-found", f"nothing is at {path[:100]}", allowed=paths))

    def _newer(self, error: NewerItem) -> Response[str]:
        """The refusal after a rollback, where later code wrote the item: no number is guessed out of it."""
        self.log.warning("newer item", extra={"detail": str(error)})
        return self._refuse(newer_data())

    def _unexpected_error(self, error: Exception) -> Response[str]:
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
    answer = resolve_name(endpoint.answer)
    if "as_of" not in request.values:
        reply: Reply = answer(request)
        return reply
    from chautari.api import as_of

    return as_of.reply(answer, request)
