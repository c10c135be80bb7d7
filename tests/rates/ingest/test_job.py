"""Job of rates: which events it accepts, and what it runs for them."""

from datetime import date, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.core.errors import Unreachable
from chautari.core.http_messages import HttpRequest, HttpResponse
from chautari.dynamodb import read_models
from chautari.dynamodb.table import Table
from chautari.rates.ingest import job
from chautari.rates.ingest.job import InvalidEvent
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store import health, job_runs, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.factories import response
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
def test_an_invalid_event_is_rejected_before_any_request_or_write(event: dict[str, Any]) -> None:
    def fetch(request: HttpRequest) -> HttpResponse:
        raise AssertionError(f"asked for {request.url}")

    with pytest.raises(InvalidEvent):
        job.run(event, fetch, Table(None, "no table"), shelf(), NOW)


def urls_requested_by(event: dict[str, Any], table: Table) -> list[str]:
    """The URLs that a run requests while every source is unreachable."""
    urls = []

    def fetch(request: HttpRequest) -> HttpResponse:
        urls.append(request.url)
        raise Unreachable("down")

    job.run(event, fetch, table, shelf(), NOW)
    return urls


@pytest.mark.parametrize(
    ("event", "dates"),
    [
        ({"sources": ["nrb"]}, "from=2026-08-10&to=2026-08-17"),
        ({"sources": ["nrb"], "from": "2010-01-01", "to": "2010-04-10"}, "from=2010-01-01&to=2010-04-10"),
        ({"sources": ["nrb"], "from": "2026-08-17"}, "from=2026-08-17&to=2026-08-17"),
        ({"sources": ["nepalipatro"]}, "from-date=2026-08-04"),
    ],
)
def test_a_run_requests_its_window_or_the_lookback_of_its_source(
    table: Table, event: dict[str, Any], dates: str
) -> None:
    (address,) = urls_requested_by(event, table)
    assert dates in address


def test_today_is_the_day_in_kathmandu(table: Table) -> None:
    evening = NOW.replace(hour=18, minute=15)
    urls: list[str] = []

    def fetch(request: HttpRequest) -> HttpResponse:
        urls.append(request.url)
        raise Unreachable("down")

    job.run({"sources": ["nrb"]}, fetch, table, shelf(), evening)
    assert "to=2026-08-18" in urls[0]


def test_a_source_that_fails_stops_no_other_source(table: Table) -> None:
    def fetch(request: HttpRequest) -> HttpResponse:
        if "fenegosida" in request.url:
            raise Unreachable("521")
        body = b"date,gold_tola,gold_10g,tejabi_tola,tejabi_10g,silver_tola,silver_10g,correction\n"
        return response(body + b"2026-01-01,274700,235510,,,4770,4089.5,\n", url=request.url)

    event = {"sources": ["fenegosida", "goldmandu"], "from": "2026-01-01", "to": "2026-01-01"}
    first, second = job.run(event, fetch, table, shelf(), NOW)
    assert (first.kind, second.kind, second.last_market_date) == ("unreachable", None, date(2026, 1, 1))
    assert {source_health.key for source_health in health.all_sources(table)} == {"fenegosida", "goldmandu"}
    assert len(series.latest_years(table, "gold")) == 1
    assert read_models.get(table, "metals") is not None


def test_a_run_that_read_nothing_still_rebuilds_the_views(table: Table) -> None:
    urls_requested_by({"sources": ["nrb"]}, table)
    assert read_models.get(table, "forex") is not None
    assert read_models.get(table, "home") is not None
    assert read_models.get(table, "metals") is None


def test_a_source_that_failed_in_its_last_run_is_asked_without_retries_until_it_answers(table: Table) -> None:
    retried = list[bool]()

    def fetch(request: HttpRequest) -> HttpResponse:
        retried.append(request.retried)
        raise Unreachable("521")

    for number in range(2):
        job.run({"sources": ["fenegosida"]}, fetch, table, shelf(), NOW + number * timedelta(minutes=20))
    job.run({"sources": ["fenegosida"], "from": "2026-08-16"}, fetch, table, shelf(), NOW)
    assert retried == [True, False, True]


class RefusingS3:
    """An S3 client that takes no object."""

    def put_object(self, **_: Any) -> None:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "PutObject")


@pytest.mark.parametrize("error", [Unreachable("521"), None], ids=["a failed run", "a run with rows"])
def test_a_run_whose_evidence_is_refused_is_recorded_and_raised(table: Table, error: Unreachable | None) -> None:
    def fetch(request: HttpRequest) -> HttpResponse:
        if error is not None:
            raise error
        header = b"date,gold_tola,gold_10g,tejabi_tola,tejabi_10g,silver_tola,silver_10g,correction\n"
        return HttpResponse(request.url, 200, {}, header + b"2026-01-01,274700,235510,,,4770,4089.5,\n", NOW)

    event = {"sources": ["goldmandu"], "from": "2026-01-01", "to": "2026-01-01"}
    with pytest.raises(RunNotArchived, match="AccessDenied"):
        job.run(event, fetch, table, EvidenceArchive(RefusingS3(), "none"), NOW)
    (run,) = job_runs.newest(table, ["goldmandu"], None, 10)
    assert (run.rows_stored, run.last_market_date) == (0, None)
    assert run.failure is not None
    assert (run.failure["kind"], "AccessDenied" in run.failure["detail"]) == ("evidence_refused", True)
    assert series.latest_years(table, "gold") == []
