"""What a request reads, it reads once, and no address comes to cost more unnoticed: `docs/requests.md` holds them.

UPDATE=1 writes the rows of what was asked anew.
"""

import importlib
import os

import pytest

from chautari.api.endpoint import Endpoint
from chautari.api.reply_cache import ReplyCache
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb.table import Table
from tests.api.addresses import EVERY, address_of
from tests.api.conftest import Get
from tests.api.data import AT
from tests.support.played_edge import Clock
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
# Of a month that is not composed ahead.
DAY = "/ne/calendar/2083/9/1"
# Bodies are packed by whichever zlib there is: what it makes of a text differs by this much.
SLACK = 1.02


HOST = "chautari.example.np"


@pytest.fixture(scope="module", autouse=True)
def composed(aws: Table) -> None:
    """Pages as a dispatch composes them."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SEARCH_INDEX", "/nowhere")
        PageComposer().compose(aws, AT, f"https://{HOST}")


def _asked(get: Get, address: str, meter: Meter) -> requests.Cost:
    headers = {"Accept-Encoding": "gzip", "Host": HOST}
    (cost,) = requests.rows([address], lambda asked: get(asked, **headers).raw, meter)
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


@pytest.mark.parametrize(
    "page", ["/ne/markets/fuel", "/en/markets/fuel", "/en/calendar/2083/4", "/ne/calendar/2084", DAY]
)
def test_pages_at_further_addresses_are_one_read_of_one_unit(meter: Meter, get: Get, page: str) -> None:
    assert get(page, Host=HOST).status == 200
    assert (meter.reads, meter.units) == (1, 1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the function's cache of replies, which it has where it is deployed."""
    clock = Clock()
    monkeypatch.setattr(importlib.import_module("functions.api.app").api, "replies", ReplyCache(clock))
    return clock


@pytest.mark.parametrize("address", ["/v1/home", "/v1/metals?format=csv", "/en/status", "/embed/gold"])
def test_what_a_process_still_has_costs_nothing(meter: Meter, get: Get, clock: Clock, address: str) -> None:
    answers = [get(address), get(address)]
    reads = meter.reads
    assert [answers[0].text, answers[0].headers["ETag"]] == [answers[1].text, answers[1].headers["ETag"]]
    assert get(address, **{"If-None-Match": answers[0].headers["ETag"]}).status == 304
    assert meter.reads == reads > 0
    clock.seconds += 61
    get(address)
    assert meter.reads > reads


def test_changes_are_followed_without_a_cache(meter: Meter, get: Get, clock: Clock) -> None:
    get("/v1/articles")
    reads = meter.reads
    get("/v1/articles")
    assert meter.reads == 2 * reads


def test_304_of_a_page_is_one_read_and_unpacks_nothing(meter: Meter, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = get("/en/metals", Host=HOST).headers["ETag"]
    meter.reset()
    monkeypatch.setattr("gzip.decompress", None)
    assert get("/en/metals", Host=HOST, **{"If-None-Match": tag}).status == 304
    assert (meter.reads, meter.units) == (1, 1)


@pytest.mark.parametrize("address", ["/v1/home", "/v1/forex", "/v1/calendar/2082", "/en/metals", "/v1/rates.atom"])
def test_304_takes_at_most_300_bytes(stocked: Table, get: Get, address: str) -> None:
    """With the status line, and the two headers that the gateway adds."""
    answer = get(address, **{"If-None-Match": get(address).headers["ETag"]})
    gateway = {"Date": "Mon, 17 Aug 2026 12:15:00 GMT", "Apigw-Requestid": "JKJaXmPLvHcESHA="}
    lines = ["HTTP/1.1 304 Not Modified", *(f"{name}: {text}" for name, text in {**answer.headers, **gateway}.items())]
    assert (answer.status, answer.raw) == (304, b"")
    assert {"Access-Control-Allow-Origin", "Cache-Control", "ETag", "Vary"} <= answer.headers.keys()
    assert len("\r\n".join([*lines, "", ""])) <= 300
