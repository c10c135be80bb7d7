"""Rules of an authority by date: bundled ones, notices over them, and what they list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from chautari.rates.model import instruments
from chautari.rates.model.authority_rules import bundled
from chautari.rates.model.instruments import CURRENCIES, INSTRUMENTS
from chautari.rates.model.rule_notice import RuleNotice, instruments_of, not_revoked, rules_of

DAY = date(2026, 12, 1)
EVE = date(2026, 11, 30)
PEG = RuleNotice("nrb", 1, "peg", "INR", "1.62", "2026-12-01", "words", "", "why", "operator", "2026-11-26T12:00:00Z")
LISTED = replace(PEG, number=2, rule="listed", instrument="NZD", value="1", name="New Zealand Dollar", name_ne="डलर")


def test_the_bundled_rules_are_of_every_bundled_currency_and_of_no_metal() -> None:
    rules = bundled("nrb")
    assert set(rules.listed(DAY)) == set(CURRENCIES)
    assert set(CURRENCIES) - set(rules.listed(date(2024, 12, 31))) == {"OMR"}
    units = {code: int(rule.value) for code in CURRENCIES if (rule := rules.unit(code, DAY))}
    assert {code: unit for code, unit in units.items() if unit != 1} == {"INR": 100, "JPY": 10, "KRW": 100}
    assert units.keys() == CURRENCIES.keys()
    assert rules.peg("INR", DAY) == Decimal("1.60")
    assert rules.peg("USD", DAY) is None
    assert list(bundled("fenegosida")) == []


def test_a_notice_is_in_force_from_its_date_on() -> None:
    rules = rules_of("nrb", [PEG])
    assert (rules.peg("INR", EVE), rules.peg("INR", DAY)) == (Decimal("1.60"), Decimal("1.62"))
    row = rules.own("peg", "INR", DAY)
    assert row is not None
    assert row.notice == "nrb.1"


def test_of_two_notices_of_one_date_the_one_adopted_last_counts_and_an_earlier_date_does_not() -> None:
    later, earlier = replace(PEG, number=2, value="1.63"), replace(PEG, number=3, value="1.61", since="2026-11-01")
    rules = rules_of("nrb", [PEG, later, earlier])
    assert (rules.peg("INR", EVE), rules.peg("INR", DAY)) == (Decimal("1.61"), Decimal("1.63"))


def test_a_peg_may_end() -> None:
    assert rules_of("nrb", [replace(PEG, value="none")]).peg("INR", DAY) is None


def test_a_revoked_notice_is_as_if_it_had_never_been() -> None:
    revocation = replace(PEG, number=2, revokes=1)
    assert not_revoked([PEG, revocation]) == []
    assert rules_of("nrb", [PEG, revocation]).peg("INR", DAY) == Decimal("1.60")
    again = replace(PEG, number=3)
    assert rules_of("nrb", [PEG, revocation, again]).peg("INR", DAY) == Decimal("1.62")


def test_a_listing_brings_its_unit_and_a_withdrawal_ends_it() -> None:
    gone = replace(LISTED, number=3, rule="withdrawn", value="", since="2026-12-10")
    back = replace(LISTED, number=4, since="2026-12-20", value="10")
    rules = rules_of("nrb", [LISTED, gone, back])
    days = [date(2026, 12, day) for day in (1, 10, 20)]
    assert [rules.accepts("NZD", on) for on in (EVE, *days)] == [False, True, False, True]
    assert ["NZD" in rules.listed(on) for on in (EVE, *days)] == [False, True, False, True]
    assert [rule.value for on in days if (rule := rules.unit("NZD", on))] == ["1", "1", "10"]


def test_a_bundled_currency_is_accepted_before_it_was_measured_and_not_after_its_withdrawal() -> None:
    gone = replace(PEG, rule="withdrawn", instrument="OMR", value="")
    rules = rules_of("nrb", [gone])
    assert rules.accepts("OMR", date(2020, 1, 1))
    assert rules.accepts("OMR", EVE)
    assert not rules.accepts("OMR", DAY)


def test_this_process_knows_what_was_adopted_last_and_never_loses_what_is_bundled() -> None:
    try:
        instruments.adopt(instruments_of([LISTED, replace(LISTED, instrument="USD")]))
        assert INSTRUMENTS["NZD"].name == "New Zealand Dollar"
        assert INSTRUMENTS["USD"] is CURRENCIES["USD"]
    finally:
        instruments.adopt(())
    assert "NZD" not in INSTRUMENTS
    assert set(CURRENCIES) <= set(INSTRUMENTS)
