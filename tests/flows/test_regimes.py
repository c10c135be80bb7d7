"""A rule of the bank changes on purpose: what is held, what is reported, and what one command makes right."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.rates.ingest.notice_checks import ImplausibleNotice
from chautari.rates.model.correction import Correction, RuleChange
from chautari.rates.model.series import MarketDay
from chautari.rates.store import contradictions, corrections, provenance, rule_notices, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.bank import Bank, Rates, morning
from tools.local import adopt
from tools.local.errors import CannotRun
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
    assert said[0] == "peg INR from 2026-09-04 on: 1.62 (without it 1.60)"
    assert said[-1] == "notice nrb.1 adopted; 3 readings judged anew and published"
    assert statuses(bank, "INR", 3, 4, 5, 6) == ["official"] * 4
    assert (held(bank), incidents(bank)) == ([], [])
    rupee = next(rate for rate in forex(bank)["rates"] if rate["code"] == "INR")
    assert (rupee["date"], rupee["buy"], rupee["unit"], rupee["status"]) == ("2026-09-06", "162.00", 100, "official")

    bank.run(date(2026, 9, 7))
    assert (statuses(bank, "INR", 7), held(bank), incidents(bank)) == (["official"], [], [])


def test_where_all_move_with_the_peg_all_are_held_for_that_day_alone_and_adoption_releases_them(bank: Bank) -> None:
    def devalued(rates: Rates) -> None:
        for code, (buy, _, unit) in rates.items():
            moved = Decimal(buy) * 81 / 80
            rates[code] = str(round(moved, 2)), str(round(moved * Decimal("1.004"), 2)), unit
        peg_162(rates)

    bank.changes[date(2026, 9, 4)] = devalued
    bank.publish(1, 4)
    assert len(held(bank)) == 22
    bank.run(date(2026, 9, 5))
    assert held(bank) == ["INR"]
    adopted(bank, 5, *PEG)
    assert held(bank) == []
    assert [statuses(bank, code, 4, 5) for code in ("INR", "USD", "OMR")] == [["official"] * 2] * 3


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


Row = tuple[str, str, int]
UNITS: dict[str, tuple[Row, str]] = {
    "KRW": (("104.80", "105.22", 1000), "1000"),
    "JPY": (("0.95", "0.95", 1), "1"),
    "INR": (("1.60", "1.60", 1), "1"),
}


@pytest.mark.parametrize("code", UNITS)
def test_another_unit_holds_its_currency_alone_until_it_is_adopted(bank: Bank, code: str) -> None:
    row, unit = UNITS[code]
    bank.changes[date(2026, 9, 3)] = lambda rates: rates.update({code: row})
    bank.publish(1, 5)
    assert held(bank) == [code]
    assert statuses(bank, code, 2, 3, 4, 5) == ["official", "held", "held", "held"]
    assert "unexpected_unit" in [fault.rule for fault in day_of(bank, code, 5).lead.faults]
    assert incidents(bank) == [("unit", code, unit, 3)]
    adopted(bank, 5, "--rule", "unit", "--instrument", code, "--value", unit, "--from", "2026-09-03")
    assert (held(bank), incidents(bank)) == ([], [])
    assert statuses(bank, code, 2, 3, 4, 5) == ["official"] * 4
    (rate,) = [rate for rate in forex(bank)["rates"] if rate["code"] == code]
    assert (rate["unit"], rate["buy"]) == (row[2], row[0])


def without(*codes: str) -> Any:
    def change(rates: Rates) -> None:
        for code in codes:
            del rates[code]

    return change


GONE = ("SEK", "DKK", "HKD")


def test_withdrawn_currencies_stop_no_other_and_leave_the_list_once_that_is_adopted(bank: Bank) -> None:
    bank.changes[date(2026, 9, 3)] = without(*GONE)
    report = bank.publish(1, 5)[-1]
    assert (report.kind, set(report.missing), held(bank)) == (None, set(GONE), [])
    assert day_of(bank, "USD", 5).served
    assert incidents(bank) == [("withdrawn", code, "", 3) for code in sorted(GONE)]
    for code in GONE:
        adopted(bank, 5, "--rule", "withdrawn", "--instrument", code, "--from", "2026-09-03")
    answer = forex(bank)
    assert len(answer["rates"]) == 19
    assert [(row["code"], row["since"]) for row in answer["withdrawn"]] == [(code, "2026-09-03") for code in GONE]
    assert (bank.run(date(2026, 9, 6)).missing, incidents(bank)) == ((), [])
    assert day_of(bank, "SEK", 2).served


def with_new(rates: Rates) -> None:
    rates["NZD"] = ("88.10", "88.45", 1)


NEW = ("--rule", "listed", "--instrument", "NZD", "--value", "1", "--from", "2026-09-03")
NAMES = ("--name", "New Zealand Dollar", "--name-ne", "न्युजिल्याण्ड डलर")


def test_a_new_currency_is_shown_as_printed_and_served_with_its_past_once_it_is_adopted(bank: Bank) -> None:
    bank.changes[date(2026, 9, 3)] = with_new
    report = bank.publish(1, 5)[-1]
    assert report.unlisted == {"NZD": "buy 88.10, sell 88.45 per 1"}
    assert forex(bank)["unlisted"] == [
        {
            "code": "NZD",
            "printed": "buy 88.10, sell 88.45 per 1",
            "since": "2026-09-03",
            "last": "2026-09-05",
            "publications": 3,
        }
    ]
    assert incidents(bank) == [("listed", "NZD", "1", 3)]
    adopted(bank, 5, *NEW, *NAMES)
    answer = forex(bank)
    (rate,) = [rate for rate in answer["rates"] if rate["code"] == "NZD"]
    assert (rate["name"], rate["buy"], rate["status"], answer["unlisted"]) == (
        "New Zealand Dollar",
        "88.10",
        "official",
        [],
    )
    assert statuses(bank, "NZD", 3, 4, 5) == ["official"] * 3
    bank.run(date(2026, 9, 6))
    assert statuses(bank, "NZD", 6) == ["official"]


def test_a_spread_of_its_own_holds_its_currency_alone_until_it_is_adopted(bank: Bank) -> None:
    bank.changes[date(2026, 9, 3)] = lambda rates: rates.update(CNY=("22.26", "22.70", 1))
    bank.publish(1, 5)
    assert held(bank) == ["CNY"]
    assert incidents(bank) == [("spread", "CNY", "1.020", 3)]
    adopted(bank, 5, "--rule", "spread", "--instrument", "CNY", "--value", "1.02", "--from", "2026-09-03")
    assert (held(bank), incidents(bank)) == ([], [])
    assert statuses(bank, "CNY", 3, 4, 5) == ["official"] * 3


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
