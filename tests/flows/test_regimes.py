"""A rule of the bank changes on purpose: what is held, what is reported, and what one command makes right."""

from datetime import date
from typing import Any

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates.model.correction import Correction, RuleChange
from chautari.rates.model.series import MarketDay
from chautari.rates.store import contradictions, corrections, provenance, rule_notices, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.bank import Bank, Rates, morning
from tools.local import adopt
from tools.local.replay import Target

EVIDENCE = "https://www.nrb.org.np/notice.pdf"


@pytest.fixture
def bank(table: Table, archive: EvidenceArchive) -> Bank:
    return Bank(table, archive)


def day_of(bank: Bank, code: str, day: int) -> MarketDay:
    found = series.series_of(code, series.latest_years(bank.table, code)).get(date(2026, 9, day))
    assert found is not None, (code, day)
    return found


def statuses(bank: Bank, code: str, *days: int) -> list[str]:
    return [day_of(bank, code, day).verdict.status for day in days]


def forex(bank: Bank) -> dict[str, Any]:
    view = read_models.get(bank.table, "forex")
    assert view is not None
    answer: dict[str, Any] = codec.unpacked(view.body)
    return answer


def held(bank: Bank) -> list[str]:
    """The currencies whose newest day is held."""
    return [rate["code"] for rate in forex(bank)["rates"] if rate["held"]]


def incidents(bank: Bank) -> list[tuple[str, str, str, int]]:
    standing = contradictions.get(bank.table, "nrb")
    return [(it.rule, it.instrument, it.value, len(it.dates)) for it in standing if it.is_incident]


def adopted(bank: Bank, day: int, *words: str, reason: str = "the bank's notice") -> list[str]:
    """What `make adopt` says on the noon of that day of September."""
    evidence = ("--evidence", EVIDENCE, "--reason", reason, "--by", "operator")
    options = adopt.arguments(["--source", "nrb", *words, *evidence])
    return list(adopt.run(Target(bank.table, bank.archive, morning(date(2026, 9, day))), options))


def peg_162(rates: Rates) -> None:
    rates["INR"] = ("162.00", "162.15", 100)


PEG = ("--rule", "peg", "--instrument", "INR", "--value", "1.62", "--from", "2026-09-04")


def test_a_moved_peg_holds_the_rupee_alone_until_it_is_adopted(bank: Bank) -> None:
    bank.changes[date(2026, 9, 4)] = peg_162
    reports = bank.publish(1, 5)
    assert held(bank) == ["INR"]
    assert [report.incidents for report in reports] == [()] * 5
    report = bank.run(date(2026, 9, 6))
    assert incidents(bank) == [("peg", "INR", "1.62", 3)]
    (incident,) = report.incidents
    assert incident.command("nrb") == (
        'make adopt SOURCE=nrb RULE=peg INSTRUMENT=INR VALUE=1.62 FROM=2026-09-04 EVIDENCE=https://... REASON="..."'
    )

    said = adopted(bank, 6, *PEG)
    assert said[0] == "changes the peg of INR from 2026-09-04 on: 1.62 (was 1.60)"
    assert said[-1] == "notice nrb.1 adopted; 3 readings judged anew and published"
    assert statuses(bank, "INR", 3, 4, 5, 6) == ["official"] * 4
    assert (held(bank), incidents(bank)) == ([], [])
    rupee = next(rate for rate in forex(bank)["rates"] if rate["code"] == "INR")
    assert (rupee["date"], rupee["buy"], rupee["unit"], rupee["status"]) == ("2026-09-06", "162.00", 100, "official")

    bank.run(date(2026, 9, 7))
    assert (statuses(bank, "INR", 7), held(bank), incidents(bank)) == (["official"], [], [])


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
