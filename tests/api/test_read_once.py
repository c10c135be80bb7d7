"""What a request reads, it reads once: nothing is asked of the table twice in one request."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from chautari.api.endpoint import Endpoint
from chautari.dynamodb.table import Table
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get

MORE = (
    "/en/metals?metal=gold&tola=1",
    "/en/forex?amount=5&from=USD&to=NPR",
    "/en/forex?calendar=ad&on=2026-08-17",
    "/v1/metals/gold/history?group=month",
    "/v1/convert?amount=1&from=gold:tola&to=NPR",
    "/en/calendar?from=ad&date=2026-08-17",
)


@pytest.fixture
def reads(stocked: Table) -> Iterator[Counter[str]]:
    """What was asked of the table, with its parameters."""
    counted: Counter[str] = Counter()

    def count(params: Any, model: Any, **_: Any) -> None:
        counted[f"{model.name} {json.dumps(params, sort_keys=True, default=repr)}"] += 1

    events = stocked.client.meta.events
    events.register("provide-client-params.dynamodb.*", count)
    yield counted
    events.unregister("provide-client-params.dynamodb.*", count)


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: endpoint.path)
def test_nothing_is_read_twice_in_a_request(reads: Counter[str], get: Get, endpoint: Endpoint) -> None:
    get(address_of(endpoint))
    assert {read: times for read, times in reads.items() if times > 1} == {}


@pytest.mark.parametrize("address", MORE)
def test_nothing_is_read_twice_whatever_is_asked(reads: Counter[str], get: Get, address: str) -> None:
    assert get(address).status == 200
    assert {read: times for read, times in reads.items() if times > 1} == {}
