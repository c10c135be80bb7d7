"""The endpoints that a bench asks, with what each reads of the table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.dynamodb.table import Table
from tools.bench.performance.stock import HOST, StockedTable
from tools.local.errors import CannotRun

# Those of which cold starts are measured, and then one of each kind that the recorded web has something for: pages, and
# the endpoints of /v1 that are one read.
COLD = ("/v1/home", "/v1/metals", "/v1/forex", "/v1/calendar/today", "/ne/forex")
PATHS = (
    *COLD,
    *("/v1/today.txt", "/v1/card.svg", "/v1/metals/trends", "/v1/forex/trends", "/v1/sources"),
    *("/v1/runs", "/v1/incidents", "/v1/news-sources", "/v1/markets/metals", "/sitemap.xml", "/embed/gold"),
    *("/v1/calendar/holidays", "/v1/calendar/2083/5", "/v1/calendar/days/bs:2083-05-01"),
    *("/ne", "/en", "/ne/metals", "/ne/forex/USD", "/ne/news", "/ne/status", "/ne/incidents", "/ne/markets/metals"),
    *("/ne/calendar", "/ne/calendar/2083", "/ne/calendar/2083/5", "/ne/calendar/festivals"),
    *("/v1/calendar/observances", "/v1/calendar/festivals", "/ne/calendar/2083/5/1"),
    # A day of another month is composed of nothing.
    "/ne/calendar/2083/6/24",
)


@dataclass(frozen=True)
class Measured:
    """An endpoint: its event, the key of the largest item that it reads, how often it reads, and what it reads."""

    path: str
    event: dict[str, Any]
    key: dict[str, Any]
    reads: int
    items: dict[tuple[str, str], dict[str, Any]]


class _Reads(StockedTable):
    """A table that keeps what is read of it."""

    def __init__(self, items: dict[str, dict[str, Any]]) -> None:
        super().__init__(items)
        self.read: list[list[dict[str, Any]]] = []

    def get_item(self, **parameters: Any) -> dict[str, Any]:
        answer = super().get_item(**parameters)
        self.read.append([answer["Item"]] if answer else [])
        return answer

    def query(self, **parameters: Any) -> dict[str, Any]:
        answer = super().query(**parameters)
        self.read.append(answer["Items"])
        return answer


def event_of(path: str) -> dict[str, Any]:
    """The HTTP API's event (payload 2.0) of a browser that reads `path`."""
    http = {"method": "GET", "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "bench"}
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"accept-encoding": "gzip, br", "host": HOST, "x-forwarded-proto": "https"},
        "requestContext": {"http": http, "stage": "$default", "domainName": HOST},
        "isBase64Encoded": False,
    }


def measured(table: StockedTable, now: datetime) -> list[Measured]:
    """Each endpoint with its reads."""
    return [_measured(path, table, now) for path in PATHS]


def _measured(path: str, table: StockedTable, now: datetime) -> Measured:
    reads, event = _Reads(table.items), event_of(path)
    api = Api((*ENDPOINTS, *SITE, *EMBEDS, *PAGES), lambda: Table(reads, "chautari"), lambda: now, Logger("bench"))
    answer = api.resolve(event, None)
    if answer["statusCode"] != 200:
        raise CannotRun(f"{path} is answered by {answer['statusCode']}: the recorded web has nothing for it")
    items = {(item["pk"]["S"], item["sk"]["S"]): item for items in reads.read for item in items}
    largest = max(items.values(), key=lambda item: len(repr(item)))
    return Measured(path, event, {"pk": largest["pk"], "sk": largest["sk"]}, len(reads.read), items)
