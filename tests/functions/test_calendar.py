"""The calendar function as the schedule and a person with a notice see it: events in, reports and stored years out."""

import importlib
import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import boto3
import pytest

from chautari import calendar_run, runs, settings
from chautari.calendar import almanac, build
from chautari.calendar.almanac import Almanac
from chautari.domain import bikram
from chautari.domain.bikram import FIRST_YEAR, LAST_YEAR, YearRow
from chautari.fetching import fetcher
from chautari.store import calendar, objects
from chautari.store.table import Table
from tests.shelf import shelf

BUCKET = "notices"
EVENT = {"calendar": "publish"}
ADDRESS = "https://notices.example/calendar.json"
ROW = {"year": 2084, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 31], "source": "the committee"}
PREDICTED = YearRow((31, 32, 31, 32, 31, 30, 30, 30, 29, 29, 30, 31), "predicted")
EID = {"key": "eid", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "national"}
Report = dict[str, Any]


class Context:
    """Of Lambda's context, what the logger reads."""

    function_name = "calendar"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:ap-south-1:123456789012:function:calendar"
    aws_request_id = "52fdfc07-2182-454f-963f-5f0f9a621d72"


class Office:
    """Leaves notices in the bucket and runs the function."""

    def __init__(self) -> None:
        self.s3 = boto3.client("s3")
        self.handler = importlib.import_module("functions.calendar.app").handler

    def leave(self, document: object, name: str = "calendar/notice.json") -> None:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.s3.put_object(Bucket=BUCKET, Key=name, Body=body)

    def take_away(self, name: str = "calendar/notice.json") -> None:
        self.s3.delete_object(Bucket=BUCKET, Key=name)

    def run(self, event: dict[str, Any] = EVENT) -> Report:
        report: Report = self.handler(event, Context())
        return report


@pytest.fixture
def office(table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A bucket, a recorded web without answers, and a calendar of four years, since all of them take seconds."""
    boto3.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "ap-south-1"})
    monkeypatch.setenv("NOTICES_BUCKET", BUCKET)
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-17T12:00:00+05:45")
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    monkeypatch.setattr(calendar_run, "YEARS", range(2082, 2086))
    objects.connect.cache_clear()
    yield Office()
    objects.connect.cache_clear()
    bikram.adopt({2084: PREDICTED})


@pytest.fixture
def notice() -> dict[str, Any]:
    """The bundled list of 2083, as if it came out anew: with an Eid, and of a later day."""
    document = deepcopy(build.bundled_list(2083))
    assert document is not None
    return {**document, "published_on": "2027-01-01", "holidays": [*document["holidays"], EID]}


def stored(table: Table, year: int) -> Almanac:
    """The year as a reader of the table gets it."""
    document = calendar.get_year(table, year)
    assert document is not None
    return almanac.read(document)


def versions(table: Table) -> list[int]:
    """How often each of the four years was written."""
    views = [calendar.view_of_year(table, year) for year in calendar_run.YEARS]
    return [view.version if view else 0 for view in views]


def test_the_first_run_publishes_every_year_and_the_second_writes_nothing(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_run, "YEARS", range(FIRST_YEAR, LAST_YEAR + 1))
    assert len(office.run()["written"]) == 131
    before = table.client.scan(TableName=table.name)["Items"]
    assert office.run() == {"accepted": [], "refused": [], "built": 131, "written": []}
    assert table.client.scan(TableName=table.name)["Items"] == before
    assert stored(table, 2083) == build.almanac(2083, build.bundled_list(2083))


def test_nothing_is_published_before_the_first_run(table: Table) -> None:
    assert calendar.get_year(table, 2083) is None


def test_a_new_list_of_holidays_is_taken_and_only_its_year_rewritten(
    office: Office, table: Table, notice: dict[str, Any]
) -> None:
    office.run()
    office.leave(notice)
    report = office.run()
    assert report["written"] == [2083]
    assert report["accepted"] == [
        {"kind": "holidays", "year": 2083, "number": 1, "place": f"s3://{BUCKET}/calendar/notice.json"}
    ]
    eid = next(it for it in stored(table, 2083).holidays if it.key == "eid")
    assert (eid.first, eid.status, eid.published_on) == (date(2027, 3, 10), "official", date(2027, 1, 1))


def test_what_was_accepted_needs_its_place_no_more(office: Office, table: Table, notice: dict[str, Any]) -> None:
    office.leave(notice)
    office.run()
    office.take_away()
    assert office.run()["written"] == []
    (kept,) = calendar.notices(table)
    assert (kept.document, kept.source, kept.published_on) == (notice, notice["source"], "2027-01-01")
    assert (kept.accepted_at, len(kept.sha256)) == ("2026-08-17T12:00:00+05:45", 64)


def test_a_correction_is_another_revision_and_an_older_list_never_wins(
    office: Office, table: Table, notice: dict[str, Any]
) -> None:
    office.leave(notice)
    office.run()
    office.leave({**notice, "published_on": "2026-12-01", "holidays": notice["holidays"][:5]})
    assert office.run()["written"] == []
    office.leave({**notice, "published_on": "2027-02-01", "holidays": notice["holidays"][:5]})
    assert office.run()["written"] == [2083]
    assert [it.number for it in calendar.notices(table)] == [1, 2, 3]
    assert len(stored(table, 2083).holidays) == 5


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda it: {**it, "holidays": []}, "BadOverlay"),
        (lambda it: {**it, "year": 2084}, "BadOverlay"),
        (lambda it: {**it, "published_on": None}, "BadOverlay"),
        (lambda it: {"year": 2083, "months": [31] * 12, "source": "somebody"}, "BadMonthRow"),
        (lambda it: {**ROW, "months": [31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 31]}, "NotADate"),
        (lambda it: {"year": 2083}, "BadNotice"),
        (lambda it: ["a list", "of words"], "BadNotice"),
        (lambda it: [], "BadNotice"),
        (lambda it: b"<html>gone</html>", "BadNotice"),
        (lambda it: b"\xff\xfe\x00", "BadNotice"),
        (lambda it: b" " * 2_000_001, "BadNotice"),
    ],
)
def test_a_bad_notice_is_named_and_the_old_one_stays(
    office: Office, table: Table, notice: dict[str, Any], spoil: Callable[[dict[str, Any]], object], kind: str
) -> None:
    office.run()
    office.leave(spoil(notice))
    report = office.run()
    assert [it["kind"] for it in report["refused"]] == [kind]
    assert (report["accepted"], report["written"], calendar.notices(table)) == ([], [], [])
    assert versions(table) == [1, 1, 1, 1]


def test_a_bad_notice_stops_no_good_one(office: Office, notice: dict[str, Any]) -> None:
    office.leave(b"{", "calendar/a.json")
    office.leave([{"year": 2083}, notice], "calendar/b.json")
    report = office.run()
    assert [it["kind"] for it in report["refused"]] == ["BadNotice", "BadNotice"]
    assert [it["year"] for it in report["accepted"]] == [2083]


def test_nothing_outside_the_folder_is_looked_at(office: Office, notice: dict[str, Any]) -> None:
    office.leave(notice, "elsewhere/notice.json")
    office.leave(b"", "calendar/")
    assert (office.run()["accepted"], office.run()["refused"]) == ([], [])


def test_a_row_of_months_makes_a_year_official_and_its_list_may_come_with_it(office: Office, table: Table) -> None:
    office.run()
    assert stored(table, 2084).confidence == "predicted"
    last_day = {"key": "the-end", "date": "2028-04-12", "ne": "अन्त्य", "en": "The end", "scope": "national"}
    holidays = {"year": 2084, "source": "the government", "published_on": "2027-03-01", "holidays": [last_day]}
    office.leave([holidays, ROW])
    report = office.run()
    assert [(it["kind"], it["year"]) for it in report["accepted"]] == [("months", 2084), ("holidays", 2084)]
    assert stored(table, 2084).confidence == "official"
    assert stored(table, 2084).months == tuple(ROW["months"])  # type: ignore[arg-type]
    assert office.run()["written"] == []


def test_a_row_that_cuts_the_last_holiday_off_leaves_the_year_as_it_was(office: Office, table: Table) -> None:
    last_day = {"key": "the-end", "date": "2028-04-13", "ne": "अन्त्य", "en": "The end", "scope": "national"}
    office.leave({"year": 2084, "source": "the government", "published_on": "2027-03-01", "holidays": [last_day]})
    office.run()
    office.leave({**ROW, "months": [31, 31, 32, 31, 31, 31, 30, 29, 30, 29, 30, 30]})
    report = office.run()
    assert [(it["kind"], it["place"]) for it in report["refused"]] == [("BadOverlay", "holidays of 2084")]
    assert (report["built"], report["written"]) == (3, [2085])
    assert stored(table, 2084).confidence == "predicted"


def test_a_row_once_accepted_is_adopted_by_a_new_process(office: Office, table: Table) -> None:
    office.leave(ROW)
    office.run()
    bikram.adopt({2084: PREDICTED})
    assert office.run()["written"] == []
    assert bikram.confidence(2084) == "official"


def test_a_row_once_accepted_counts_in_the_dates_of_rates_too(office: Office, table: Table) -> None:
    office.leave(ROW)
    office.run()
    bikram.adopt({2084: PREDICTED})
    now = settings.now()
    runs.run({"sources": ["goldmandu"], "from": "2017-01-16", "to": "2017-01-16"}, fetcher(now), table, shelf(), now)
    assert bikram.confidence(2084) == "official"


def test_the_address_is_asked_like_a_source(
    office: Office, notice: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_NOTICES_URL", ADDRESS)
    assert [it["kind"] for it in office.run()["refused"]] == ["Unreachable"]
    meta = {"url": ADDRESS, "status": 200, "headers": {}, "fetched_at": "2026-08-17T06:00:00+00:00"}
    (tmp_path / "meta.json").write_text(json.dumps(meta))
    (tmp_path / "body").write_text(json.dumps(notice))
    assert office.run()["accepted"] == [{"kind": "holidays", "year": 2083, "number": 1, "place": ADDRESS}]


def test_a_year_written_by_a_run_beside_us_is_made_anew(
    office: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other run takes a notice after we have read what is accepted: its year must not be written over."""
    built = build.almanac

    def meanwhile(year: int, overlay: Any) -> Almanac:
        monkeypatch.setattr(build, "almanac", built)
        office.leave(notice)
        assert office.run()["written"] == [2082, 2083, 2084, 2085]
        return built(year, overlay)

    monkeypatch.setattr(build, "almanac", meanwhile)
    assert office.run()["written"] == []
    assert "eid" in {it.key for it in stored(table, 2083).holidays}
    assert versions(table) == [1, 1, 1, 1]


def test_another_event_is_refused_before_anything_is_read(office: Office, table: Table) -> None:
    with pytest.raises(calendar_run.BadEvent):
        office.run({"sources": ["nrb"]})
    assert calendar.get_year(table, 2083) is None
