"""Cutting a long time into the windows of market dates that one invocation is asked for."""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from tools.local.errors import CannotRun

Window = tuple[date, date]


def of_days(first: date, last: date, days: int) -> Iterator[Window]:
    """Windows of at most `days` days, both ends included, that cover `first` to `last` without a gap."""
    while first <= last:
        end = min(first + timedelta(days=days - 1), last)
        yield first, end
        first = end + timedelta(days=1)


def of_years(first: date, last: date) -> Iterator[Window]:
    """One window for each calendar year that `first` to `last` touches."""
    for year in range(first.year, last.year + 1):
        yield max(first, date(year, 1, 1)), min(last, date(year, 12, 31))


def day(text: str) -> date:
    """A day as a command's argument names it. Raises argparse.ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2010-01-01") from None


def require_days(first: date, last: date, on: date) -> None:
    """Raise CannotRun where `first` to `last` holds no day up to `on`: a mistyped year is no "0 differences"."""
    if first > last:
        raise CannotRun(f"FROM={first} is after TO={last}")
    if first > on:
        raise CannotRun(f"FROM={first} is yet to come: it is {on} (a day is AD)")
