"""Observations: amounts, and which of them state the same."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from tests.support.observations import FAULT, NOW, observation, rate, tola


def test_an_amount_is_a_decimal_or_nothing() -> None:
    printed = observation("fenegosida", {"tola": "306800.00"})
    assert printed.amount("tola") == Decimal(306800)
    assert printed.amount("10g") is None


def test_the_same_figures_at_another_time_or_in_another_format_state_the_same() -> None:
    first = tola("fenegosida", "306800")
    assert first.states_same_as(replace(first, observed_at=NOW + timedelta(days=1), revision=7, stated={"label": "x"}))
    assert first.states_same_as(tola("fenegosida", "306800.00"))


def test_another_amount_unit_figure_or_fault_states_something_else() -> None:
    first = rate("15.10", "15.16", unit=10)
    for changed in (
        rate("15.11", "15.16", unit=10),
        rate("15.10", "15.16", unit=1),
        rate("15.10", None, unit=10),
        rate("15.10", "15.16", unit=10, faults=[FAULT]),
    ):
        assert not first.states_same_as(changed)
