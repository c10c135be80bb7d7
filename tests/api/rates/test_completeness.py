"""Of how many of its market days a week, a month or a fiscal year is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from chautari.api.endpoint import Request
from chautari.api.rates import market_days, stored
from chautari.api.rates import periods as periods_of
from chautari.dynamodb.table import Table
from chautari.rates.model import market_closures
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.series import Series
from tests.api import data
from tests.api.conftest import Answer, Get
from tests.api.rates.test_periods import rows
from tools.bench import market_days as market_days_bench


def lacks(answer: Answer) -> list[tuple[Any, ...]]:
    return [(row["days"], row["days_expected"], row["complete"], row["partial"]) for row in rows(answer)]


def test_a_period_says_of_how_many_of_its_market_days_it_is(stocked: Table, get: Get) -> None:
    weeks = get("/v1/metals/gold/history?group=week&from=2026-08-02&to=2026-08-17")
    assert lacks(weeks) == [(6, 6, True, False), (5, 6, False, True), (2, 6, False, True)]
    # The window cuts the week: what it has is not all that the week has.
    assert lacks(get("/v1/metals/gold/history?group=week&from=2026-08-03&to=2026-08-08")) == [(5, 6, False, True)]


def test_a_fiscal_year_of_which_some_months_are_known_is_not_complete(stocked: Table, get: Get) -> None:
    (year,) = rows(get("/v1/metals/gold/history?group=fiscal-year&from=bs:2082-04-01&to=bs:2083-03-32"))
    assert year["days"] < 60
    assert 280 < year["days_expected"] < 310
    assert not year["complete"]


def test_the_closed_days_of_the_market_are_not_expected(stocked: Table) -> None:
    # Dashain and Tihar of 2083 close the market on more days than Saturdays.
    request = Request("/", {}, stocked, datetime.fromisoformat(data.NOW))
    gold, dollar = (market_days.expected(request, INSTRUMENTS[key]) for key in ("gold", "USD"))
    first, last = date(2026, 10, 18), date(2026, 11, 16)  # Kartik 2083
    assert len(dollar(first, last) or ()) == 30
    assert len(gold(first, last) or ()) < 26 - 3


def test_what_nobody_knows_is_not_counted(table: Table, get: Get) -> None:
    data.stock_rates(table)
    (week,) = rows(get("/v1/metals/gold/history?group=week&from=2026-08-02&to=2026-08-08"))
    assert (week["days"], week["days_expected"], week["complete"]) == (6, None, False)


def test_the_spreadsheet_and_the_page_say_it_too(stocked: Table, get: Get) -> None:
    head, *lines = get("/v1/metals/gold/history?group=week&from=2026-08-02&format=csv").text.splitlines()
    at = head.split(",").index("days")
    assert head.split(",")[at : at + 3] == ["days", "days_expected", "complete"]
    assert [line.split(",")[at : at + 3] for line in lines] == [
        ["6", "6", "true"],
        ["5", "6", "false"],
        ["2", "6", "false"],
    ]
    assert "market days</small>" in get("/en/metals").text
    assert "market days" not in get("/ne/metals").text
    assert "दिनमध्ये" in get("/ne/metals").text


SUNDAY, SATURDAY = date(2026, 8, 2), date(2026, 8, 8)
# Without Saturday, as the calendar has it.
BY_THE_CALENDAR = frozenset(SUNDAY + timedelta(number) for number in range(6))


def week_of(dates: Iterable[date], last: date = SATURDAY, held: date | None = None) -> tuple[Any, ...]:
    days = [data.metal_day(on, "290000", status="held" if on == held else "confirmed") for on in dates]
    series = Series("gold", days)
    (row,) = periods_of.grouped(series, "week", SUNDAY, last, lambda *_: BY_THE_CALENDAR)
    return row["days"], row["days_expected"], row["complete"], row["partial"]


def test_a_day_that_was_published_though_the_calendar_has_it_closed_makes_up_for_no_missing_one() -> None:
    assert week_of(BY_THE_CALENDAR - {SUNDAY} | {SATURDAY}) == (6, 7, False, True)


def test_no_period_has_more_days_than_are_expected() -> None:
    assert week_of(BY_THE_CALENDAR | {SATURDAY}) == (7, 7, True, False)


def test_a_day_that_is_held_is_a_market_day_whatever_the_calendar_says() -> None:
    assert week_of(BY_THE_CALENDAR | {SATURDAY}, held=SATURDAY) == (6, 7, False, True)


def test_the_window_changes_nothing_of_what_is_expected_of_a_period() -> None:
    assert week_of(BY_THE_CALENDAR | {SATURDAY}, last=date(2026, 8, 7)) == (6, 7, False, True)


def test_what_is_expected_of_a_fiscal_year_reaches_into_the_year_behind_the_window(
    stocked: Table, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def years_of(_: object, __: str, first: int, last: int) -> list[object]:
        asked.append((first, last))
        return []

    monkeypatch.setattr(stored, "years_of", years_of)
    get("/v1/metals/gold/history?group=fiscal-year&from=2024-08-01&to=2024-12-31")
    assert asked == [(2023, 2025)]


@pytest.mark.parametrize("group", ["week", "month", "bs-month", "fiscal-year"])
def test_nine_years_of_gold_are_complete_exactly_where_no_day_is_missing(group: str) -> None:
    """28 groups of the bundled history had more days than were expected, or as many and were not complete."""
    published, closed = market_days_bench.published(), market_days_bench.closed_by_rule()

    def by_rule(first: date, last: date) -> frozenset[date]:
        every = (first + timedelta(number) for number in range((last - first).days + 1))
        return frozenset(day for day in every if market_closures.reason(day, closed) is None)

    series = Series("gold", [data.metal_day(on, "55200") for on in published])
    found = list(periods_of.grouped(series, group, published[0], published[-1], by_rule))
    assert sum(row["days"] for row in found) == len(published)
    wrong = [row["label"] for row in found if row["complete"] != (row["days"] == row["days_expected"])]
    assert wrong == []
    assert [row["label"] for row in found if row["days"] > (row["days_expected"] or 0)] == []
