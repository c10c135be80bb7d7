"""Row rules, whose violation drops a row, each on both sides of its bound."""

from datetime import date, timedelta

import pytest

from chautari.rates.model.observations import ParsedQuote
from chautari.rates.validation.rules import ROW_RULES, broken_row_rule, has_headline, not_in_the_future, positive
from tests.support.observations import MONDAY, quote


def broken(row: ParsedQuote) -> str | None:
    fault = broken_row_rule(row, MONDAY)
    return fault.rule if fault else None


def test_a_valid_row_breaks_nothing() -> None:
    assert broken(quote("gold", {"tola": "306800", "10g": "263030"})) is None
    assert broken(quote("JPY", {"buy": "9.51", "sell": "9.55"}, unit=10)) is None


def test_an_unknown_instrument_is_dropped() -> None:
    assert broken(quote("platinum", {"tola": "1"})) == "known_instrument"
    assert broken(quote("GOLD", {"tola": "1"})) == "known_instrument"


@pytest.mark.parametrize("printed", ["0", "0.00", "00000"])
def test_zero_is_no_price(printed: str) -> None:
    assert broken(quote("gold", {"tola": printed})) == "positive"
    assert broken(quote("USD", {"buy": "140.10", "sell": printed}, unit=1)) == "positive"


def test_the_smallest_amount_above_zero_is_a_price() -> None:
    assert positive(quote("KRW", {"buy": "0.01"}), MONDAY) is None
    assert positive(quote("KRW", {"buy": "-0.01"}), MONDAY) == "buy -0.01"


def test_no_rate_has_more_than_fifteen_digits() -> None:
    assert broken(quote("gold", {"tola": "9" * 15})) is None
    assert broken(quote("gold", {"tola": "9" * 16})) == "of_a_length"
    fault = broken_row_rule(quote("gold", {"tola": "9" * 100_000}), MONDAY)
    assert fault is not None
    assert len(fault.detail) < 60


def test_today_is_not_the_future_and_tomorrow_is() -> None:
    assert broken(quote("gold", {"tola": "1"}, MONDAY)) is None
    assert broken(quote("gold", {"tola": "1"}, MONDAY + timedelta(days=1))) == "not_in_the_future"
    assert not_in_the_future(quote("gold", {}, MONDAY + timedelta(days=1)), MONDAY) == "2026-08-18 is after 2026-08-17"


def test_the_earliest_date_is_the_first_of_2000() -> None:
    assert broken(quote("gold", {"tola": "1"}, date(2000, 1, 1))) is None
    assert broken(quote("gold", {"tola": "1"}, date(1999, 12, 31))) == "not_before_the_record"


def test_the_first_rule_that_breaks_names_the_row() -> None:
    assert broken(quote("platinum", {"tola": "0"}, MONDAY + timedelta(days=1))) == ROW_RULES[0].__name__


def test_a_tola_or_a_side_is_a_headline_and_ten_grams_are_not() -> None:
    assert has_headline(quote("gold", {"tola": "306800"}))
    assert not has_headline(quote("gold", {"10g": "263030"}))
    assert has_headline(quote("KWD", {"buy": "455.10"}, unit=1))
    assert has_headline(quote("KWD", {"sell": "457.00"}, unit=1))
    assert not has_headline(quote("KWD", {}, unit=1))
