"""Pages of a history: only those years are read that hold a page's rows, and twice as many where they hold too few.

Ten days of fifty years took 259 read units, and take those of two years; a page further on costs what the first does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from chautari.api.rates.periods import END_OF

if TYPE_CHECKING:
    from chautari.api.rates.answer_types import Row

# Rows of a full year, rounded down.
ROWS_A_YEAR = {"day": 200, "week": 45, "month": 11, "bs-month": 11, "fiscal-year": 1}


def page_of(
    rows_until: Callable[[date], Iterator[Row]], group: str, first: date, last: date, limit: int
) -> tuple[list[Row], date | None]:
    """The first `limit` rows from `first` to `last`, and the date that the next page begins with if there are more.

    `rows_until` gives the rows from `first` up to a date. The last of them may lack days behind it, so that a page
    ends before it unless that date is `last`.
    """
    days = 366 * (limit + 1) // ROWS_A_YEAR[group]
    while True:
        end = _end_of_year(first, days, last)
        rows = list(islice(rows_until(end), limit + 1))
        if len(rows) > limit:
            return rows[:limit], _after(rows[limit - 1], group)
        if end == last:
            return rows, None
        days *= 2


def _end_of_year(first: date, days: int, last: date) -> date:
    """The last day of the year that lies `days` behind `first`, at most `last`."""
    if days >= (last - first).days:
        return last
    return min(last, (first + timedelta(days=days)).replace(month=12, day=31))


def _after(row: Row, group: str) -> date:
    on = date.fromisoformat(row["date"])
    return (on if group == "day" else END_OF[group](on)) + timedelta(days=1)
