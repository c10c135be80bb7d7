"""The rules that keep a reading from being served, each at both sides of its bound."""

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
    """The rules that the first quote breaks in the table of all, in which its neighbours have their say too."""
    table = DailySnapshot(source, {each.instrument: each for each in quotes})  # type: ignore[arg-type]
    return [fault.rule for fault in faults_of(quotes[0], table)]


@pytest.mark.parametrize(
    ("metal", "tola", "ten", "good"),
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
def test_a_tola_and_ten_grams_say_the_same_to_a_step(metal: str, tola: str, ten: str, good: bool) -> None:
    assert broken(quote(metal, {"tola": tola, "10g": ten})) == ([] if good else ["tola_matches_ten_grams"])


def test_one_unit_alone_has_nothing_to_match() -> None:
    assert broken(quote("gold", {"tola": "306800"})) == []


@pytest.mark.parametrize(
    ("tejabi", "good"), [("100000", True), ("98000", True), ("97999", False), ("100001", False), ("95000", False)]
)
def test_tejabi_is_just_below_fine_gold(tejabi: str, good: bool) -> None:
    found = broken(quote("gold-tejabi", {"tola": tejabi}), quote("gold", {"tola": "100000"}))
    assert found == ([] if good else ["tejabi_just_below_fine"])


def test_tejabi_without_fine_gold_beside_it_is_not_measured() -> None:
    assert broken(quote("gold-tejabi", {"tola": "1"})) == []


@pytest.mark.parametrize(("buy", "sell", "good"), [("140.10", "140.10", True), ("140.11", "140.10", False)])
def test_the_bank_never_sells_below_what_it_pays(buy: str, sell: str, good: bool) -> None:
    usd = quote("USD", {"buy": buy, "sell": sell}, date(2019, 1, 1), unit=1)
    assert ("sell_not_below_buy" in broken(usd, INR, source=BANK)) is not good


@pytest.mark.parametrize(
    ("buy", "sell", "unit", "good"),
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
def test_a_day_stands_and_falls_with_the_peg(buy: str | None, sell: str | None, unit: int, good: bool) -> None:
    figures = {name: text for name, text in (("buy", buy), ("sell", sell)) if text}
    rupee, usd = quote("INR", figures, unit=unit), quote("USD", {"buy": "140.10"}, unit=1)
    assert ("peg_of_the_indian_rupee" in broken(usd, rupee, source=BANK)) is not good
    assert ("peg_of_the_indian_rupee" in broken(rupee, source=BANK)) is not good


def test_a_day_without_the_indian_rupee_is_misread() -> None:
    assert "peg_of_the_indian_rupee" in broken(quote("USD", {"buy": "140.10"}, unit=1), source=BANK)


def off_the_spread(on: date, *sells: str) -> bool:
    """Whether the first currency's spread is not the others', in a table where everything is bought at 100.00."""
    codes = ("EUR", "GBP", "CHF", "AUD", "CAD")
    table = [quote(code, {"buy": "100.00", "sell": sell}, on, 1) for code, sell in zip(codes, sells, strict=False)]
    return "one_spread" in broken(*table, INR, source=BANK)


@pytest.mark.parametrize("side", [1, -1])
def test_a_side_off_the_days_one_ratio_is_a_typing_error(side: int) -> None:
    bound, beyond = (Decimal("100.40") + side * (MAX_ROUNDING + more) for more in (Decimal(0), Decimal("0.0001")))
    assert not off_the_spread(MONDAY, str(bound), "100.40", "100.40", "100.40")
    assert off_the_spread(MONDAY, str(beyond), "100.40", "100.40", "100.40")


def test_without_three_quarters_of_one_mind_only_a_spread_beyond_all_custom_is_an_error() -> None:
    assert off_the_spread(MONDAY, "101.00", "100.40", "100.40", "100.40")
    assert not off_the_spread(MONDAY, "102.00", "101.00", "101.00", "100.40")
    assert off_the_spread(MONDAY, "102.01", "101.00", "101.00", "100.40")


def test_years_that_were_not_seen_are_not_asked_for_one_ratio() -> None:
    table = ("101.00", "100.40", "100.40", "100.40", "100.40")
    assert off_the_spread(date(2020, 1, 1), *table)
    assert not off_the_spread(date(2019, 12, 31), *table)


def test_a_page_dated_by_its_update_opens_no_saturday_and_a_dated_price_does() -> None:
    for on, closed in ((FRIDAY, []), (SATURDAY, ["no_market_on_saturday"])):
        gold = quote("gold", {"tola": "306800"}, on)
        assert broken(gold, source=PAGE) == closed
        assert broken(gold, source=METALS) == []


def test_every_broken_rule_is_named_and_says_why() -> None:
    swapped = quote("USD", {"buy": "141.00", "sell": "140.00"}, unit=1)
    faults = {fault.rule: fault.detail for fault in faults_of(swapped, DailySnapshot(BANK, {"USD": swapped}))}
    assert faults["sell_not_below_buy"] == "sells at 140.00, buys at 141.00"
    assert faults["peg_of_the_indian_rupee"] == "no INR on that day"
    assert all(rule.__doc__ for rule in OBSERVATION_RULES)


@pytest.mark.parametrize(
    ("said", "source", "left_out"),
    [
        (quote("gold", {"tola": "30680", "10g": "263030"}), METALS, {"sell_not_below_buy", "peg_of_the_indian_rupee"}),
        (quote("USD", {"buy": "140", "sell": "1.5"}, unit=1), BANK, {"tola_matches_ten_grams"}),
    ],
)
def test_a_rule_that_is_not_asked_of_an_instrument_has_nothing_to_say_of_it(
    said: ParsedQuote, source: object, left_out: set[str]
) -> None:
    asked = set(rules_for(INSTRUMENTS[said.instrument]))
    assert set(broken(said, source=source)) <= asked
    assert not left_out & asked
