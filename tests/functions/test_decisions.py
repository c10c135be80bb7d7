"""Decisions that a person leaves for the calendar: taken, in force on their day, revoked, official by evidence."""

from datetime import date, datetime

import pytest

from chautari.calendar.store import years
from chautari.core.http_messages import DateRange, HttpResponse
from chautari.dynamodb.table import Table
from chautari.rates.store import evidence_archive
from chautari.rates.store.evidence_archive import ArchivedResponses, EvidenceArchive
from tests.functions.office import Office, stored
from tests.support.decisions import decision

GAZETTE = HttpResponse(
    "https://rajpatra.example/eid.pdf", 200, {}, b"%PDF Eid", datetime.fromisoformat("2026-08-10T12:00:00+05:45")
)
EVIDENCE = {"sha256": evidence_archive.hash_of(GAZETTE), "url": GAZETTE.url}
EID_DAY = date(2027, 3, 10)


def days_off(table: Table, year: int = 2083) -> set[date]:
    """The days of a stored year that are off for everyone."""
    built = stored(table, year)
    return {day.ad for month in range(1, 13) for day in built.month(month) if day.is_off}


def statuses(table: Table) -> dict[str, str]:
    """The status of holiday decision that the stored year names."""
    return {row.id: row.status for row in stored(table, 2083).decisions}


def test_an_eid_notice_adds_one_day_and_nothing_else(office: Office, table: Table) -> None:
    office.run()
    before, missing = days_off(table), {row.key for row in stored(table, 2083).missing}
    office.leave(decision())
    report = office.run()
    assert [(entry["kind"], entry["year"]) for entry in report["accepted"]] == [("decision", 2083)]
    assert report["written"] == [2083]
    assert days_off(table) - before == {EID_DAY}
    assert before < days_off(table)
    assert missing - {row.key for row in stored(table, 2083).missing} == {"eid-al-fitr"}


def test_a_decision_dated_before_the_bundled_list_wins(office: Office, table: Table) -> None:
    office.leave(decision({"moves": "teej", "date": "2026-09-15"}, decided_on="2020-01-01"))
    assert office.run()["refused"] == []
    teej = next(holiday for holiday in stored(table, 2083).holidays if holiday.key == "teej")
    assert (teej.first, teej.en, teej.scope) == (date(2026, 9, 15), "Haritalika Teej", "women")


def test_a_decision_is_official_only_with_the_bytes_of_its_evidence(
    office: Office, table: Table, archive: EvidenceArchive
) -> None:
    office.leave(decision(evidence=EVIDENCE))
    office.run()
    assert statuses(table)["eid-al-fitr-2083"] == "transcribed"
    at = GAZETTE.fetched_at
    evidence_archive.put(archive, ArchivedResponses("holidays", at, DateRange(EID_DAY, EID_DAY), (GAZETTE,)))
    assert office.run()["written"] == [2083]
    eid = next(holiday for holiday in stored(table, 2083).holidays if holiday.key == "eid-al-fitr")
    assert (eid.status, eid.decision, eid.published_on) == ("official", "eid-al-fitr-2083", date(2026, 8, 1))
    archive.s3.put_object(Bucket=archive.name, Key=f"answers/{EVIDENCE['sha256']}.gz", Body=b"\x1f\x8b other bytes")
    assert office.run()["written"] == [2083]
    assert statuses(table)["eid-al-fitr-2083"] == "transcribed"


def test_what_is_accepted_and_not_in_force_is_said_and_counts_on_its_day(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.leave(decision({"revokes": "teej", "date": "2026-09-14"}, name="no-teej", in_force_from="2026-08-18"))
    office.run()
    row = next(row for row in stored(table, 2083).decisions if row.id == "no-teej")
    assert (row.in_force, [(made.change, made.key) for made in row.differences]) == (False, [("revokes", "teej")])
    assert "teej" in {holiday.key for holiday in stored(table, 2083).holidays}
    monkeypatch.setenv("CHAUTARI_NOW", "2026-08-18T00:02:00+05:45")
    assert office.run()["written"] == [2083]
    assert "teej" not in {holiday.key for holiday in stored(table, 2083).holidays}


def test_a_revoked_decision_counts_no_more_and_a_revoked_revocation_neither(office: Office, table: Table) -> None:
    office.run()
    before = days_off(table)
    office.leave([decision(), decision({"revokes": "teej", "date": "2026-09-14"}, name="no-teej")])
    office.run()
    revocation = decision(name="no-eid", revokes_decision="eid-al-fitr-2083") | {"changes": []}
    office.leave(revocation)
    assert office.run()["refused"] == []
    assert days_off(table) == before
    office.leave(revocation | {"decision": "eid-again", "revokes_decision": "no-eid"})
    office.run()
    assert days_off(table) - before == {EID_DAY}


def test_the_later_decided_amends_the_earlier_by_day(office: Office, table: Table) -> None:
    longer = {"adds": "dashain", "date": "2026-10-24", "to": "2026-10-25"}
    shorter = {"revokes": "dashain", "date": "2026-10-23", "to": "2026-10-24"}
    office.leave([decision(shorter, name="shorter", decided_on="2026-08-05"), decision(longer, name="longer")])
    assert office.run()["refused"] == []
    spans = [
        (holiday.first.day, holiday.last.day) for holiday in stored(table, 2083).holidays if holiday.key == "dashain"
    ]
    assert spans == [(17, 22), (25, 25)]


def test_bad_decisions_are_refused_by_name_and_stop_no_good_one(office: Office, table: Table) -> None:
    bad = [
        decision(name="bad", decided_on="2099-01-01"),
        decision({"revokes": "teej", "date": "2026-09-15"}, name="bad"),
        decision({"adds": "a-day-without-a-name", "date": "2027-03-10"}, name="bad"),
        decision(name="bad", source="a lone \ud800"),
    ]
    office.leave(b"[" * 100_000, "calendar/a.json")
    office.leave([*bad, decision(), decision()], "calendar/b.json")
    kinds = [entry["kind"] for entry in office.run()["refused"]]
    assert sorted(kinds) == ["InvalidDecision"] * 2 + ["InvalidNotice"] * 3
    assert [row.document["decision"] for row in years.notices(table)] == ["eid-al-fitr-2083"]


def test_a_weekly_rest_is_decided_by_date(office: Office, table: Table) -> None:
    office.run()
    before = days_off(table)
    rest = {"weekly_rest": ["saturday", "sunday"], "date": "2026-09-01", "to": "2026-09-30"}
    office.leave(decision(rest, name="two-days"))
    assert office.run()["refused"] == []
    assert sorted(day.day for day in days_off(table) - before) == [6, 13, 20, 27]
