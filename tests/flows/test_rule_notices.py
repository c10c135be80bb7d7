"""Notices of rules: recorded, in force by date, refused where they cannot be right, and taken back."""

from datetime import date

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.ingest.notice_checks import ImplausibleNotice
from chautari.rates.model.correction import Correction, RuleChange
from chautari.rates.store import contradictions, corrections, provenance, rule_notices
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.bank import Bank
from tests.support.regimes import (
    EVIDENCE,
    NAMES,
    NEW,
    PEG,
    adopted,
    day_of,
    forex,
    held,
    incidents,
    peg_162,
    statuses,
    with_new,
)
from tools.local.errors import CannotRun


@pytest.fixture
def bank(table: Table, archive: EvidenceArchive) -> Bank:
    return Bank(table, archive)


def test_an_adoption_is_a_correction_of_its_own_and_is_named_by_what_was_judged_under_it(bank: Bank) -> None:
    bank.changes[date(2026, 9, 4)] = peg_162
    bank.publish(1, 6)
    adopted(bank, 6, *PEG)
    found = [row for _, row in corrections.newest_first(bank.table, None)]
    (change,) = [row for row in found if isinstance(row, RuleChange)]
    assert (change.kind, change.before, change.notice.id, change.notice.evidence) == (
        "adopted",
        "1.60",
        "nrb.1",
        EVIDENCE,
    )
    released = [(row.instrument, row.date, row.kind) for row in found if isinstance(row, Correction)]
    assert sorted(released) == [("INR", f"2026-09-0{day}", "released") for day in (4, 5, 6)]
    *_, revision = provenance.revisions_of_day(bank.table, "INR", date(2026, 9, 4))
    assert "peg_of_the_indian_rupee@nrb.1" in revision.provenance.rules
    assert revision.provenance.reason == "adopted by nrb.1: the bank's notice"
    (before,) = provenance.revisions_of_day(bank.table, "INR", date(2026, 9, 3))
    assert "peg_of_the_indian_rupee" in before.provenance.rules


def test_the_same_notice_twice_is_stored_once(bank: Bank) -> None:
    bank.changes[date(2026, 9, 4)] = peg_162
    bank.publish(1, 6)
    adopted(bank, 6, *PEG)
    said = adopted(bank, 6, *PEG, reason="once more")
    assert said[-1] == "notice nrb.1 had been adopted already; 0 readings judged anew and published"
    assert len(rule_notices.notices(bank.table, "nrb")) == 1


def test_a_contradiction_that_ends_or_changes_is_no_incident(bank: Bank) -> None:
    bank.changes[date(2026, 9, 2)] = peg_162
    bank.changes[date(2026, 9, 4)] = lambda rates: rates.update(INR=("163.00", "163.15", 100))
    bank.publish(1, 5)
    assert incidents(bank) == []
    bank.run(date(2026, 9, 6))
    assert incidents(bank) == [("peg", "INR", "1.63", 3)]
    bank.changes[date(2026, 9, 7)] = lambda rates: rates.update(INR=("160.00", "160.15", 100))
    bank.run(date(2026, 9, 7))
    assert (incidents(bank), contradictions.get(bank.table, "nrb")) == ([], [])
    bank.run(date(2026, 9, 8))
    assert held(bank) == []


def test_a_notice_of_the_future_changes_nothing_until_its_date(bank: Bank) -> None:
    bank.changes[date(2026, 9, 4)] = peg_162
    bank.publish(1, 2)
    said = adopted(bank, 2, *PEG)
    assert said[-1] == "notice nrb.1 adopted; 0 readings judged anew and published"
    bank.publish(3, 5)
    assert (held(bank), incidents(bank)) == ([], [])
    assert statuses(bank, "INR", 2, 3, 4, 5) == ["official"] * 4


def test_a_notice_that_the_readings_since_contradict_is_refused(bank: Bank) -> None:
    bank.publish(1, 5)
    with pytest.raises(ImplausibleNotice, match="2 readings since 2026-09-04 contradict it, on 2026-09-04 peg_of"):
        adopted(bank, 5, *PEG)
    with pytest.raises(ImplausibleNotice, match="2 readings since 2026-09-04 contradict it, on 2026-09-04 withdrawn"):
        adopted(bank, 5, "--rule", "withdrawn", "--instrument", "SEK", "--from", "2026-09-04")
    assert rule_notices.notices(bank.table, "nrb") == []


def test_a_notice_that_was_wrong_is_taken_back_by_another(bank: Bank) -> None:
    bank.changes[date(2026, 9, 4)] = peg_162
    bank.publish(1, 5)
    adopted(bank, 5, *PEG)
    said = adopted(bank, 5, "--revoke", "1", reason="two slips of the bank")
    assert said[-1] == "notice nrb.2 adopted; 2 readings judged anew and published"
    assert held(bank) == ["INR"]
    bank.changes[date(2026, 9, 6)] = lambda rates: rates.update(INR=("160.00", "160.15", 100))
    bank.publish(6, 7)
    assert held(bank) == []
    changes = [row for _, row in corrections.newest_first(bank.table, None) if isinstance(row, RuleChange)]
    assert [(change.kind, change.notice.revokes) for change in changes] == [("revoked", 1), ("adopted", None)]
    bank.changes[date(2026, 9, 8)] = peg_162
    again = ("--rule", "peg", "--instrument", "INR", "--value", "1.62", "--from", "2026-09-08")
    assert adopted(bank, 7, *again)[-1].startswith("notice nrb.3 adopted")


def test_a_listing_that_is_taken_back_is_served_no_more(bank: Bank) -> None:
    bank.changes[date(2026, 9, 3)] = with_new
    bank.publish(1, 5)
    adopted(bank, 5, *NEW, *NAMES)
    adopted(bank, 5, "--revoke", "1", reason="a test row of the bank")
    assert "NZD" not in [rate["code"] for rate in forex(bank)["rates"]]
    assert not day_of(bank, "NZD", 5).served


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--rule", "peg", "--instrument", "INR", "--value", "162", "--from", "2026-09-04"), "162 for one INR is"),
        (("--rule", "peg", "--instrument", "USD", "--value", "150", "--from", "2026-09-04"), "USD has no peg"),
        (("--rule", "peg", "--instrument", "INR", "--value", "1.6", "--from", "2026-09-04"), "is 1.60 on"),
        (("--rule", "peg", "--instrument", "INR", "--value", "x", "--from", "2026-09-04"), "VALUE=x is no number"),
        (("--rule", "peg", "--instrument", "INR", "--value", "1.62", "--from", "2062-09-04"), "a year ahead"),
        (("--rule", "unit", "--instrument", "KRW", "--value", "7", "--from", "2026-09-04"), "VALUE=7 is no unit"),
        (("--rule", "unit", "--instrument", "NZD", "--value", "1", "--from", "2026-09-04"), "NZD is not listed"),
        (("--rule", "listed", "--instrument", "USD", "--value", "1", "--from", "2026-09-04"), "USD is listed"),
        (("--rule", "listed", "--instrument", "usd", "--value", "1", "--from", "2026-09-04"), "no ISO 4217"),
        (("--rule", "listed", "--instrument", "NZD", "--value", "1", "--from", "2026-09-04"), "NAME and NAME_NE"),
        (("--rule", "withdrawn", "--instrument", "NZD", "--from", "2026-09-04"), "NZD is not listed"),
        (("--rule", "spread", "--instrument", "*", "--value", "1.5", "--from", "2026-09-04"), "no ratio of sell"),
        (("--revoke", "4"), "no notice 4 to be revoked"),
    ],
)
def test_an_implausible_notice_is_refused_in_one_line(bank: Bank, words: tuple[str, ...], why: str) -> None:
    with pytest.raises((ImplausibleNotice, CannotRun)) as refused:
        adopted(bank, 5, *words)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)
    assert rule_notices.notices(bank.table, "nrb") == []
