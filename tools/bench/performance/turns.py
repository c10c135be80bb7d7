"""Measurements taken in turns, so that a busy moment of the machine hits all cases alike."""

import statistics
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

Case = TypeVar("Case")


class Spread(NamedTuple):
    """The median of several measurements, and the quarter below and above it."""

    median: float
    low: float
    high: float


def in_turns(cases: Iterable[Case], rounds: int, measure: Callable[[Case], list[float]]) -> dict[Case, Spread]:
    """The spread of what `measure` returns for each case over `rounds`; the first round only warms up."""
    measured: dict[Case, list[float]] = {case: [] for case in cases}
    for number in range(rounds + 1):
        for case, values in measured.items():
            taken = measure(case)
            if number:
                values += taken
    return {case: spread(values) for case, values in measured.items()}


def spread(values: list[float]) -> Spread:
    """The median and the quartiles."""
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(median, low, high)


def milliseconds(measured: Spread) -> str:
    """Milliseconds with their spread."""
    return f"{measured.median:.3g} ({measured.low:.3g}–{measured.high:.3g})"


def ratio(measured: Spread, base: Spread, aim: float | None = None) -> str:
    """`measured` in parts of `base`; over its aim in bold."""
    quotient = measured.median / base.median
    text = f"{quotient:.2f}×"
    return f"**{text}**, aim {aim:g}×" if aim is not None and quotient > aim else text
