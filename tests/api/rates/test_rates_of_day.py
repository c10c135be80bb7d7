"""All rates of a past day: in force then, each with its own date, and none of a later one."""

from datetime import date

import pytest

from chautari.core.http_messages import DateRange
from chautari.dynamodb.table import Table
from chautari.rates.ingest import pipeline
from tests.api.conftest import Get
from tests.support.boards import board, gold, saying
from tests.support.observations import NOW
from tests.support.shelf import shelf

MARKETS = [("/v1/metals", "metals", "instrument"), ("/v1/forex", "rates", "code")]


@pytest.mark.parametrize(("address", "name", "key"), MARKETS)
def test_today_is_the_latest_but_for_its_freshness(stocked: Table, get: Get, address: str, name: str, key: str) -> None:
    latest, of_day = get(address).json, get(f"{address}?on=2026-08-17").json
    timeless = [{field: rate[field] for field in rate if field != "carried"} for rate in of_day[name]]
    assert [{**rate, "freshness": None} for rate in latest[name]] == timeless
    assert {rate["carried"] for rate in of_day[name] if "date" in rate} == {False}
    assert {field: latest[field] for field in latest if field not in (name, "unlisted")} == {
        field: of_day[field] for field in of_day if field not in (name, "unlisted")
    }


@pytest.mark.parametrize("on", ["2026-08-10", "bs:2083-04-25"])
@pytest.mark.parametrize(("address", "name", "key"), MARKETS)
def test_a_day_is_as_its_histories_say(stocked: Table, get: Get, address: str, name: str, key: str, on: str) -> None:
    answer = get(f"{address}?on={on}").json
    assert answer["date"] == "2026-08-10"
    served = [rate for rate in answer[name] if rate.get("date")]
    assert served
    for rate in served:
        (row,) = get(f"{address}/{rate[key]}/history?from={rate['date']}&to={rate['date']}").json["rates"]
        assert {field: rate[field] for field in ("date", "status", "sources")} == {
            field: row[field] for field in ("date", "status", "sources")
        }
        assert rate["date"] <= "2026-08-10"


def test_a_saturday_has_the_price_of_friday(stocked: Table, get: Get) -> None:
    rate = get("/v1/metals?on=2026-08-15").json["metals"][0]
    assert (rate["instrument"], rate["date"], rate["carried"]) == ("gold", "2026-08-14", True)
    assert rate["freshness"] is None


def test_what_was_last_published_years_before_is_carried_as_in_a_conversion(table: Table, get: Get) -> None:
    last, asked = date(2022, 3, 1), DateRange(date(2022, 1, 1), date(2026, 8, 17))
    pipeline.run(board("fenegosida"), asked, saying(gold(last, 96000)), table, shelf(), NOW)
    rate = get("/v1/metals?on=2026-08-10").json["metals"][0]
    (used,) = get("/v1/convert?amount=1&from=gold:tola&to=NPR&on=2026-08-10").json["rates"]
    assert (rate["date"], rate["carried"]) == (used["date"], used["carried"]) == ("2022-03-01", True)


@pytest.mark.parametrize("address", ["/v1/metals", "/v1/forex"])
@pytest.mark.parametrize(
    ("on", "status", "words"),
    [
        ("2026-08-18", 404, "yet to come"),
        ("1990-01-01", 404, "no rate is known for 1990-01-01"),
        ("1990-01-01&min_status=confirmed", 404, "no rate of at least confirmed is known for 1990-01-01"),
        ("1990-01-01", 404, "; the first of "),
        ("2083-05-01", 422, "a Bikram Sambat date is written bs:2083-05-01"),
        ("2026-02-30", 422, "there is no such day"),
        ("yesterday", 422, "not of the form"),
    ],
)
def test_a_day_without_rates_says_why(stocked: Table, get: Get, address: str, on: str, status: int, words: str) -> None:
    answer = get(f"{address}?on={on}")
    assert (answer.status, words in answer.json["detail"]) == (status, True), answer.json


@pytest.mark.parametrize(
    "address", ["/v1/metals?on=1990-01-01", "/v1/convert?amount=1&from=gold:tola&to=NPR&on=1990-01-01"]
)
def test_the_first_day_of_which_there_is_a_rate_is_named(stocked: Table, get: Get, address: str) -> None:
    first = get("/v1/metals/gold/history?from=2020-01-01&to=2026-08-17").json["rates"][0]["date"]
    assert get(address).json["detail"].endswith(f"1990-01-01 or before; the first of gold is of {first}")


@pytest.mark.parametrize("address", ["metals", "forex"])
def test_before_the_first_publication_no_day_is_published(stocked: Table, get: Get, address: str) -> None:
    answer = get(f"/v1/{address}?on=1990-01-01&as_of=1999-01-01T00:00:00Z")
    assert (answer.status, answer.json["parameter"]) == (404, "as_of"), answer.json
