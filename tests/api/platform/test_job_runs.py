"""The public record of runs, and what it comes to in the sources: availability and the breaker."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.rates.model.job_run import JobRun
from chautari.rates.model.source_health import SourceHealth
from chautari.rates.store import health, job_runs
from tests.api.conftest import Get
from tests.support.factories import source_health
from tests.support.observations import NOW

SOURCES = ("fenegosida", "nrb")


def health_of(key: str, **fields: Any) -> SourceHealth:
    return source_health(key, market="metals", rhythm={"due": "11:30", "saturdays": False}, **fields)


@pytest.fixture
def ran(table: Table) -> Table:
    """Two sources, each with a run every twenty minutes, at the same instants."""
    for source in SOURCES:
        health.put(table, health_of(source))
        for number in range(4):
            at = keys.instant(NOW + timedelta(minutes=20 * number))
            failure = {"kind": "refused", "detail": "403"} if number == 1 else None
            skipped = "its breaker is open" if number == 2 else None
            job_runs.add(table, JobRun(source, at, number, 0, 0, {"positive": number}, None, failure, skipped))
    return table


def test_nothing_yet(table: Table, get: Get) -> None:
    assert get("/v1/runs").json == {"runs": [], "next": None}


def test_the_newest_comes_first_and_says_what_was_read_and_what_went_wrong(ran: Table, get: Get) -> None:
    rows = get("/v1/runs?source=nrb").json["runs"]
    assert [row["at"][11:16] for row in rows] == ["12:45", "12:25", "12:05", "11:45"]
    assert rows[0] == {
        "source": "nrb",
        "at": "2026-08-17T12:45:00+05:45",
        "rows_read": 3,
        "rows_stored": 0,
        "rows_dropped": {"positive": 3},
        "rows_held": 0,
        "last_market_date": None,
        "failure": None,
        "skipped": None,
    }
    assert (rows[2]["failure"], rows[1]["skipped"]) == ({"kind": "refused", "detail": "403"}, "its breaker is open")


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("of", ["", "&source=fenegosida"])
def test_every_run_is_on_one_page(ran: Table, get: Get, limit: int, of: str) -> None:
    whole: list[dict[str, Any]] = get(f"/v1/runs?limit=500{of}").json["runs"]
    pages: list[dict[str, Any]] = []
    onward: str | None = ""
    while onward is not None:
        answer = get(f"/v1/runs?limit={limit}{of}{onward and f'&cursor={onward}'}").json
        assert len(answer["runs"]) <= limit
        pages, onward = pages + answer["runs"], answer["next"]
    assert pages == whole
    assert len(whole) == (4 if of else 8)


def test_runs_that_come_meanwhile_move_no_page(ran: Table, get: Get) -> None:
    first = get("/v1/runs?limit=3").json
    job_runs.add(ran, JobRun("nrb", keys.instant(NOW + timedelta(hours=5))))
    second = get(f"/v1/runs?limit=5&cursor={first['next']}").json
    assert len(first["runs"] + second["runs"]) == 8
    assert len({(row["source"], row["at"]) for row in first["runs"] + second["runs"]}) == 8


@pytest.mark.parametrize("query", ["source=nobody", "source=%2e%2e", "limit=501", "cursor=WyJhIl0"])
def test_what_cannot_be_is_refused(ran: Table, get: Get, query: str) -> None:
    answer = get(f"/v1/runs?{query}")
    assert (answer.status, answer.json["parameter"]) == (422, query.partition("=")[0])


def test_a_cursor_of_one_source_is_not_of_all(ran: Table, get: Get) -> None:
    onward = get("/v1/runs?limit=1&source=nrb").json["next"]
    assert get(f"/v1/runs?limit=1&cursor={onward}").status == 422


def of_source(get: Get) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = get("/v1/sources").json["sources"]
    return found


def test_availability_is_of_the_last_thirty_days(table: Table, get: Get) -> None:
    recent = {"2026-07-18": [10, 10], "2026-07-19": [10, 0], "2026-08-17": [20, 1]}
    health.put(table, health_of("nrb", recent=recent))
    assert of_source(get)["availability"] == {"days": 30, "runs": 30, "failed": 1, "percent": "96.7"}


def test_a_source_without_runs_has_no_availability(table: Table, get: Get) -> None:
    health.put(table, health_of("nrb"))
    assert of_source(get)["availability"] == {"days": 30, "runs": 0, "failed": 0, "percent": None}


def test_an_open_breaker_says_when_the_source_is_tried_again(
    table: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    failure = {"kind": "refused", "detail": "403", "at": "2026-08-17T17:30:00+05:45"}
    health.put(table, health_of("nrb", last_failure=failure, streak=3, failing_since="2026-08-17T16:00:00+05:45"))
    found = of_source(get)
    assert found["breaker"] == {"open": True, "next_probe_at": "2026-08-17T19:30:00+05:45"}
    assert found["failing_since"] == "2026-08-17T16:00:00+05:45"
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-17T20:00:00+05:45")
    assert of_source(get)["breaker"] == {"open": True, "next_probe_at": "2026-08-17T20:00:00+05:45"}


def test_a_closed_breaker(table: Table, get: Get) -> None:
    failure = {"kind": "refused", "detail": "403", "at": "2026-08-17T17:30:00+05:45"}
    health.put(table, health_of("nrb", last_failure=failure, streak=0))
    assert of_source(get)["breaker"] == {"open": False, "next_probe_at": None}


def test_an_instant_sorts_by_time_whatever_its_zone_and_fraction() -> None:
    instants = [
        datetime.fromisoformat(f"2026-08-17T{at}") for at in ("06:00:00.5+00:00", "11:45:01+05:45", "06:00:02Z")
    ]
    assert sorted(map(keys.instant, instants)) == [keys.instant(at) for at in instants]
