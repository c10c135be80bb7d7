"""The played edge for tests: today's template or that before decision 21, a clock by hand, any function behind it."""

import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.support import template_file
from tests.support.factories import LambdaContext
from tools.edge.declared import Declared
from tools.edge.distribution import Distribution
from tools.edge.gateway import Gateway
from tools.edge.messages import Request, Response

BEFORE = template_file.ROOT / "tests" / "fixtures" / "edge" / "template-before.yaml"
STAGE = "0a1b2c3d-0000-4000-8000-0123456789ab"
PSEUDO = {
    "AWS::StackId": f"arn:aws:cloudformation:ap-south-1:123456789012:stack/chautari-dev/{STAGE}",
    "AWS::StackName": "chautari-dev",
    "AWS::Region": "ap-south-1",
    "AWS::URLSuffix": "amazonaws.com",
}
ORIGIN = "https://another.example"
Invoke = Callable[[dict[str, Any]], Any]


@dataclass
class Clock:
    """Seconds that pass by hand."""

    seconds: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Edge:
    """A distribution before a gateway before `invoke`; `events` are what the function was invoked with."""

    body: dict[str, Any]
    invoke: Invoke
    clock: Clock = field(default_factory=Clock)
    events: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        declared = Declared(self.body, PSEUDO)
        self.gateway = Gateway(declared.http_api(), self._invoked, self.clock)
        origins = {"api": self.gateway.answer, "assets": _no_assets}
        self.distribution = Distribution(declared.site(), origins, self.clock)

    def _invoked(self, event: dict[str, Any]) -> Any:
        self.events.append(event)
        return self.invoke(json.loads(json.dumps(event)))

    def get(self, address: str, method: str = "GET", **headers: str) -> Response:
        """The edge's answer to a browser; underscores in names of headers stand for hyphens."""
        path, _, query = address.partition("?")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.distribution.answer(Request(method, path, query, {"host": "site.example", **named}))


@cache
def today() -> dict[str, Any]:
    """The project's template."""
    return template_file.load()


@cache
def before() -> dict[str, Any]:
    """The edge as it was declared before decision 21."""
    return template_file.load(BEFORE)


def answering(status: int = 200, body: str = "{}", **headers: str) -> Invoke:
    """A function that gives one answer for ever."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda event: {"statusCode": status, "headers": named, "body": body, "isBase64Encoded": False}


def read_function(event: dict[str, Any]) -> Any:
    """What the read function answers, from the table of this process."""
    return importlib.import_module("functions.api.app").handler(event, LambdaContext())


def failing(error: type[Exception]) -> Invoke:
    """A function that raises `error`."""

    def fail(event: dict[str, Any]) -> Any:
        raise error

    return fail


def may_be_read(response: Response) -> bool:
    """Whether a browser hands the answer to a script of another site."""
    return response.headers.get("access-control-allow-origin") in ("*", ORIGIN)


def _no_assets(request: Request) -> Response:
    return Response(403, {"content-length": "0"})
