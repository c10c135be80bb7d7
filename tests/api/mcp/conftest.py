"""POST of MCP messages to the read function."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.api.conftest import Answer, event_of

Post = Callable[..., Answer]
Use = Callable[..., dict[str, Any]]
SITE = {"X-Forwarded-Host": "site.example"}


@pytest.fixture
def post(call: Callable[[Mapping[str, Any]], Answer]) -> Post:
    """POST a message, or bytes as they are, as `post({...}, **{"MCP-Protocol-Version": "2025-11-25"})`."""

    def post(message: object, method: str = "POST", **headers: str) -> Answer:
        body = message if isinstance(message, str) else json.dumps(message)
        named = {"Content-Type": "application/json", **SITE, **headers}
        return call({**event_of("/mcp", method, named), "body": body})

    return post


@pytest.fixture
def use(post: Post) -> Use:
    """The result of a tool, as `use("convert", amount="1")`; an argument `from` is written `from_`."""

    def use(tool: str, **arguments: object) -> dict[str, Any]:
        named = {name.rstrip("_"): value for name, value in arguments.items()}
        answer = post(asking("tools/call", name=tool, arguments=named))
        assert answer.status == 200, answer.text
        result: dict[str, Any] = answer.json["result"]
        return result

    return use


def asking(method: str, **params: object) -> dict[str, Any]:
    """A request of JSON-RPC."""
    return {"jsonrpc": "2.0", "id": 7, "method": method, "params": params}
