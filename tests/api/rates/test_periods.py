"""Weeks, months of either calendar and fiscal years of a history."""

from typing import Any

from chautari.dynamodb.table import Table
from tests.api.conftest import Answer, Get


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
