"""A rule of the bank changes on purpose: what is held, what is reported, and what one command makes right."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.bank import Bank, Rates
from tests.support.regimes import NAMES, NEW, PEG, adopted, day_of, forex, held, incidents, peg_162, statuses, with_new


@pytest.fixture
def bank(table: Table, archive: EvidenceArchive) -> Bank:
    return Bank(table, archive)


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
