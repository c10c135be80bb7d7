"""What the calendar refuses: 404 for a path that is not there, 422 for a query, both naming what is allowed."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chautari.dynamodb.table import Table
from tests.api.conftest import Get


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/v1/calendar/1969", "bs_year"),
        ("/v1/calendar/2101", "bs_year"),
        ("/v1/calendar/83", "bs_year"),
        ("/v1/calendar/yesterday", "bs_year"),
        ("/v1/calendar/Today", "bs_year"),
        ("/v1/calendar/2083-05", "bs_year"),
        ("/v1/calendar/" + "9" * 3000, "bs_year"),
        ("/v1/calendar/٢٠٨٣", "bs_year"),
        ("/v1/calendar/2083/0", "month"),
        ("/v1/calendar/2083/13", "month"),
        ("/v1/calendar/2083/१३", "month"),
        ("/v1/calendar/2083/bhadra", "month"),
        ("/v1/calendar/2083/005", "month"),
        ("/v1/calendar/rates.ics", "feed"),
        ("/v1/calendar/Holidays.ics", "feed"),
        ("/v1/calendar/days/2083-05-01", "date"),
        ("/v1/calendar/days/२०८३-०५-०१", "date"),
        ("/v1/calendar/days/2026-02-29", "date"),
        ("/v1/calendar/days/2026-8-17", "date"),
        ("/v1/calendar/days/20260817", "date"),
        ("/v1/calendar/days/0001-01-01", "date"),
        ("/v1/calendar/days/9999-12-31", "date"),
        ("/v1/calendar/days/bs:2083-05-32", "date"),
        ("/v1/calendar/days/bs:2083-13-01", "date"),
        ("/v1/calendar/days/bs:2083-00-01", "date"),
        ("/v1/calendar/days/bs:2083-05-00", "date"),
        ("/v1/calendar/days/bs:1969-01-01", "date"),
        ("/v1/calendar/days/bs:2101-01-01", "date"),
        ("/v1/calendar/days/bs:2083-05/01", None),
        ("/v1/calendar/days/bs:1 Bhadro 2083", "date"),
        ("/v1/calendar/days/bs:" + "1" * 500, "date"),
        ("/v1/calendar/days/bs:2083-05-01%0A2083", "date"),
        ("/v1/calendar/days/today", "date"),
        ("/v1/calendar/days", "bs_year"),
        ("/v1/calendar", None),
        ("/v1/calendar/2083/5/1", None),
    ],
)
def test_404_for_what_is_not_there(stocked: Table, get: Get, address: str, parameter: str | None) -> None:
    answer = get(address)
    assert (answer.status, answer.json.get("parameter")) == (404, parameter), answer.text
    assert answer.json["type"] == "urn:problem-type:chautari:not-found"
    assert answer.json["allowed"]


@pytest.mark.parametrize(
    ("query", "kind", "parameter"),
    [
        ("convert", "missing-parameter", "bs"),
        ("convert?bs=2083-05-01&ad=2026-08-17", "bad-value", "ad"),
        ("convert?bs=2083-05-01&bs=2083-05-02", "repeated-parameter", "bs"),
        ("convert?bs=2083-02-33", "bad-value", "bs"),
        ("convert?bs=2083-05-32", "bad-value", "bs"),
        ("convert?bs=2083-13-01", "bad-value", "bs"),
        ("convert?bs=1969-12-30", "bad-value", "bs"),
        ("convert?bs=2101-01-01", "bad-value", "bs"),
        ("convert?bs=Bhadra", "bad-value", "bs"),
        ("convert?bs=32+Jestha+2082", "bad-value", "bs"),
        ("convert?bs=", "bad-value", "bs"),
        (f"convert?bs={quote('²०८३-०५-०१')}", "bad-value", "bs"),
        ("convert?ad=2026-02-29", "bad-value", "ad"),
        ("convert?ad=1913-04-12", "bad-value", "ad"),
        ("convert?ad=2044-04-14", "bad-value", "ad"),
        ("convert?ad=2083-05-01", "bad-value", "ad"),
        ("convert?ad=bs:2083-05-01", "bad-value", "ad"),
        ("holidays?year=1969", "bad-value", "year"),
        ("holidays?year=2101", "bad-value", "year"),
        ("holidays?year=83", "bad-value", "year"),
        ("holidays?scope=everyone", "bad-value", "scope"),
        ("holidays?month=5", "unknown-parameter", "month"),
        ("holidays.ics?lang=hi", "bad-value", "lang"),
        ("holidays.ics?year=0", "bad-value", "year"),
        ("today?lang=", "bad-value", "lang"),
        ("today?digits=arab", "bad-value", "digits"),
        ("today?date=2026-08-17", "unknown-parameter", "date"),
        ("2083?bs_year=2082", "unknown-parameter", "bs_year"),
    ],
)
def test_422_for_a_query(stocked: Table, get: Get, query: str, kind: str, parameter: str) -> None:
    answer = get(f"/v1/calendar/{query}")
    assert (answer.status, answer.json.get("parameter")) == (422, parameter), answer.text
    assert answer.json["type"] == f"urn:problem-type:chautari:{kind}"


def test_a_bare_bikram_sambat_date_is_not_guessed_but_answered_with_what_is_meant(stocked: Table, get: Get) -> None:
    assert get("/v1/calendar/days/2083-05-01").json["allowed"] == ["bs:2083-05-01"]
    assert get("/v1/calendar/days/२०८३-०५-०१").json["allowed"] == ["bs:२०८३-०५-०१"]
    assert get("/v1/calendar/convert?ad=2083-05-01").json["allowed"] == ["bs=2083-05-01"]
    assert get("/v1/metals/gold/history?from=2083-05-01").json["allowed"] == ["bs:2083-05-01"]


def test_a_bare_bikram_sambat_date_is_told_how_it_is_written(stocked: Table, get: Get) -> None:
    written = "a Bikram Sambat date is written bs:2083-05-01"
    for address in ("/v1/calendar/days/2083-05-01", "/v1/metals/gold/history?from=2083-05-01"):
        assert written in get(address).json["detail"]
    for address in ("/v1/forex/USD/history?to=2083-05-01", "/v1/convert?amount=1&from=USD&to=NPR&on=2083-05-01"):
        assert written in get(address).json["detail"]
    assert "is written bs=2083-05-01" in get("/v1/calendar/convert?ad=2083-05-01").json["detail"]
    assert "is written bs:" not in get("/v1/metals/gold/history?from=yesterday").json["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/v1/metals/gold/history?from=2040-01-15",
        "/v1/forex/USD/history?from=2043-01-15&to=2043-02-01",
        "/v1/metals/gold/history?to=2040-01-15",
        "/v1/convert?amount=1&from=USD&to=NPR&on=2040-01-15",
    ],
)
def test_a_bikram_sambat_year_that_is_an_ad_year_to_come_is_told_too(stocked: Table, get: Get, address: str) -> None:
    """2000 to 2044 are years of both calendars, and no rate is of a day to come."""
    found = get(address)
    assert found.status in (404, 422)
    assert "a Bikram Sambat date is written bs:204" in found.json["detail"]
    (hint,) = found.json["allowed"]
    assert hint.startswith("bs:204")


def test_a_window_may_end_on_a_day_to_come(stocked: Table, get: Get) -> None:
    assert get("/v1/metals/gold/history?from=2026-08-01&to=2026-12-31").status == 200


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/v1/metals/gold/history?from=2083-5-1", "bs:2083-05-01"),
        ("/v1/metals/gold/history?to=2083/05/01", "bs:2083-05-01"),
        ("/v1/convert?amount=1&from=USD&to=NPR&on=2083-5-1", "bs:2083-05-01"),
        ("/v1/calendar/days/2083-5-1", "bs:2083-05-01"),
        ("/v1/calendar/convert?ad=2083-5-1", "bs=2083-05-01"),
    ],
)
def test_a_date_of_no_form_is_told_how_bikram_sambat_is_written(
    stocked: Table, get: Get, address: str, written: str
) -> None:
    assert written in get(address).json["detail"]


def test_the_length_of_the_month_is_named(stocked: Table, get: Get) -> None:
    assert "Bhadra 2083 has 31 days, not 32" in get("/v1/calendar/convert?bs=2083-05-32").json["detail"]
    assert get("/v1/calendar/2101").json["allowed"] == ["1970 to 2100"]
    assert get("/v1/calendar/rates.ics").json["allowed"] == ["holidays", "festivals", "observances", "tithi"]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["days/{}", "{}", "2083/{}", "{}.ics", "convert?bs={}", "convert?ad={}", "holidays?year={}"]),
    st.text(max_size=12) | st.from_regex(r"(bs:)?[0-9०-९]{4}[-/.][0-9०-९]{1,2}[-/.][0-9०-९]{1,2}", fullmatch=True),
)
def test_nothing_that_is_asked_is_an_error_of_ours(stocked: Table, get: Get, address: str, text: str) -> None:
    written = text if "?" not in address else quote(text)
    assert get(f"/v1/calendar/{address.format(written)}").status in (200, 404, 422, 503)
