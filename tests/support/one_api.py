"""The read function before one table after another: its routes take longer to make than most answers."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any
from unittest import mock

from aws_lambda_powertools import Logger

from chautari.api.app import Api
from chautari.api.endpoint import Endpoint
from chautari.api.endpoints import ENDPOINTS
from chautari.api.endpoints.embeds import EMBEDS
from chautari.api.endpoints.pages import PAGES
from chautari.api.endpoints.site import SITE
from chautari.dynamodb.table import Table
from tests.api.conftest import event_of


class OneApi:
    """Endpoints that are answered from the table and at the instant of each request."""

    def __init__(self, endpoints: Iterable[Endpoint]) -> None:
        self._answering: tuple[Table, datetime]
        self._api = Api(endpoints, lambda: self._answering[0], lambda: self._answering[1], Logger("tests"))

    def get(self, address: str, table: Table, now: datetime, **headers: str) -> dict[str, Any]:
        """The answer of the handler to the gateway."""
        self._answering = table, now
        answer: dict[str, Any] = self._api.resolve(event_of(address, "GET", headers), mock.Mock())
        return answer


@cache
def of_all() -> OneApi:
    """One with every endpoint, guide and page, for this process."""
    return OneApi((*ENDPOINTS, *SITE, *EMBEDS, *PAGES))
