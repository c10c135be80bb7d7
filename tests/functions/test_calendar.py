"""The calendar function as the schedule and a person with a notice see it: events in, reports and stored years out."""

import json
from pathlib import Path
from typing import Any

import pytest

from chautari.calendar.almanac import build
from chautari.calendar.model.almanac import Almanac
from chautari.calendar.publish import job
from chautari.calendar.store import years
from chautari.core import settings
from chautari.dynamodb import composed_parts
from chautari.dynamodb.table import Table
from chautari.fetching.transports import fetcher
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.rates.ingest import job as runs
from tests.functions.office import ADDRESS, PREDICTED, ROW, Office, stored, versions
from tests.support.shelf import shelf


def test_the_first_run_publishes_every_year_and_the_second_writes_nothing(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "YEARS", range(FIRST_YEAR, LAST_YEAR + 1))
    assert len(office.run()["written"]) == 131
    before = table.client.scan(TableName=table.name)["Items"]
    assert office.run() == {"accepted": [], "refused": [], "built": 0, "written": []}
    assert table.client.scan(TableName=table.name)["Items"] == before
    assert stored(table, 2083) == build.almanac(2083, build.bundled_list(2083))


def test_nothing_is_published_before_the_first_run(table: Table) -> None:
    assert years.published_year(table, 2083) is None


def test_a_row_of_months_makes_a_year_official_and_its_list_may_come_with_it(office: Office, table: Table) -> None:
    office.run()
    assert stored(table, 2084).confidence == "predicted"
    last_day = {"key": "the-end", "date": "2028-04-12", "ne": "अन्त्य", "en": "The end", "scope": "national"}
    holidays = {"year": 2084, "source": "the government", "published_on": "2026-08-01", "holidays": [last_day]}
    office.leave([holidays, ROW])
    composed_parts.add(table, "calendar", ["/ne"])
    before = composed_parts.get(table, "calendar").version
    report = office.run()
    assert composed_parts.get(table, "calendar").version > before, "which ends the front page"
    assert [(entry["kind"], entry["year"]) for entry in report["accepted"]] == [("months", 2084), ("holidays", 2084)]
    assert stored(table, 2084).confidence == "official"
    assert stored(table, 2084).months == tuple(ROW["months"])  # type: ignore[arg-type]
    assert office.run()["written"] == []


def test_a_row_that_cuts_the_last_holiday_off_leaves_it_on_its_day(office: Office, table: Table) -> None:
    last_day = {"key": "the-end", "date": "2028-04-13", "ne": "अन्त्य", "en": "The end", "scope": "national"}
    office.leave({"year": 2084, "source": "the government", "published_on": "2026-08-01", "holidays": [last_day]})
    office.run()
    office.leave({**ROW, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30]})
    report = office.run()
    assert (report["refused"], report["built"], report["written"]) == ([], 4, [2084, 2085])
    assert "the-end" not in {holiday.key for holiday in stored(table, 2084).holidays}
    moved = next(holiday for holiday in stored(table, 2085).holidays if holiday.key == "the-end")
    assert str(moved.first) == "2028-04-13"


def test_a_row_once_accepted_is_adopted_by_a_new_process(office: Office, table: Table) -> None:
    office.leave(ROW)
    office.run()
    bikram_sambat.adopt({2084: PREDICTED})
    assert office.run()["written"] == []
    assert bikram_sambat.confidence(2084) == "official"


def test_a_row_once_accepted_counts_in_the_dates_of_rates_too(office: Office, table: Table) -> None:
    office.leave(ROW)
    office.run()
    bikram_sambat.adopt({2084: PREDICTED})
    now = settings.now()
    runs.run({"sources": ["goldmandu"], "from": "2017-01-16", "to": "2017-01-16"}, fetcher(now), table, shelf(), now)
    assert bikram_sambat.confidence(2084) == "official"


def test_the_address_is_asked_like_a_source(
    office: Office, notice: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOTICES_URL", ADDRESS)
    assert [entry["kind"] for entry in office.run()["refused"]] == ["Unreachable"]
    meta = {"url": ADDRESS, "status": 200, "headers": {}, "fetched_at": "2026-08-17T06:00:00+00:00"}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    (tmp_path / "body").write_text(json.dumps(notice))
    assert office.run()["accepted"] == [{"kind": "holidays", "year": 2083, "number": 1, "place": ADDRESS}]


def test_a_year_written_by_a_run_beside_us_is_made_anew(
    office: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run takes a notice after we have read what is accepted: its year must not be written over."""
    built = build.almanac

    def meanwhile(year: int, decisions: Any, on: Any, method: Any) -> Almanac:
        monkeypatch.setattr(build, "almanac", built)
        office.leave(notice)
        assert office.run()["written"] == [2082, 2083, 2084, 2085]
        return built(year, decisions, on, method)

    monkeypatch.setattr(build, "almanac", meanwhile)
    assert office.run()["written"] == []
    assert "eid" in {holiday.key for holiday in stored(table, 2083).holidays}
    assert versions(table) == [1, 1, 1, 1]


def test_another_event_is_refused_before_anything_is_read(office: Office, table: Table) -> None:
    with pytest.raises(job.InvalidEvent):
        office.run({"sources": ["nrb"]})
    assert years.published_year(table, 2083) is None
