"""Feeds of what changed on boards: an entry a board with the furthest moves first, or the days of one instrument."""

import json
from dataclasses import replace

import pytest

from chautari.api.endpoint import Request
from chautari.api.markets import board_feeds
from chautari.dynamodb.table import Table
from tests.api.conftest import Get
from tools.drill.banks import scene

pytestmark = pytest.mark.usefixtures("stocked")


def test_a_list_that_repeats_is_no_change_and_one_that_revises_is_one_entry(get: Get) -> None:
    feed = get("/v1/markets/fuel/changes.json").json
    (entry,) = feed["items"]
    assert entry["id"] == "urn:chautari:board:fuel:2026-08-03"
    assert entry["title"] == "Fuel of Nepal Oil Corporation: 5 of 18 prices moved"
    assert entry["content_text"].startswith("Aviation fuel, duty paid")
    assert "Petrol: Kathmandu, Pokhara, Dipayal: Rs 200.00 / litre, up 3 (1.5%)" in entry["content_text"]
    assert entry["url"].endswith("/en/markets/fuel?on=2026-08-03")


def test_the_feed_of_an_instrument_has_its_days_alone(get: Get) -> None:
    feed = get("/v1/markets/fuel/changes.json?instrument=petrol-kathmandu").json
    assert [entry["id"] for entry in feed["items"]] == ["urn:chautari:board:fuel:petrol-kathmandu:2026-08-03"]
    assert get("/v1/markets/fuel/changes.json?instrument=lpg-kathmandu").json["items"] == []
    assert get("/v1/markets/fuel/changes.atom?instrument=coal").status == 404


def test_the_page_and_the_list_of_feeds_name_it(get: Get) -> None:
    assert 'href="/v1/markets/fuel/changes.atom"' in get("/en/markets/fuel").text
    assert "changes" not in get("/en/markets/metals").text
    assert "/v1/markets/vegetables/changes.atom" in get("/v1/news-sources.opml").text


@pytest.mark.parametrize("market", ["vegetables", "forex-banks"])
def test_a_first_board_has_moved_from_nothing(get: Get, market: str) -> None:
    assert get(f"/v1/markets/{market}/changes.json").json["items"] == []


def test_what_banks_moved_is_an_entry_a_day_with_each_currency_of_each_bank() -> None:
    table = Table(scene.scene("a scene").items, "drill")
    values = {"market": "forex-banks", "form": "json", "instrument": "kumari-USD"}
    request = Request("/v1/markets/forex-banks/changes.json", values, table, scene.READ_AT, origin="https://a.example")
    (of_one,) = json.loads(board_feeds.feed(request).body)["items"]
    assert of_one["id"] == "urn:chautari:board:forex-banks:kumari-USD:2026-09-07"
    assert " / 1 USD, " in of_one["title"] and of_one["date_published"] <= of_one["date_modified"]
    whole = replace(request, values={"market": "forex-banks", "form": "json"})
    (entry,) = json.loads(board_feeds.feed(whole).body)["items"]
    assert entry["title"].startswith("Exchange rates of banks: ") and "; and " in entry["content_text"]


def test_rates_have_a_feed_of_their_own(get: Get) -> None:
    answer = get("/v1/markets/metals/changes.atom")
    assert (answer.status, answer.json["detail"]) == (404, "changes of metals are in /v1/rates.atom")
