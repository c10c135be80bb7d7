"""Weeks, months of either calendar and fiscal years of a history."""

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
from tools.bench import market_days as market_days_bench


def rows(answer: Answer) -> list[dict[str, Any]]:
    assert answer.status == 200, answer.text
    rows: list[dict[str, Any]] = answer.json["rates"]
    return rows


def test_a_week_is_from_sunday_to_saturday(stocked: Table, get: Get) -> None:
    weeks = rows(get("/v1/metals/gold/history?group=week&from=2026-08-02&to=2026-08-17"))
    assert [week["period"]["first"]["date"] for week in weeks] == ["2026-08-02", "2026-08-09", "2026-08-16"]
    assert [week["period"]["last"]["date"] for week in weeks] == ["2026-08-08", "2026-08-15", "2026-08-22"]
    assert [(week["days"], week["held_days"], week["partial"]) for week in weeks] == [
        (6, 0, False),
        (5, 1, True),
        (2, 0, True),
    ]
    assert [week["statuses"] for week in weeks] == [{"confirmed": 6}, {"confirmed": 5}, {"confirmed": 2}]


def test_a_period_has_open_high_low_close_and_average_of_what_was_served(stocked: Table, get: Get) -> None:
    *_, week = rows(get("/v1/metals/gold/history?group=week&from=2026-08-09&to=2026-08-15"))
    prices = [295900 + 100 * number for number in (0, 1, 2, 4, 5)]
    assert week["tola"] == {
        "open": str(prices[0]),
        "high": str(prices[-1]),
        "low": str(prices[0]),
        "close": str(prices[-1]),
        "average": str(sum(prices) // 5),
        "derived": True,
    }
    assert (week["first_market_day"]["date"], week["last_market_day"]["date"]) == ("2026-08-09", "2026-08-14")
    assert (week["change"]["amount"], week["change"]["since"]) == ("600", "2026-08-07")


def test_months_of_a_currency_have_both_sides(stocked: Table, get: Get) -> None:
    months = rows(get("/v1/forex/USD/history?group=month&from=2026-06-01"))
    assert [month["period"]["first"]["date"] for month in months] == ["2026-06-01", "2026-07-01", "2026-08-01"]
    assert [(month["days"], month["days_expected"], month["complete"]) for month in months] == [
        (26, 30, False),
        (27, 31, False),
        (14, 31, False),
    ]
    june = months[0]
    assert (june["buy"]["open"], june["sell"]["open"], june["buy"]["close"]) == ("140", "141", "140.25")


def periods(answer: Answer) -> list[tuple[Any, ...]]:
    return [
        (row["label"], row["period"]["first"]["date_bs"], row["period"]["last"]["date_bs"], row["partial"])
        for row in rows(answer)
    ]


def test_months_bikram_sambat(stocked: Table, get: Get) -> None:
    assert periods(get("/v1/metals/gold/history?group=bs-month&from=bs:2083-02-18&to=bs:2083-05-01")) == [
        ("2083-02", "2083-02-01", "2083-02-31", True),
        ("2083-03", "2083-03-01", "2083-03-32", False),
        ("2083-04", "2083-04-01", "2083-04-31", True),
        ("2083-05", "2083-05-01", "2083-05-31", True),
    ]


def test_a_fiscal_year_is_from_shrawan_to_asar(stocked: Table, get: Get) -> None:
    answer = get("/v1/forex/USD/history?group=fiscal-year&from=2026-06-01&to=bs:2084-03-31")
    assert periods(answer) == [
        ("2082/83", "2082-04-01", "2083-03-32", True),
        ("2083/84", "2083-04-01", "2084-03-31", True),
    ]
    last, first = (rows(answer)[0]["last_market_day"], rows(answer)[1]["first_market_day"])
    assert (last["date_bs"], first["date_bs"]) == ("2083-03-32", "2083-04-01")


def test_periods_have_labels(stocked: Table, get: Get) -> None:
    for group, label in (("week", "2026-08-16"), ("month", "2026-08")):
        assert rows(get(f"/v1/metals/gold/history?group={group}"))[-1]["label"] == label


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
