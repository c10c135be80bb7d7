"""Today is Kathmandu's, whatever the machine's zone, and nobody may keep it past midnight there."""

import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from tests.api.conftest import Get

TODAY = (
    "/v1/calendar/today",
    "/v1/home",
    "/v1/calendar/holidays",
    "/v1/calendar/holidays.ics",
    "/v1/metals/gold/history",
    "/v1/convert?amount=1&from=USD&to=NPR",
)


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Kathmandu"])
def machine_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone of the machine that the function runs on."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def at(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", instant.isoformat())


@pytest.mark.parametrize("clock", [(0, 10), (23, 50)])
@pytest.mark.parametrize("day", [17, 18])
def test_just_after_and_just_before_midnight(
    stocked: Table, get: Get, machine_zone: None, monkeypatch: pytest.MonkeyPatch, day: int, clock: tuple[int, int]
) -> None:
    instant = datetime(2026, 8, day, *clock, tzinfo=NPT)
    for now in (instant, instant.astimezone()):
        at(monkeypatch, now)
        expected = (f"2026-08-{day}", f"2083-05-0{day - 16}")
        for today in (get("/v1/calendar/today").json, get("/v1/home").json["today"]):
            assert (today["date"], today["date_bs"]) == expected
        history = get("/v1/metals/gold/history").json
        assert (history["to"]["date"], history["to"]["date_bs"]) == expected


def test_new_year_comes_at_midnight_in_kathmandu(
    stocked: Table, get: Get, machine_zone: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for instant, year in (
        (datetime(2027, 4, 13, 23, 50, tzinfo=NPT), 2083),
        (datetime(2027, 4, 14, 0, 10, tzinfo=NPT), 2084),
    ):
        at(monkeypatch, instant)
        assert get("/v1/calendar/today").json["year"] == year
        assert get("/v1/calendar/holidays").json["year"] == year


def cached(get: Get, address: str) -> list[int]:
    """Seconds for which it may be kept: fresh, while it is fetched anew, and on an error."""
    return [int(seconds) for seconds in re.findall(r"=(\d+)", get(address).headers["Cache-Control"])]


@pytest.mark.parametrize("address", TODAY)
@pytest.mark.parametrize(
    "before", [timedelta(seconds=1), timedelta(seconds=40), timedelta(minutes=3), timedelta(hours=9)]
)
def test_what_says_today_is_not_kept_past_midnight(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch, address: str, before: timedelta
) -> None:
    at(monkeypatch, datetime(2026, 8, 18, tzinfo=NPT) - before)
    fresh, revalidated, on_error = cached(get, address)
    assert fresh == min(60, before.total_seconds())
    assert fresh + max(revalidated, on_error) <= before.total_seconds()


def test_what_is_past_is_kept_for_a_day(stocked: Table, get: Get) -> None:
    past, present = "/v1/calendar/2083/4", "/v1/calendar/2083/5"
    assert cached(get, past)[0] == cached(get, "/v1/calendar/2082")[0] == 86400
    assert cached(get, present)[0] == cached(get, "/v1/calendar/2083")[0] == 60
    assert cached(get, "/v1/calendar/days/2026-08-16")[0] == 86400
    assert cached(get, "/v1/calendar/days/2026-08-17")[0] == 60


def test_the_tag_of_the_front_page_changes_with_the_day_and_not_with_the_hour(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = []
    for day, hour in ((17, 0), (17, 23), (18, 0)):
        at(monkeypatch, datetime(2026, 8, day, hour, 30, tzinfo=NPT))
        tags.append(get("/v1/home").headers["ETag"])
    assert tags[0] == tags[1] != tags[2]
    assert get("/v1/home", **{"If-None-Match": tags[2]}).status == 304
