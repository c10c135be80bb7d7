"""The read function as a caller sees it: events of the HTTP API in, answers out, over the template's own table."""

import base64
import gzip
import importlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from moto import mock_aws

from chautari.dynamodb import reading_table
from chautari.dynamodb.table import Table
from chautari.dynamodb.writing_table import connect
from chautari.search import served_index
from chautari.search.indexing.job import EVENT, IndexBuilder
from chautari.search.served_index import ServedIndex
from chautari.search.store.index_shelf import FolderShelf
from tests.api import data
from tests.api.metered import metered_api
from tests.api.news import data as news_data
from tests.support import played_edge, template_file
from tests.support.editions import NOON
from tests.support.factories import LambdaContext
from tests.support.template_table import create_table
from tools.bench.requests import Meter
from tools.drill.memory_news import NewsTable


@dataclass(frozen=True)
class Answer:
    """What the function returned for one request."""

    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def text(self) -> str:
        """The body, unpacked."""
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.raw) if packed else self.raw).decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.text)


EVENTS = template_file.ROOT / "events"
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "ap-south-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "POWERTOOLS_METRICS_NAMESPACE": "chautari",
    "POWERTOOLS_SERVICE_NAME": "api",
}


@contextmanager
def table_in_memory(name: str) -> Iterator[Table]:
    """The template's table, empty, in an AWS in memory."""
    with pytest.MonkeyPatch.context() as environment, mock_aws():
        for variable, value in ENVIRONMENT.items():
            environment.setenv(variable, value)
        client = boto3.client("dynamodb")
        yield Table(client, create_table(client, name))


@pytest.fixture(scope="module")
def aws() -> Iterator[Table]:
    """An AWS in memory with one published table, made once: tests that ask for `stocked` only read it."""
    with table_in_memory("published") as published:
        data.stock(published)
        yield published


@pytest.fixture(scope="module")
def printed(aws: Table) -> Table:
    """A table with thirty articles, made once: tests that ask for `full` only read it."""
    printed = Table(aws.client, create_table(aws.client, "printed"))
    news_data.stock(printed)
    return printed


@pytest.fixture
def full(printed: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """The table with thirty articles, as this process's table."""
    yield from connected(printed.name, monkeypatch)


@pytest.fixture
def table(aws: Table, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Table]:
    """The template's table, empty, as this process's table."""
    yield from connected(create_table(aws.client, f"empty-{abs(hash(request.node.nodeid))}"), monkeypatch)


@pytest.fixture(scope="session")
def article_index(tmp_path_factory: pytest.TempPathFactory) -> ServedIndex:
    """The index of the articles in `stocked`, built once from a table in memory."""
    root, table = tmp_path_factory.mktemp("index"), Table(NewsTable({}), "articles")
    news_data.stock(table, range(8))
    shelf = FolderShelf(root / "shelf")
    IndexBuilder(table, shelf, root / "build").run(EVENT, NOON)
    return ServedIndex(shelf, root / "served")


@pytest.fixture
def stocked(aws: Table, monkeypatch: pytest.MonkeyPatch, article_index: ServedIndex) -> Iterator[Table]:
    """The table with a few weeks of rates, their views and eight articles, as this process's table."""
    monkeypatch.setattr(served_index, "of_process", lambda: article_index)
    yield from connected(aws.name, monkeypatch)


@pytest.fixture
def meter(stocked: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    """What is read of the table. The rows of months, read once an hour, are read already."""
    yield from metered_api(stocked, monkeypatch)


def connected(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    """The clock stands at the evening of the last market day."""
    monkeypatch.setenv("TABLE_NAME", name)
    monkeypatch.setenv("CHAUTARI_NOW", data.NOW)
    reading_table.connect.cache_clear()
    connect.cache_clear()
    yield connect()
    reading_table.connect.cache_clear()
    connect.cache_clear()


@pytest.fixture
def edge(stocked: Table) -> played_edge.Edge:
    """The stocked table behind the edge that the template declares."""
    return played_edge.Edge(played_edge.today(), played_edge.read_function)


@pytest.fixture
def edge_before(stocked: Table) -> played_edge.Edge:
    """The same behind the edge as it was declared before decision 21."""
    return played_edge.Edge(played_edge.before(), played_edge.read_function)


Get = Callable[..., Answer]


@pytest.fixture
def call(aws: Table) -> Callable[[Mapping[str, Any]], Answer]:
    """Gives the handler an event; the answer's body is decoded from base64 where it says so."""
    handler = importlib.import_module("functions.api.app").handler

    def call(event: Mapping[str, Any]) -> Answer:
        answer = handler(dict(event), LambdaContext())
        body = answer.get("body") or ""
        raw = base64.b64decode(body) if answer["isBase64Encoded"] else body.encode()
        return Answer(answer["statusCode"], answer["headers"], raw)

    return call


@pytest.fixture
def get(call: Callable[[Mapping[str, Any]], Answer]) -> Get:
    """GET an address with query, as `get("/v1/convert?amount=1", **{"Accept-Encoding": "gzip"})`."""

    def get(address: str, method: str = "GET", **headers: str) -> Answer:
        return call(event_of(address, method, headers))

    return get


def event_of(address: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The HTTP API's event (payload 2.0) for a request."""
    path, _, query = address.partition("?")
    return {
        "version": "2.0",
        "routeKey": "GET /v1/{proxy+}",
        "rawPath": path,
        "rawQueryString": query,
        "headers": {name.lower(): value for name, value in (headers or {}).items()},
        "requestContext": {
            "http": {"method": method, "path": path},
            "stage": "$default",
            "requestId": "JKJaXmPLvHcESHA=",
        },
        "isBase64Encoded": False,
    }
