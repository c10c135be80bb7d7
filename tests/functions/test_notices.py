"""Notices that a person leaves for the calendar: taken, corrected, refused by name."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.calendar.model.notice import Notice
from chautari.calendar.publish import accepted_decisions
from chautari.calendar.store import notice_bucket, years
from chautari.dynamodb.table import Table
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.functions.office import BUCKET, EID, ROW, Office, stored, versions
from tests.support.decisions import decision


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
    eid = next(holiday for holiday in stored(table, 2083).holidays if holiday.key == "eid")
    assert (eid.first, eid.status, eid.published_on) == (date(2027, 3, 10), "transcribed", date(2026, 6, 1))


def test_what_was_accepted_needs_its_place_no_more(office: Office, table: Table, notice: dict[str, Any]) -> None:
    office.leave(notice)
    office.run()
    office.take_away()
    assert office.run()["written"] == []
    (kept,) = years.notices(table)
    assert (kept.document, kept.source, kept.published_on) == (notice, notice["source"], "2026-06-01")
    assert (kept.accepted_at, len(kept.sha256)) == ("2026-08-17T12:00:00+05:45", 64)


def test_a_list_of_one_holiday_adds_one_and_a_later_one_amends_it(
    office: Office, table: Table, notice: dict[str, Any]
) -> None:
    office.run()
    listed = len(stored(table, 2083).holidays)
    office.leave({**notice, "holidays": [EID], "missing": []})
    assert office.run()["written"] == [2083]
    assert len(stored(table, 2083).holidays) == listed + 1
    office.leave({**notice, "holidays": [{**EID, "key": "mourning", "date": "2026-09-01"}], "missing": []})
    assert office.run()["written"] == [2083]
    assert [notice.number for notice in years.notices(table)] == [1, 2]
    assert len(stored(table, 2083).holidays) == listed + 2


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda notice: {**notice, "holidays": []}, "InvalidHolidayList"),
        (lambda notice: {**notice, "year": 2084}, "InvalidHolidayList"),
        (lambda notice: {**notice, "published_on": None}, "InvalidHolidayList"),
        (lambda notice: {"year": 2083, "months": [31] * 12, "source": "somebody"}, "InvalidMonthRow"),
        (lambda notice: {**ROW, "months": [31, 32, 31, 32, 31, 30, 30, 30, 29, 30, 30, 31]}, "NotADate"),
        (lambda notice: {"year": 2083}, "InvalidNotice"),
        (lambda notice: ["a list", "of words"], "InvalidNotice"),
        (lambda notice: [], "InvalidNotice"),
        (lambda notice: b"<html>gone</html>", "InvalidNotice"),
        (lambda notice: b"\xff\xfe\x00", "InvalidNotice"),
        (lambda notice: b" " * 2_000_001, "InvalidNotice"),
        (lambda notice: b"[" * 100_000 + b"]" * 100_000, "InvalidNotice"),
        (lambda notice: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "InvalidNotice"),
        (lambda notice: {**notice, "source": "a lone \ud800"}, "InvalidNotice"),
        (lambda notice: {**notice, "\ud800": 1}, "InvalidNotice"),
        (lambda notice: {**notice, "note": "x" * 100_001}, "InvalidNotice"),
        (lambda notice: [notice] * 101, "InvalidNotice"),
        (lambda notice: {**notice, "published_on": "2026-08-18"}, "InvalidNotice"),
        (lambda notice: {**ROW, "published_on": "2026-08-18"}, "InvalidNotice"),
        (lambda notice: {**ROW, "published_on": 5}, "InvalidHolidayList"),
        (lambda notice: {**ROW, "source": 5}, "InvalidMonthRow"),
        (lambda notice: {**ROW, "months": {"1": 31}}, "InvalidMonthRow"),
        (lambda notice: {**notice, "year": 1e400}, "InvalidHolidayList"),
        (lambda notice: {**notice, "year": None}, "InvalidHolidayList"),
        (lambda notice: {**notice, "missing": 5}, "InvalidHolidayList"),
        (lambda notice: {**notice, "holidays": [{**EID, "ne": 5}]}, "InvalidHolidayList"),
        (lambda notice: {**notice, "holidays": [{**EID, "scope": {}}]}, "InvalidHolidayList"),
    ],
)
def test_a_bad_notice_is_named_and_the_old_one_stays(
    office: Office, table: Table, notice: dict[str, Any], spoil: Callable[[dict[str, Any]], object], kind: str
) -> None:
    office.run()
    office.leave(spoil(notice))
    report = office.run()
    assert [entry["kind"] for entry in report["refused"]] == [kind]
    assert (report["accepted"], report["written"], years.notices(table)) == ([], [], [])
    assert versions(table) == [1, 1, 1, 1]


def test_a_right_notice_in_an_object_over_the_cap_is_refused(
    office: Office, table: Table, notice: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    whole = notice_bucket.body

    def counted(bucket: Any, key: str, most: int) -> Any:
        read.append(most)
        return whole(bucket, key, most)

    monkeypatch.setattr(notice_bucket, "body", counted)
    body = json.dumps(notice).encode()
    office.leave(body + b" " * (2_000_001 - len(body)))
    (refused,) = office.run()["refused"]
    assert (refused["kind"], refused["detail"]) == ("InvalidNotice", "more than 2000000 bytes")
    assert (read, years.notices(table)) == ([2_000_001], [])
    office.leave(body + b" " * (2_000_000 - len(body)))
    assert len(office.run()["accepted"]) == 1


def test_the_detail_of_a_refusal_is_one_line_of_a_bounded_length(office: Office) -> None:
    office.leave({"x\n" * 9: 1, **{"y" * 90 + str(number): 1 for number in range(9)}})
    (refused,) = office.run()["refused"]
    assert (len(refused["detail"]), "\n" in refused["detail"]) == (300, False)


def test_a_notice_is_accepted_once_however_often_and_wherever_it_lies(
    office: Office, table: Table, notice: dict[str, Any]
) -> None:
    office.leave(notice, "calendar/a.json")
    office.leave([notice, notice], "calendar/b.json")
    assert len(office.run()["accepted"]) == 1
    second = office.run()
    assert (second["accepted"], second["refused"], second["written"]) == ([], [], [])
    assert [kept.number for kept in years.notices(table)] == [1]


def test_a_bad_notice_stops_no_good_one(office: Office, notice: dict[str, Any]) -> None:
    office.leave(b"{", "calendar/a.json")
    office.leave([{"year": 2083}, notice], "calendar/b.json")
    report = office.run()
    assert [entry["kind"] for entry in report["refused"]] == ["InvalidNotice", "InvalidNotice"]
    assert [entry["year"] for entry in report["accepted"]] == [2083]


def test_no_bad_notice_in_a_list_or_beside_it_stops_a_good_one(office: Office, notice: dict[str, Any]) -> None:
    bad = [{**notice, "source": "\ud800"}, {**notice, "holidays": [{**EID, "en": []}]}, {"months": 1e400}]
    office.leave(b"[" * 100_000, "calendar/a.json")
    office.leave(["a word", None, *bad, notice], "calendar/b.json")
    office.leave(ROW, "calendar/c.json")
    report = office.run()
    assert len(report["refused"]) == 6
    assert [(entry["kind"], entry["year"]) for entry in report["accepted"]] == [("months", 2084), ("holidays", 2083)]


def test_an_object_that_cannot_be_read_stops_no_good_one(office: Office, notice: dict[str, Any]) -> None:
    office.s3.put_object(Bucket=BUCKET, Key="calendar/a.json", Body=b"{}", StorageClass="GLACIER")
    office.leave(notice, "calendar/b.json")
    report = office.run()
    assert ([entry["kind"] for entry in report["refused"]], len(report["accepted"])) == (["InvalidNotice"], 1)


def test_a_list_without_evidence_is_transcribed_whatever_it_says_of_itself(
    office: Office, table: Table, archive: EvidenceArchive, notice: dict[str, Any]
) -> None:
    office.leave({**notice, "status": "official", "evidence": {"sha256": "0" * 64}})
    assert office.run()["refused"] == []
    assert {holiday.status for holiday in stored(table, 2083).holidays} == {"transcribed"}


def test_a_notice_that_was_once_taken_with_a_date_in_the_future_is_as_old_as_its_acceptance() -> None:
    def taken(published_on: str, accepted_on: str) -> Notice:
        document = {"year": 2083, "source": "the government", "published_on": published_on, "holidays": [EID]}
        at = f"{accepted_on}T12:00:00+05:45"
        return Notice("holidays", 2083, 1, "the government", published_on, at, "a place", accepted_on, document)

    held = accepted_decisions.of_notices([taken("2099-01-01", "2026-08-17"), taken("2026-08-18", "2026-08-19")])
    assert [row.decided_on for row in held] == [date(2026, 8, 17), date(2026, 8, 18)]


def test_an_accepted_notice_that_is_refused_today_is_said_and_stops_nothing(office: Office, table: Table) -> None:
    at = "2026-08-01T12:00:00+05:45"
    years.add_notice(table, Notice("holidays", 2083, 1, "somebody", None, at, "a place", "0" * 64, {"year": 2083}))
    office.leave(decision())
    report = office.run()
    assert [(row["place"], row["kind"]) for row in report["refused"]] == [("holidays of 2083", "InvalidHolidayList")]
    assert len(report["accepted"]) == 1


def test_nothing_outside_the_folder_is_looked_at(office: Office, notice: dict[str, Any]) -> None:
    office.leave(notice, "elsewhere/notice.json")
    office.leave(b"", "calendar/")
    assert (office.run()["accepted"], office.run()["refused"]) == ([], [])
