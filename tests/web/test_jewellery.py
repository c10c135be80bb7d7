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
        ({"tola": "१", "aana": "८", "lal": "2.5"}, "1.525", "17.788"),
        ({"tola": ".", "aana": ""}, "0", "0.000"),
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
