"""The freshness of every rate that is answered: of the moment of the request, with its tag, and not kept longer."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.nepali.clock import NPT
from chautari.rates.ingest import projections
from chautari.rates.model.series import Series
from chautari.rates.store import health, series_writer
from tests.api import data
from tests.api.conftest import Get
from tests.support.factories import source_health

GOLD = "/v1/metals/gold/history"
STATES = [
    ("2026-08-17T18:00:00+05:45", "fresh"),
    ("2026-08-18T09:00:00+05:45", "carried"),
    ("2026-08-18T13:31:00+05:45", "late"),
    ("2026-08-19T13:31:00+05:45", "stale"),
]


def in_metals(get: Get) -> dict[str, Any]:
    freshness: dict[str, Any] = get("/v1/metals").json["metals"][0]["freshness"]
    return freshness


def of_gold(get: Get) -> list[dict[str, Any]]:
    """What each address says of gold."""
    return [
        in_metals(get),
        get("/v1/home").json["metals"][0]["freshness"],
        get(GOLD).json["freshness"],
        get("/v1/convert?amount=1&from=gold:tola&to=NPR").json["rates"][0]["freshness"],
    ]


@pytest.mark.parametrize(("now", "state"), STATES)
def test_every_address_says_the_same_of_the_moment(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch, now: str, state: str
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", now)
    said = of_gold(get)
    assert said[0]["state"] == state
    assert said == said[:1] * 4


def test_a_rate_that_a_later_one_has_followed_is_neither_fresh_nor_late(stocked: Table, get: Get) -> None:
    assert get(f"{GOLD}?to=2026-08-16").json["freshness"] is None
    past = get("/v1/convert?amount=1&from=gold:tola&to=NPR&on=2026-08-16").json["rates"][0]
    assert (past["date"], past["freshness"]) == ("2026-08-16", None)


def test_each_currency_is_as_fresh_as_its_own_rate(stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-18T03:00:00+05:45")
    assert {rate["freshness"]["state"] for rate in get("/v1/forex").json["rates"]} == {"late"}


def test_what_is_not_published_has_no_freshness(stocked: Table, get: Get) -> None:
    tejabi = get("/v1/metals").json["metals"][1]
    assert (tejabi["status"], tejabi["freshness"]) == ("unpublished", None)


def test_the_tag_is_of_all_that_is_said_and_changes_with_the_state_alone(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags = []
    for now, _ in STATES:
        for minutes in (0, 20):
            monkeypatch.setenv("CHAUTARI_NOW", (datetime.fromisoformat(now) + timedelta(minutes=minutes)).isoformat())
            tags.append(get("/v1/metals").headers["ETag"])
            assert get("/v1/metals", **{"If-None-Match": tags[-1]}).status == 304
    assert tags[::2] == tags[1::2]
    assert len(set(tags)) == len(STATES)


@pytest.mark.parametrize("address", ["/v1/metals", GOLD, "/v1/convert?amount=1&from=gold:tola&to=NPR", "/v1/home"])
@pytest.mark.parametrize("seconds", [1, 30, 200])
def test_nobody_may_keep_it_past_its_next_change(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch, address: str, seconds: int
) -> None:
    change = datetime(2026, 8, 18, 13, 30, 1, tzinfo=NPT)
    monkeypatch.setenv("CHAUTARI_NOW", (change - timedelta(seconds=seconds)).isoformat())
    fresh, revalidated, on_error = map(int, re.findall(r"=(\d+)", get(address).headers["Cache-Control"]))
    assert fresh == min(60, seconds)
    assert fresh + max(revalidated, on_error) <= seconds


def test_a_past_window_may_be_kept_through_every_change(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-18T13:30:00+05:45")
    assert "max-age=60" in get(f"{GOLD}?to=2026-08-14").headers["Cache-Control"]


def test_a_source_that_fails_is_named_once_the_rate_is_late(
    table: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = Series("gold", [data.metal_day(data.TODAY, "306800")])
    series_writer.write_years(table, series_writer.changed_years((), series, data.AT), ())
    at, since = "2026-08-18T12:00:00+05:45", "2026-08-18T10:40:00+05:45"
    failure = {"kind": "unreachable", "detail": "521 from https://api.fenegosida.org/x", "at": at}
    health.put(
        table,
        source_health(at=at, last_success_at=None, last_market_date=None, last_failure=failure, failing_since=since),
    )
    projections.rebuild(table, ["metals"], datetime.fromisoformat(at))
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-18T14:00:00+05:45")
    assert in_metals(get)["reason"] == (
        "the rate of 2026-08-18 was due at 11:30 and has not come: fenegosida unreachable since 2026-08-18 10:40 (521)"
    )


def test_the_bytes_of_a_past_instant_are_kept_for_a_day(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-19T18:00:00+05:45")
    old, young = (
        get(f"/v1/metals?as_of=2026-08-{at}Z").headers["Cache-Control"] for at in ("18T00:00:00", "19T12:00:00")
    )
    assert ("max-age=86400" in old, "max-age=60," in young) == (True, True)
