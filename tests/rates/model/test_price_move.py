"""What can be said of a metal's move, and what cannot."""

from datetime import date
from decimal import Decimal

from chautari.rates.model.price_move import changes_between, duty_in_force, price_move


def percent(factor: Decimal) -> Decimal:
    return ((factor - 1) * 100).quantize(Decimal("0.01"))


def test_the_cut_of_the_duty_explains_most_of_golds_fall_of_november_2024() -> None:
    changes = changes_between("gold", date(2024, 11, 22), date(2024, 11, 25))
    parts = price_move(Decimal(151300) / Decimal(167200), Decimal(1), changes)
    assert (percent(parts.price), percent(parts.duty), percent(parts.rest)) == (
        Decimal("-9.51"),
        Decimal("-8.33"),
        Decimal("-1.28"),
    )


def test_the_factors_multiply_to_the_price() -> None:
    parts = price_move(Decimal("1.05"), Decimal("1.01"), changes_between("gold", date(2024, 5, 27), date(2024, 5, 29)))
    assert abs(parts.rest * Decimal("1.01") * parts.duty - Decimal("1.05")) < Decimal("1e-20")


def test_without_a_change_or_a_dollar_all_is_the_rest() -> None:
    parts = price_move(Decimal("1.02"), None, changes_between("gold", date(2026, 8, 16), date(2026, 8, 17)))
    assert (parts.duty, parts.rest) == (Decimal(1), Decimal("1.02"))


def test_no_duty_is_claimed_of_before_the_first_known_change_nor_of_silver() -> None:
    assert duty_in_force("gold", date(2024, 5, 27)) is None
    assert duty_in_force("silver", date(2026, 8, 17)) is None
    current = duty_in_force("gold", date(2026, 8, 17))
    assert current and (current.percent, current.decided) == (Decimal(10), date(2024, 11, 21))
