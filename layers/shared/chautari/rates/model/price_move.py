"""What can be said of a metal's move between two days: the dollar's, the customs duty's, and what is left. Pure.

Gold fell from 167,200 to 151,300 on 2024-11-25: the duty from 20 to 10 percent alone makes 1.10 / 1.20, -8.33 of -9.51
percent. The rest (the world's price, the quota of imports, margins) is not explained by our figures and not guessed.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "import-duty.csv"


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A change of the customs duty on a metal, in percent. `since`: the first market date whose price has it."""

    metal: str
    since: date
    before: Decimal
    percent: Decimal
    decided: date
    source: str


@dataclass(frozen=True, slots=True)
class PriceMove:
    """Factors of a move, which multiply to the price's.

    - `dollar`: of Nepal Rastra Bank's selling rate; None where one of the days has none.
    - `duty`: of one plus the duty; 1 where no change is known within the days.
    - `rest`: what neither says; with no dollar, what the duty does not say.
    """

    price: Decimal
    dollar: Decimal | None
    duty: Decimal
    rest: Decimal


@cache
def duty_changes() -> tuple[DutyChange, ...]:
    """The known changes, earliest first. Of before the first, and of silver, nothing is known."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            DutyChange(
                row["metal"],
                date.fromisoformat(row["since"]),
                Decimal(row["before"]),
                Decimal(row["percent"]),
                date.fromisoformat(row["decided"]),
                row["source"],
            )
            for row in csv.DictReader(file)
        )


def duty_in_force(metal: str, on: date) -> DutyChange | None:
    """The last known change of the duty in a price of `on`."""
    return next((row for row in reversed(duty_changes()) if row.metal == metal and row.since <= on), None)


def changes_between(metal: str, after: date, until: date) -> tuple[DutyChange, ...]:
    """The changes of the duty since the price of `after`, up to that of `until`."""
    return tuple(row for row in duty_changes() if row.metal == metal and after < row.since <= until)


def price_move(price: Decimal, dollar: Decimal | None, changes: Iterable[DutyChange]) -> PriceMove:
    """The move of a price by the factor `price`, taken apart."""
    duty = Decimal(1)
    for row in changes:
        duty *= (100 + row.percent) / (100 + row.before)
    return PriceMove(price, dollar, duty, price / duty / (dollar or 1))
