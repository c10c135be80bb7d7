"""What counts as having said the same."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.support.observations import FAULT, NOW, observation, rate, tola


def test_an_amount_is_a_decimal_or_nothing() -> None:
    said = observation("fenegosida", {"tola": "306800.00"})
    assert said.amount("tola") == Decimal(306800)
    assert said.amount("10g") is None


def test_the_same_at_another_time_or_in_another_print_is_the_same() -> None:
    said = tola("fenegosida", "306800")
    assert said.states_same_as(replace(said, observed_at=NOW + timedelta(days=1), revision=7, stated={"label": "x"}))
    assert said.states_same_as(tola("fenegosida", "306800.00"))


def test_another_amount_unit_figure_or_fault_is_something_new() -> None:
    said = rate("15.10", "15.16", unit=10)
    for other in (
        rate("15.11", "15.16", unit=10),
        rate("15.10", "15.16", unit=1),
        rate("15.10", None, unit=10),
        rate("15.10", "15.16", unit=10, faults=[FAULT]),
    ):
        assert not said.states_same_as(other)
