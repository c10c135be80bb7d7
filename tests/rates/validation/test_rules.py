"""Observation rules, whose violation keeps an observation from being served, each on both sides of its bound."""

from datetime import date
from decimal import Decimal

import pytest

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import ParsedQuote
from chautari.rates.validation.rules import OBSERVATION_RULES, faults_of, rules_for
from chautari.rates.validation.snapshot import MAX_ROUNDING, DailySnapshot
from tests.support.boards import board
from tests.support.observations import FRIDAY, MONDAY, SATURDAY, quote

METALS, PAGE = board(), board("hamropatro", dated_by_update=True)
BANK = board("nrb", market="forex", origin="nrb")
INR = quote("INR", {"buy": "160.00", "sell": "160.15"}, unit=100)


def broken(*quotes: ParsedQuote, source: object = METALS) -> list[str]:
    """The rules that the first quote breaks in the snapshot of all."""
    snapshot = DailySnapshot(source, {row.instrument: row for row in quotes})  # type: ignore[arg-type]
    return [fault.rule for fault in faults_of(quotes[0], snapshot)]


@pytest.mark.parametrize(
    ("metal", "tola", "ten_grams", "valid"),
    [
        # 306,800 makes 263,031.5 and 4,770 makes 4,089.5; a step is 5 for gold, 10 for tejabi and 1 for silver.
        ("gold", "306800", "263030", True),
        ("gold", "11664", "10005", True),
        ("gold", "11664", "10005.01", False),
        ("gold", "306800", "263036", True),
        ("gold", "306800", "263037", False),
        ("gold", "306800", "263026", False),
        ("gold-tejabi", "306800", "263041", True),
        ("gold-tejabi", "306800", "263042", False),
        ("silver", "4770", "4090.5", True),
        ("silver", "4770", "4090.6", False),
        ("gold", "263030", "306800", False),
        ("gold", "306800", "26303", False),
        ("silver", "1610", "1173", False),
    ],
)
def test_a_tola_and_ten_grams_match_within_a_step(metal: str, tola: str, ten_grams: str, valid: bool) -> None:
    assert broken(quote(metal, {"tola": tola, "10g": ten_grams})) == ([] if valid else ["tola_matches_ten_grams"])


def test_a_tola_without_ten_grams_breaks_nothing() -> None:
    assert broken(quote("gold", {"tola": "306800"})) == []


@pytest.mark.parametrize(
    ("tejabi", "valid"), [("100000", True), ("98000", True), ("97999", False), ("100001", False), ("95000", False)]
)
def test_tejabi_is_just_below_fine_gold(tejabi: str, valid: bool) -> None:
    rules = broken(quote("gold-tejabi", {"tola": tejabi}), quote("gold", {"tola": "100000"}))
    assert rules == ([] if valid else ["tejabi_just_below_fine"])


def test_tejabi_without_fine_gold_breaks_nothing() -> None:
    assert broken(quote("gold-tejabi", {"tola": "1"})) == []


@pytest.mark.parametrize(("buy", "sell", "valid"), [("140.10", "140.10", True), ("140.11", "140.10", False)])
def test_the_bank_never_sells_below_what_it_pays(buy: str, sell: str, valid: bool) -> None:
    usd = quote("USD", {"buy": buy, "sell": sell}, date(2019, 1, 1), unit=1)
    assert ("sell_not_below_buy" in broken(usd, INR, source=BANK)) is not valid


@pytest.mark.parametrize(
    ("buy", "sell", "unit", "valid"),
    [
        ("160.00", "160.15", 100, True),
        ("160.00", "161.00", 100, True),
        ("160.00", "161.01", 100, False),
        ("160.01", "160.15", 100, False),
        ("159.99", "160.15", 100, False),
        ("1.60", "1.6015", 1, True),
        ("160.00", "160.15", 1, False),
        ("1.60", "1.6015", 100, False),
        ("160.00", None, 100, True),
        (None, "160.15", 100, True),
    ],
)
def test_a_rupee_off_its_peg_breaks_the_peg_rule(buy: str | None, sell: str | None, unit: int, valid: bool) -> None:
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text}
    assert ("peg_of_the_indian_rupee" in broken(quote("INR", figures, unit=unit), source=BANK)) is not valid


@pytest.mark.parametrize(
    ("buy", "sell", "unit", "alone"),
    [
        ("162.00", "162.15", 100, True),
        ("160.00", "162.00", 100, True),
        ("162.00", None, 100, True),
        ("170.00", "160.15", 100, False),
        ("160.00", "160.00", 100, False),
        ("160.00", "160.15", 1, False),
        ("1.60", "1.6015", 100, False),
        ("152.39", "152.99", 100, True),
        ("18.74", "18.81", 100, False),
    ],
)
def test_a_row_of_the_shape_of_a_pegged_one_is_at_fault_alone_and_another_shows_a_misread_table(
    buy: str, sell: str | None, unit: int, alone: bool
) -> None:
    rupee = quote("INR", {"buy": buy, **({"sell": sell} if sell else {})}, unit=unit)
    usd = quote("USD", {"buy": "140.10"}, unit=1)
    assert "peg_of_the_indian_rupee" in broken(rupee, usd, source=BANK)
    assert ("peg_of_the_indian_rupee" in broken(usd, rupee, source=BANK)) is not alone


def test_where_the_paisa_hides_the_difference_the_rupee_is_sold_at_its_peg() -> None:
    def peg_broken(buy: str, sell: str, unit: int) -> bool:
        return "peg_of_the_indian_rupee" in broken(quote("INR", {"buy": buy, "sell": sell}, unit=unit), source=BANK)

    assert not peg_broken("1.60", "1.60", 1)
    assert peg_broken("160.00", "160.00", 100)


def test_a_day_without_the_indian_rupee_faults_no_other() -> None:
    assert "peg_of_the_indian_rupee" not in broken(quote("USD", {"buy": "140.10"}, unit=1), source=BANK)


@pytest.mark.parametrize(("code", "unit", "valid"), [("KRW", 100, True), ("KRW", 1000, False), ("USD", 10, False)])
def test_another_unit_than_the_one_in_force_is_a_fault(code: str, unit: int, valid: bool) -> None:
    quoted = quote(code, {"buy": "140.10"}, unit=unit)
    assert ("unexpected_unit" in broken(quoted, source=BANK)) is not valid
    before_it_was_measured = quote(code, {"buy": "140.10"}, date(2019, 12, 31), unit)
    assert "unexpected_unit" not in broken(before_it_was_measured, source=BANK)


def off_the_spread(on: date, *sells: str) -> bool:
    """Whether the first currency breaks `one_spread` in a table with every buying rate at 100.00."""
    codes = ("EUR", "GBP", "CHF", "AUD", "CAD")
    table = [quote(code, {"buy": "100.00", "sell": sell}, on, 1) for code, sell in zip(codes, sells, strict=False)]
    return "one_spread" in broken(*table, INR, source=BANK)


@pytest.mark.parametrize("side", [1, -1])
def test_a_side_off_the_days_one_ratio_is_a_typing_error(side: int) -> None:
    bound, beyond = (Decimal("100.40") + side * (MAX_ROUNDING + excess) for excess in (Decimal(0), Decimal("0.0001")))
    assert not off_the_spread(MONDAY, str(bound), "100.40", "100.40", "100.40")
    assert off_the_spread(MONDAY, str(beyond), "100.40", "100.40", "100.40")


def test_without_a_ratio_of_three_quarters_only_a_spread_above_the_maximum_is_an_error() -> None:
    assert off_the_spread(MONDAY, "101.00", "100.40", "100.40", "100.40")
    assert not off_the_spread(MONDAY, "102.00", "101.00", "101.00", "100.40")
    assert off_the_spread(MONDAY, "102.01", "101.00", "101.00", "100.40")


def test_years_without_evidence_need_no_common_ratio() -> None:
    table = ("101.00", "100.40", "100.40", "100.40", "100.40")
    assert off_the_spread(date(2020, 1, 1), *table)
    assert not off_the_spread(date(2019, 12, 31), *table)


def test_a_page_dated_by_its_update_has_no_saturday_and_a_dated_price_has() -> None:
    for on, closed in ((FRIDAY, []), (SATURDAY, ["no_market_on_saturday"])):
        gold = quote("gold", {"tola": "306800"}, on)
        assert broken(gold, source=PAGE) == closed
        assert broken(gold, source=METALS) == []


def test_every_broken_rule_has_its_name_and_a_detail() -> None:
    swapped = quote("USD", {"buy": "141.00", "sell": "140.00"}, unit=1)
    faults = {fault.rule: fault.detail for fault in faults_of(swapped, DailySnapshot(BANK, {"USD": swapped}))}
    assert faults["sell_not_below_buy"] == "sells at 140.00, buys at 141.00"
    assert all(rule.__doc__ for rule in OBSERVATION_RULES)


@pytest.mark.parametrize(
    ("row", "source", "excluded"),
    [
        (quote("gold", {"tola": "30680", "10g": "263030"}), METALS, {"sell_not_below_buy", "peg_of_the_indian_rupee"}),
        (quote("USD", {"buy": "140", "sell": "1.5"}, unit=1), BANK, {"tola_matches_ten_grams"}),
    ],
)
def test_only_rules_for_an_instrument_are_broken_by_it(row: ParsedQuote, source: object, excluded: set[str]) -> None:
    applicable = set(rules_for(INSTRUMENTS[row.instrument].market))
    assert set(broken(row, source=source)) <= applicable
    assert not excluded & applicable
