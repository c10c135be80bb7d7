"""Weights of gold as a jeweller says them, and what a piece costs, exact to the rupee."""

from decimal import Decimal

import pytest

from chautari.web import jewellery

PRICE = Decimal(306800)


@pytest.mark.parametrize(
    ("asked", "weight", "grams"),
    [
        ({"tola": "1"}, "1", "11.664"),
        ({"aana": "16"}, "1", "11.664"),
        ({"lal": "100"}, "1", "11.664"),
        ({"tola": "1", "aana": "8", "lal": "2.5"}, "1.525", "17.788"),
        ({"tola": "", "aana": ""}, "0", "0.000"),
    ],
)
def test_a_tola_is_sixteen_aana_or_a_hundred_lal(asked: dict[str, str], weight: str, grams: str) -> None:
    cost = jewellery.cost(jewellery.piece(asked), PRICE)
    assert (cost.weight, cost.grams) == (Decimal(weight), Decimal(grams))


def test_the_total_is_the_sum_of_what_is_shown() -> None:
    cost = jewellery.cost(jewellery.piece({"lal": "33", "wastage": "7.5", "making": "1250"}), PRICE)
    assert (cost.metal, cost.wastage, cost.making) == (Decimal(101244), Decimal(7593), Decimal(1250))
    assert cost.total == Decimal(110087)


def test_amounts_are_written_without_an_exponent() -> None:
    assert jewellery.said(jewellery.cost(jewellery.piece({"tola": "10"}), Decimal(100000)).total) == "1000000"


def test_grams_count_beside_tolas() -> None:
    assert jewellery.cost(jewellery.piece({"tola": "1", "gram": "11.664"}), PRICE).metal == 2 * PRICE


@pytest.mark.parametrize(("carat", "metal"), [("24", "306800"), ("22", "281233"), ("18", "230100"), ("", "306800")])
def test_of_twenty_four_parts_of_an_alloy_as_many_are_gold(carat: str, metal: str) -> None:
    assert jewellery.cost(jewellery.piece({"tola": "1", "carat": carat}), PRICE).metal == Decimal(metal)


def test_silver_has_no_carats() -> None:
    assert jewellery.piece({"tola": "1", "carat": "18", "metal": "silver"}).carat == jewellery.FINE


def test_tax_is_on_the_whole_and_only_metal_is_bought_back() -> None:
    asked = {"tola": "1", "wastage": "10", "making": "5000", "tax": "2", "deduction": "10"}
    cost = jewellery.cost(jewellery.piece(asked), Decimal(100000))
    assert (cost.tax, cost.total, cost.sold_back) == (Decimal(2300), Decimal(117300), Decimal(90000))
    most = jewellery.cost(jewellery.piece({"tola": "1", "deduction": "150"}), PRICE)
    assert most.sold_back == 0


def test_the_most_that_the_form_takes_is_counted() -> None:
    most = "9" * 12 + ".999"
    cost = jewellery.cost(jewellery.piece(dict.fromkeys(jewellery.NUMBERS, most)), PRICE)
    assert int(cost.total) == sum(map(int, (cost.metal, cost.wastage, cost.making, cost.tax))) > 10**37
