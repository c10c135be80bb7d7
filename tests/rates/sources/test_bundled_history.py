"""Nine years of bundled gold and silver: which days are held, by which rule, and that no other day is."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from functools import cache

import pytest

from chautari.core.http_messages import DateRange
from chautari.fetching.transports import fetcher
from chautari.nepali.clock import NPT
from chautari.rates import sources
from chautari.rates.ingest.collector import Collector
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series

NOW = datetime(2026, 8, 17, 18, tzinfo=NPT)

# 2020-06-07 is none of them: the first day after 75 without a market moved by 13.5 % and 28.5 %.
HELD = {
    "gold": {"2021-06-28": "jump", "2024-11-25": "jump"},
    "gold-tejabi": {"2021-06-28": "jump"},
    "silver": {
        "2020-08-12": "jump",
        "2022-03-28": "tola_matches_ten_grams",
        "2026-02-01": "jump",
    },
}


@cache
def collect() -> Collector:
    source, fetch = sources.find("goldmandu"), fetcher(NOW)
    collector = Collector(source, NOW.date())
    for request in source.requests(DateRange(date(2017, 1, 1), NOW.date())):
        collector.add(fetch(request))
    return collector


@cache
def history() -> dict[str, Series]:
    series: dict[str, Series] = {}
    for collected in collect().observations():
        put_observation(
            series.setdefault(collected.instrument, Series(collected.instrument)), collected.date, collected.observation
        )
    for instrument_series in series.values():
        reevaluate(instrument_series, {day.date for day in instrument_series})
    return series


def test_all_2673_market_days_are_read_and_no_row_is_dropped() -> None:
    days = [day.date for day in history()["gold"]]
    assert (len(days), days[0], days[-1]) == (2673, date(2017, 1, 16), date(2026, 2, 6))
    assert (collect().dropped, collect().incomplete_days) == ({}, [])
    assert len(history()["silver"]) == 2673


def test_tejabi_ends_where_the_federation_stopped_and_is_never_invented() -> None:
    days = [day.date for day in history()["gold-tejabi"]]
    assert (len(days), days[-1]) == (2067, date(2024, 7, 29))


@pytest.mark.parametrize("metal", HELD)
def test_exactly_these_days_are_held_and_by_these_rules(metal: str) -> None:
    held = {str(day.date): [fault.rule for fault in day.verdict.reasons] for day in history()[metal] if not day.served}
    assert held == {on: [rule] for on, rule in HELD[metal].items()}


@pytest.mark.parametrize(("metal", "on"), [(metal, on) for metal, days in HELD.items() for on in days])
def test_the_days_before_and_after_a_held_one_are_served(metal: str, on: str) -> None:
    series, held = history()[metal], date.fromisoformat(on)
    assert next(series.before(held)).served
    assert next(series.after(held)).served


def test_every_other_day_is_provisional_on_its_one_observation() -> None:
    statuses = Counter(day.verdict.status for series in history().values() for day in series)
    assert statuses == {"provisional": 2673 + 2067 + 2673 - 6, "held": 6}


def test_every_corrected_figure_is_marked_and_only_there() -> None:
    marked = {(metal, str(day.date)) for metal, series in history().items() for day in series if day.lead.stated}
    assert marked == {
        ("silver", "2018-12-18"),
        ("gold", "2021-06-24"),
        ("gold", "2022-11-03"),
        ("gold-tejabi", "2023-06-19"),
    }


@pytest.mark.parametrize(
    ("metal", "on", "tola"),
    [
        ("gold", "2017-01-16", 55200),
        ("gold", "2021-06-24", 90500),
        ("gold", "2024-11-24", 167200),
        ("gold", "2026-02-01", 300000),
        ("silver", "2017-01-16", 795),
    ],
)
def test_days_checked_by_hand_are_served_with_their_figures(metal: str, on: str, tola: int) -> None:
    day = history()[metal][date.fromisoformat(on)]
    assert (day.served, day.lead.amount("tola")) == (True, Decimal(tola))
