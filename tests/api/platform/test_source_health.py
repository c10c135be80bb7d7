"""How sources fare: late only when a publication was to be expected, and two hours on."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chautari.api.platform.source_health import in_words
from chautari.calendar.almanac import build
from chautari.calendar.store import years
from chautari.dynamodb import pauses, read_models
from chautari.dynamodb.table import Table
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health
from tests.api.conftest import Get
from tests.support.factories import source_health

RHYTHM = {"due": "11:30", "saturdays": False}


def health_of(
    key: str = "fenegosida", rhythm: dict[str, Any] | None = RHYTHM, last: str | None = "2026-08-17", **fields: Any
) -> SourceHealth:
    """The health of a source of metals that was read a moment ago."""
    at = "2026-08-17T12:00:00+00:00"
    return source_health(key, at=at, market="metals", rhythm=rhythm, last_market_date=last, **fields)


def source(get: Get, key: str = "fenegosida") -> dict[str, Any]:
    return next(row for row in get("/v1/sources").json["sources"] if row["key"] == key)


def test_a_healthy_source(table: Table, get: Get) -> None:
    counts = {"rows_read": 3, "rows_stored": 2, "rows_dropped": {"positive": 1}, "rows_held": 0}
    failure = {"kind": "refused", "detail": "403", "at": "2026-08-01T06:00:00+00:00"}
    health.put(table, health_of(last_run=counts, failures={"refused": 2}, last_failure=failure))
    answer = source(get)
    assert (answer["late"], answer["late_by_seconds"], answer["late_by"]) == (False, 0, None)
    assert answer["next_expected_at"] == "2026-08-18T11:30:00+05:45"
    assert answer["last_success_at"] == "2026-08-17T17:45:00+05:45"
    assert (answer["last_run"], answer["failures"]) == (counts, {"refused": 2})
    assert answer["last_failure"] == {"kind": "refused", "detail": "403", "at": "2026-08-01T11:45:00+05:45"}


def test_a_paused_source_says_since_when_and_why(table: Table, get: Get) -> None:
    health.put(table, health_of())
    assert source(get)["paused"] is None
    pauses.pause(table, "rates", "fenegosida", "moving", datetime(2026, 8, 17, 6, 0, tzinfo=UTC))
    assert source(get)["paused"] == {"since": "2026-08-17T11:45:00+05:45", "reason": "moving"}


@pytest.mark.parametrize(
    ("last", "now", "late_by"),
    [
        ("2026-08-14", "2026-08-15T20:00:00+05:45", None),
        ("2026-08-14", "2026-08-16T13:29:00+05:45", None),
        ("2026-08-14", "2026-08-16T13:31:00+05:45", "2 hours 1 minute"),
        ("2026-08-14", "2026-08-17T18:00:00+05:45", "1 day 6 hours"),
        ("2026-08-17", "2026-08-17T18:00:00+05:45", None),
    ],
)
def test_late_against_its_rhythm(
    table: Table, get: Get, monkeypatch: pytest.MonkeyPatch, last: str, now: str, late_by: str | None
) -> None:
    health.put(table, health_of(last=last))
    monkeypatch.setenv("CHAUTARI_NOW", now)
    answer = source(get)
    assert (answer["late_by"], answer["late"]) == (late_by, late_by is not None)


@pytest.fixture
def with_calendar(table: Table) -> Table:
    for year in (2083, 2084):
        almanac = build.almanac(year, build.bundled_list(year))
        years.put_year(table, year, read_models.ready(almanac.document(), 1))
    return table


@pytest.mark.parametrize(
    ("now", "late_by"),
    [("2026-10-25T13:29:00+05:45", None), ("2026-10-25T13:31:00+05:45", "2 hours 1 minute")],
)
def test_nobody_is_late_in_dashain_and_everybody_two_hours_after_it(
    with_calendar: Table, get: Get, monkeypatch: pytest.MonkeyPatch, now: str, late_by: str | None
) -> None:
    health.put(with_calendar, health_of(last="2026-10-16"))
    monkeypatch.setenv("CHAUTARI_NOW", now)
    assert source(get)["next_expected_at"] == "2026-10-25T11:30:00+05:45"
    assert source(get)["late_by"] == late_by


@pytest.mark.parametrize(
    ("now", "closed_for"),
    [
        ("2026-10-20T00:10:00+05:45", "dashain"),
        ("2026-10-24T23:50:00+05:45", "saturday"),
        ("2026-10-25T00:10:00+05:45", None),
        ("2027-04-14T12:00:00+05:45", "new-year"),
    ],
)
def test_whether_the_market_of_metals_is_open_today(
    with_calendar: Table, get: Get, monkeypatch: pytest.MonkeyPatch, now: str, closed_for: str | None
) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", now)
    assert get("/v1/sources").json["metals_market"] == {
        "date": now[:10],
        "open": closed_for is None,
        "closed_for": closed_for,
    }


def test_the_bank_publishes_in_dashain_too(with_calendar: Table, get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    health.put(with_calendar, health_of("nrb", rhythm={"due": "00:30", "saturdays": True}, last="2026-10-18"))
    monkeypatch.setenv("CHAUTARI_NOW", "2026-10-20T09:00:00+05:45")
    assert source(get, "nrb")["late_by"] == "1 day 8 hours"


def test_a_source_that_is_read_once_is_never_late(table: Table, get: Get) -> None:
    health.put(table, health_of("goldmandu", rhythm=None, last="2026-02-06"))
    assert source(get, "goldmandu")["late"] is None


def test_a_source_that_never_answered_is_late(table: Table, get: Get) -> None:
    health.put(table, health_of(last=None))
    assert (source(get)["late"], source(get)["late_by_seconds"]) == (True, None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(59, "under a minute"), (60, "1 minute"), (7200, "2 hours"), (90000, "1 day 1 hour"), (864000, "10 days")],
)
def test_in_words(seconds: int, words: str) -> None:
    assert in_words(seconds) == words
