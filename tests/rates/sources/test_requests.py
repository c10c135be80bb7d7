"""Requests of the sources: addresses and windows."""

from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from chautari.core.http_messages import DateRange
from chautari.rates import sources

DAY = date(2026, 8, 17)


def urls(key: str, first: date, last: date = DAY) -> list[str]:
    return [request.url for request in sources.find(key).requests(DateRange(first, last))]


def test_the_bank_is_asked_for_at_most_100_days_at_a_time_without_gap_or_overlap() -> None:
    queries = [parse_qs(urlsplit(url).query) for url in urls("nrb", date(2010, 1, 1))]
    windows = [(date.fromisoformat(query["from"][0]), date.fromisoformat(query["to"][0])) for query in queries]
    assert len(windows) == 61
    assert (windows[0][0], windows[-1][1]) == (date(2010, 1, 1), DAY)
    assert all((last - first).days < 100 for first, last in windows)
    assert all(next_window[0] - window[1] == timedelta(days=1) for window, next_window in pairwise(windows))


def test_the_bank_is_always_given_all_four_parameters() -> None:
    assert urls("nrb", DAY) == [
        "https://www.nrb.org.np/api/forex/v1/rates?page=1&per_page=100&from=2026-08-17&to=2026-08-17"
    ]


def test_the_federation_is_asked_for_today_and_for_a_window_also_for_its_months() -> None:
    board = "https://api.fenegosida.org/api/website/v1/Dashboard/"
    assert urls("fenegosida", DAY) == [f"{board}today"]
    assert urls("fenegosida", date(2025, 12, 31), date(2026, 2, 1)) == [
        f"{board}monthwisehistory?date=2025-12",
        f"{board}monthwisehistory?date=2026-01",
        f"{board}monthwisehistory?date=2026-02",
        f"{board}today",
    ]


def test_nepali_patro_is_asked_once_for_everything_since() -> None:
    expected = "https://api.nepalipatro.com.np/v3/bullions?from-date=2026-01-05"
    assert urls("nepalipatro", date(2026, 1, 5)) == [expected]


def test_hamro_patro_has_one_page_and_it_is_html() -> None:
    (request,) = sources.find("hamropatro").requests(DateRange(DAY, DAY))
    assert (request.url, request.accept) == ("https://www.hamropatro.com/gold", "text/html")


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2020, 12, 31), date(2021, 1, 1), [2020, 2021]),
        (date(1999, 1, 1), date(2040, 1, 1), list(range(2017, 2027))),
        (date(2030, 1, 1), date(2030, 1, 2), []),
    ],
)
def test_the_bundled_history_is_asked_for_the_years_that_it_has(first: date, last: date, years: list[int]) -> None:
    assert urls("goldmandu", first, last) == [f"bundled:metals-history/{year}.csv" for year in years]


@pytest.mark.parametrize("key", [key for key in sources.keys() if key != "goldmandu"])  # noqa: SIM118 - no mapping
def test_every_address_is_asked_over_tls(key: str) -> None:
    assert {urlsplit(url).scheme for url in urls(key, date(2026, 1, 1))} == {"https"}
