"""Rules that need the bank's whole table, each on both sides of its bound."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

import pytest

from chautari.rates import sources
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.validation.rules import faults_of
from chautari.rates.validation.snapshot import DailySnapshot
from tests.support.observations import MONDAY, SUNDAY, quote

BANK = sources.find("nrb")
BUYS = {
    "USD": "152.39", "EUR": "176.28", "GBP": "206.23", "AUD": "107.95", "CAD": "109.83", "SAR": "40.59",
    "QAR": "41.82", "AED": "41.49", "DKK": "23.59", "HKD": "19.42", "BHD": "404.21", "OMR": "395.80",
}  # fmt: skip
STATED_DATES = {"published_on": f"{MONDAY} 00:00:59", "modified_on": f"{SUNDAY} 09:36:50"}


def table(
    on: date = MONDAY,
    stated: dict[str, str] = STATED_DATES,
    changes: Mapping[str, str] = MappingProxyType({}),
    **buys: str,
) -> dict[str, ParsedQuote]:
    """The bank's table, with `changes` and `buys` as buying rates; every selling rate has the same ratio."""
    quotes = {"INR": quote("INR", {"buy": "160.00", "sell": "160.15"}, on, 100)}
    for code, buy in (BUYS | {**changes} | buys).items():
        sell = (Decimal(buy) * Decimal("1.00393726")).quantize(Decimal("0.01"))
        quotes[code] = quote(code, {"buy": buy, "sell": str(sell)}, on, 1)
    return {code: replace(row, stated=stated) for code, row in quotes.items()}


def broken(quotes: dict[str, ParsedQuote], previous_day: dict[str, ParsedQuote] | None = None) -> dict[str, set[str]]:
    """The rules that each quote breaks, without those that break none."""
    snapshot = DailySnapshot(BANK, quotes, previous_day)
    rules_by_code = {code: {fault.rule for fault in faults_of(row, snapshot)} for code, row in quotes.items()}
    return {code: rules for code, rules in rules_by_code.items() if rules}


def violations_of(rule: str, codes: Iterable[str]) -> dict[str, set[str]]:
    return {code: {rule} for code in codes}


def test_a_table_in_the_banks_form_breaks_nothing() -> None:
    assert broken(table()) == {}


@pytest.mark.parametrize(("code", "inside", "beyond"), [("AED", "41.61", "41.63"), ("HKD", "19.70", "19.73")])
def test_a_rate_may_leave_its_peg_to_the_dollar_within_its_band(code: str, inside: str, beyond: str) -> None:
    assert broken(table(changes={code: inside})) == {}
    assert broken(table(changes={code: beyond})) == violations_of("off_its_peg", [code])


def test_a_wrong_dollar_breaks_the_rule_and_currencies_pegged_to_it_do_not() -> None:
    assert broken(table(USD="153.39")) == violations_of("off_its_peg", ["USD"])


def test_the_danish_krone_is_pegged_to_the_euro() -> None:
    assert broken(table(DKK="23.99")) == violations_of("off_its_peg", ["DKK"])


def test_fewer_than_four_pegged_currencies_break_nothing() -> None:
    quotes = table(AED="43.00")
    assert broken({code: quotes[code] for code in ("INR", "USD", "AED", "SAR", "EUR")}) == {}


def test_two_exchanged_names_are_detected_by_the_rates_of_the_day_before() -> None:
    exchanged = table(AUD=BUYS["CAD"], CAD=BUYS["AUD"])
    yesterday = table(SUNDAY, AUD="107.82", CAD="109.72")
    assert broken(exchanged, yesterday) == violations_of("has_its_own_rate", ["AUD", "CAD"])
    assert broken(exchanged) == {}
    assert broken(table(), yesterday) == {}


def test_two_rates_that_meet_are_not_exchanged() -> None:
    yesterday = table(SUNDAY, AUD="108.80", CAD="108.90")
    assert broken(table(AUD="108.90", CAD="108.80"), yesterday) == {}


def test_a_rupee_that_moves_breaks_a_rule_until_the_next_day_repeats_it() -> None:
    moved, same = (
        {**table(), "INR": replace(quote("INR", {"buy": buy, "sell": sell}, unit=unit), stated=STATED_DATES)}
        for buy, sell, unit in (("160.00", "160.51", 100), ("1.60", "1.6015", 1))
    )
    assert broken(moved, table(SUNDAY, stated={})) == violations_of("rupee_as_yesterday", ["INR"])
    assert broken(same, table(SUNDAY, stated={})) == violations_of("unexpected_unit", ["INR"])
    assert broken(moved, {**moved, "GBP": replace(moved["GBP"], figures={"buy": "206.11", "sell": "206.92"})}) == {}


def test_a_repeated_table_is_detected_by_the_day_on_which_it_was_modified() -> None:
    another, same = ({"modified_on": f"{on} 16:01:01"} for on in (SUNDAY - timedelta(2), SUNDAY))
    assert set(broken(table(), table(SUNDAY, another))) == table().keys()
    assert broken(table(), table(SUNDAY, same)) == {}
    assert broken(table(), table(SUNDAY, {})) == {}
    assert broken(table(GBP="206.11"), table(SUNDAY, another)) == {}


def test_rates_are_published_on_their_day() -> None:
    late = {"published_on": f"{SUNDAY} 00:00:38", "modified_on": ""}
    assert broken(table(stated=late)) == violations_of("published_on_its_day", table())
    assert broken(table(date(2021, 12, 31), late)) == {}


@pytest.mark.parametrize(("buy", "sell", "unit", "valid"), [
    ("10.76", "10.80", 100, True), ("0.11", "0.11", 1, False), ("107.951", "108.38", 1, False),
])  # fmt: skip
def test_a_rate_is_in_paisa_and_not_rounded_away(buy: str, sell: str, unit: int, valid: bool) -> None:
    rate = quote("KRW", {"buy": buy, "sell": sell}, unit=unit)
    assert ("in_paisa" in broken({**table(), "KRW": rate}).get("KRW", set())) is not valid
