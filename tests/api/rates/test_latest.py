"""The answers that a run made ready: given out as stored, compressed or not, and not twice to who has them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from tests.api.conftest import EVENTS, Answer, Get, event_of


def test_latest_metals_as_the_portal_asks_for_them(stocked: Table, call: Callable[[Mapping[str, Any]], Answer]) -> None:
    answer = call(json.loads((EVENTS / "api-metals.json").read_text()))
    gold, tejabi, silver = answer.json["metals"]
    assert (gold["price"], gold["change"]["amount"], gold["status"]) == ("306800", "1600", "confirmed")
    assert (silver["price"], silver["change"]["amount"]) == ("4770", "60")
    assert (tejabi["status"], tejabi["price"]) == ("unpublished", None)
    assert (gold["date"], gold["date_bs"]) == ("2026-08-17", "2083-05-01")


def test_what_is_stored_goes_out_as_it_is_but_for_its_freshness(stocked: Table, get: Get) -> None:
    view = read_models.get(stocked, "forex")
    assert view is not None
    stored, answer = codec.unpacked(view.body), get("/v1/forex", **{"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"
    timeless = [{name: said for name, said in rate.items() if name != "freshness"} for rate in answer.json["rates"]]
    assert timeless == [{name: said for name, said in rate.items() if name != "freshness"} for rate in stored["rates"]]


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "identity"])
def test_plain_for_who_does_not_read_gzip(stocked: Table, get: Get, accepted: str) -> None:
    answer = get("/v1/home", **{"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert [metal["instrument"] for metal in json.loads(answer.raw)["metals"]] == ["gold", "gold-tejabi", "silver"]


@pytest.mark.parametrize("accepted", ["gzip", "GZIP;q=0.5", "*", "br;q=1, gzip;q=0.1"])
def test_gzip_for_who_reads_it(stocked: Table, get: Get, accepted: str) -> None:
    assert get("/v1/home", **{"Accept-Encoding": accepted}).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize("form", ["{}", '"other", {}', "*", "strong"])
def test_304_for_who_has_it(stocked: Table, get: Get, form: str) -> None:
    etag = get("/v1/metals").headers["ETag"]
    asked = etag.removeprefix("W/") if form == "strong" else form.format(etag)
    answer = get("/v1/metals", **{"If-None-Match": asked})
    assert (answer.status, answer.raw, answer.headers["ETag"]) == (304, b"", etag)


def test_200_for_another_tag(stocked: Table, get: Get) -> None:
    assert get("/v1/metals", **{"If-None-Match": 'W/"other"'}).status == 200


@pytest.mark.parametrize("path", ["/v1/metals", "/v1/forex", "/v1/home"])
def test_503_before_the_first_run(table: Table, get: Get, path: str) -> None:
    answer = get(path)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "300")
    assert answer.json["type"] == "urn:problem-type:chautari:not-ready"


def test_one_read_a_request(
    stocked: Table, call: Callable[[Mapping[str, Any]], Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    stocked.client.meta.events.register("before-call.dynamodb", lambda model, **_: made.append(model.name))
    assert call(event_of("/v1/metals")).status == 200
    assert made == ["GetItem"]
