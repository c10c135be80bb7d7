"""What a request reads, it reads once, and no address comes to cost more unnoticed: `docs/requests.md` holds them.

UPDATE=1 writes the rows of what was asked anew.
"""

import importlib
import os
from collections.abc import Iterator

import pytest

from chautari.api import month_rows
from chautari.api.endpoint import Endpoint
from chautari.dynamodb.request_cache import cached_for_request
from chautari.dynamodb.table import Table
from chautari.dynamodb.version_floor import VersionFloor
from tests.api import data
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get
from tests.support.template_file import ROOT
from tools.bench import requests
from tools.bench.requests import Meter

HELD = ROOT / "docs" / "requests.md"
MORE = (
    "/en/metals?metal=gold&tola=1",
    "/en/forex?amount=5&from=USD&to=NPR",
    "/en/forex?calendar=ad&on=2026-08-17",
    "/v1/metals/gold/history?group=month",
    "/v1/convert?amount=1&from=gold:tola&to=NPR",
    "/en/calendar?from=ad&date=2026-08-17",
)
# Bodies are packed by whichever zlib there is: what it makes of a text differs by this much.
SLACK = 1.02


@pytest.fixture
def meter(stocked: Table, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meter]:
    """What is read of the table. The rows of months, read once an hour, are read already."""
    table, meter = requests.metered(stocked)
    month_rows.refresh(cached_for_request(table), data.AT)
    meter.reset()
    api = importlib.import_module("functions.api.app").api
    monkeypatch.setattr(api, "connect", lambda: table)
    monkeypatch.setattr(api, "floor", VersionFloor())
    yield meter


def _asked(get: Get, address: str, meter: Meter) -> requests.Cost:
    (cost,) = requests.rows([address], lambda asked: get(asked, **{"Accept-Encoding": "gzip"}).raw, meter)
    assert [call for call, times in meter.calls.items() if times > 1] == []
    return cost


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: endpoint.path)
def test_an_address_costs_what_is_written(meter: Meter, get: Get, endpoint: Endpoint) -> None:
    cost = _asked(get, address_of(endpoint), meter)
    text = HELD.read_text(encoding="utf-8")
    if os.environ.get("UPDATE"):
        HELD.write_text(requests.with_row(text, cost), encoding="utf-8")
    else:
        held = requests.held(text)[cost.address]
        assert (cost.reads, cost.units) == (held.reads, held.units)
        assert cost.size <= held.size * SLACK


@pytest.mark.parametrize("address", MORE)
def test_nothing_is_read_twice_whatever_is_asked(meter: Meter, get: Get, address: str) -> None:
    assert get(address).status == 200
    assert [call for call, times in meter.calls.items() if times > 1] == []


def test_the_document_has_the_addresses_that_there_are() -> None:
    addresses = requests.held(HELD.read_text(encoding="utf-8")).keys()
    assert set(addresses) == {address_of(endpoint) for endpoint in EVERY}
