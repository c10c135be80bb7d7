"""The protocol's own client library against the read function: both eras, through its streamable HTTP transport."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
import pytest
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client

from chautari.dynamodb.table import Table
from tests.api.conftest import Answer, event_of

Call = Callable[[Mapping[str, Any]], Answer]


class Function(httpx2.AsyncBaseTransport):
    """The read function as the transport of an HTTP client: no socket is opened."""

    def __init__(self, call: Call) -> None:
        self.call, self.statuses = call, list[int]()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The function's answer to a request."""
        headers = {**request.headers, "x-forwarded-host": request.url.host}
        event = event_of(request.url.path, request.method, headers)
        answer = self.call({**event, "body": (await request.aread()).decode()})
        self.statuses.append(answer.status)
        return httpx2.Response(answer.status, headers=dict(answer.headers), content=answer.raw)


@asynccontextmanager
async def connected(call: Call, mode: str) -> AsyncIterator[tuple[Client, Function]]:
    function = Function(call)
    async with httpx2.AsyncClient(transport=function) as http:
        transport = streamable_http_client("https://site.example/mcp", http_client=http)
        async with Client(transport, mode=mode) as client:
            yield client, function


@pytest.mark.parametrize(("mode", "version"), [("legacy", "2025-11-25"), ("auto", "2026-07-28")])
def test_the_client_library_finds_the_tools_and_uses_them(stocked: Table, call: Call, mode: str, version: str) -> None:
    async def talk() -> None:
        async with connected(call, mode) as (client, function):
            assert client.protocol_version == version
            assert len((await client.list_tools()).tools) == 6
            # The library checks the answer against the tool's outputSchema.
            result = await client.call_tool("gold_and_silver_price", {})
            assert result.structured_content is not None
            assert result.structured_content["facts"][0]["value"] == "306800"
            assert "2026-08-17" in result.content[0].text  # type: ignore[union-attr]
            refused = await client.call_tool("exchange_rate", {"codes": "AAA"})
            assert refused.is_error
            assert "Nepal Rastra Bank does not list" in refused.content[0].text  # type: ignore[union-attr]
        assert set(function.statuses) <= {200, 202}

    anyio.run(talk)
