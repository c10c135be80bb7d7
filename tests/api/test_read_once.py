"""What a request reads, it reads once, and no address comes to cost more unnoticed: `docs/requests.md` holds them.

UPDATE=1 writes the rows of what was asked anew.
"""

import os

import pytest

from chautari.api.endpoint import Endpoint
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
