"""Notices that a person leaves for the calendar: taken, corrected, refused by name."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chautari.store import calendar
from chautari.store.table import Table
from tests.functions.office import BUCKET, ROW, Office, stored, versions


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
