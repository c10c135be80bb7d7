"""Series: days of one instrument in order of date, in whatever order they were put."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.series import MarketDay, Series, Status
from tests.support.factories import market_day
from tests.support.observations import FRIDAY, MONDAY, SUNDAY, tola


def day(on: date, status: Status = "provisional", amount: int = 300000) -> MarketDay:
    return market_day(on, tola("fenegosida", amount), status=status)


DATES = st.integers(0, 800).map(lambda number: date(2025, 1, 1) + timedelta(days=number))


@given(st.lists(DATES), DATES)
def test_days_are_in_order_and_split_by_any_date(put_dates: list[date], on: date) -> None:
    series = Series("gold")
    for put_date in put_dates:
        series.put(day(put_date))
    ordered = sorted(set(put_dates))
    assert [day.date for day in series] == ordered
    assert [day.date for day in series.before(on)] == [earlier for earlier in reversed(ordered) if earlier < on]
    assert [day.date for day in series.after(on)] == [later for later in ordered if later > on]
    assert len(series) == len(ordered)


def test_a_day_put_again_takes_the_place_of_the_first() -> None:
    series = Series("gold", [day(MONDAY)])
    series.put(day(MONDAY, amount=306800))
    assert (len(series), series[MONDAY].lead.figures) == (1, {"tola": "306800"})


def test_the_last_rate_served_is_before_held_days_and_the_day_itself() -> None:
    series = Series("gold", [day(FRIDAY), day(SUNDAY, "held"), day(MONDAY)])
    served = series.last_served_before(MONDAY)
    assert served is not None
    assert served.date == FRIDAY
    assert series.last_served_before(FRIDAY) is None


def test_both_ends_of_a_range_belong_to_it() -> None:
    series = Series("gold", [day(FRIDAY), day(SUNDAY), day(MONDAY)])
    assert [day.date for day in series.between(FRIDAY, SUNDAY)] == [FRIDAY, SUNDAY]
    assert series.between(date(2026, 8, 15), date(2026, 8, 15)) == []


def test_a_date_without_an_observation_has_no_day() -> None:
    series = Series("gold", [day(MONDAY)])
    assert series.get(SUNDAY) is None
    with pytest.raises(KeyError):
        series[SUNDAY]


def test_the_lead_is_the_observation_that_the_verdict_names() -> None:
    held = market_day(MONDAY, tola("fenegosida", 1), tola("nepalipatro", 2), status="held", source="nepalipatro")
    assert held.lead.source == "nepalipatro"
    assert not held.served
    with pytest.raises(KeyError):
        held.observation_of("hamropatro")
