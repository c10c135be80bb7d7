"""What an event may say, and what a run does with it."""

from datetime import date
from typing import Any

import pytest

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.rates.ingest import job
from chautari.rates.ingest.job import InvalidEvent
from chautari.rates.store import health, series
from tests.support.observations import NOW
from tests.support.shelf import shelf


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"sources": []},
        {"sources": "nrb"},
        {"sources": None},
        {"sources": ["nrb", "nobody"]},
        {"sources": ["../secret"]},
        {"sources": ["__init__"]},
        {"sources": [7]},
        {"sources": ["nrb"], "from": "yesterday"},
        {"sources": ["nrb"], "from": 20260817},
        {"sources": ["nrb"], "from": None},
        {"sources": ["nrb"], "from": "2026-08-17", "to": "2026-08-16"},
        {"sources": ["nrb"], "from": "2026-08-18"},
        {"sources": ["nrb"], "from": "2026-02-30"},
        {"sources": ["nrb"], "to": "2026-08-17"},
    ],
)
def test_a_bad_event_is_refused_before_anything_is_asked_or_stored(event: dict[str, Any]) -> None:
    def fetch(ask: HttpRequest) -> HttpResponse:
        raise AssertionError(f"asked for {ask.url}")

    with pytest.raises(InvalidEvent):
        job.run(event, fetch, Table(None, "no table"), shelf(), NOW)


def asked_by(event: dict[str, Any], table: Table) -> list[str]:
    """The addresses that a run asks for, when none of them answers."""
    asked = []

    def fetch(ask: HttpRequest) -> HttpResponse:
        asked.append(ask.url)
        raise Unreachable("down")

    job.run(event, fetch, table, shelf(), NOW)
    return asked


@pytest.mark.parametrize(
    ("event", "dates"),
    [
        ({"sources": ["nrb"]}, "from=2026-08-10&to=2026-08-17"),
        ({"sources": ["nrb"], "from": "2010-01-01", "to": "2010-04-10"}, "from=2010-01-01&to=2010-04-10"),
        ({"sources": ["nrb"], "from": "2026-08-17"}, "from=2026-08-17&to=2026-08-17"),
        ({"sources": ["nepalipatro"]}, "from-date=2026-08-04"),
    ],
)
def test_a_run_asks_for_its_window_or_looks_back_as_far_as_its_source(
    table: Table, event: dict[str, Any], dates: str
) -> None:
    (address,) = asked_by(event, table)
    assert dates in address


def test_today_is_the_day_in_kathmandu(table: Table) -> None:
    evening = NOW.replace(hour=18, minute=15)
    asked: list[str] = []

    def fetch(ask: HttpRequest) -> HttpResponse:
        asked.append(ask.url)
        raise Unreachable("down")

    job.run({"sources": ["nrb"]}, fetch, table, shelf(), evening)
    assert "to=2026-08-18" in asked[0]


def test_a_source_that_fails_stops_nobody_else(table: Table) -> None:
    def fetch(ask: HttpRequest) -> HttpResponse:
        if "fenegosida" in ask.url:
            raise Unreachable("521")
        body = b"date,gold_tola,gold_10g,tejabi_tola,tejabi_10g,silver_tola,silver_10g,correction\n"
        return HttpResponse(ask.url, 200, {}, body + b"2026-01-01,274700,235510,,,4770,4089.5,\n", NOW)

    event = {"sources": ["fenegosida", "goldmandu"], "from": "2026-01-01", "to": "2026-01-01"}
    first, second = job.run(event, fetch, table, shelf(), NOW)
    assert (first.kind, second.kind, second.last_market_date) == ("unreachable", None, date(2026, 1, 1))
    assert {each.key for each in health.all_sources(table)} == {"fenegosida", "goldmandu"}
    assert len(series.latest_years(table, "gold")) == 1
    assert read_models.get(table, "metals") is not None


def test_a_run_that_read_nothing_still_makes_the_answers_ready(table: Table) -> None:
    asked_by({"sources": ["nrb"]}, table)
    assert read_models.get(table, "forex") is not None
    assert read_models.get(table, "home") is not None
    assert read_models.get(table, "metals") is None
