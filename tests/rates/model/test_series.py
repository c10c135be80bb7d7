"""The days of one instrument, in order of date however they came."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.series import MarketDay, Series, Verdict
from tests.support.observations import FRIDAY, MONDAY, SUNDAY, tola


def day(on: date, status: str = "provisional", amount: int = 300000) -> MarketDay:
    judgement = Verdict(status, "fenegosida", ("fenegosida",))  # type: ignore[arg-type]
    return MarketDay(on, (tola("fenegosida", amount),), judgement)


dates = st.integers(0, 800).map(lambda number: date(2025, 1, 1) + timedelta(days=number))


@given(st.lists(dates), dates)
def test_days_are_in_order_and_split_by_any_date(given_dates: list[date], on: date) -> None:
    known = Series("gold")
    for each in given_dates:
        known.put(day(each))
    ordered = sorted(set(given_dates))
    assert [each.date for each in known] == ordered
    assert [each.date for each in known.before(on)] == [each for each in reversed(ordered) if each < on]
    assert [each.date for each in known.after(on)] == [each for each in ordered if each > on]
    assert len(known) == len(ordered)


def test_a_day_put_again_takes_the_place_of_the_first() -> None:
    known = Series("gold", [day(MONDAY)])
    known.put(day(MONDAY, amount=306800))
    assert (len(known), known[MONDAY].lead.figures) == (1, {"tola": "306800"})


def test_the_last_rate_served_passes_over_held_days_and_the_day_itself() -> None:
    known = Series("gold", [day(FRIDAY), day(SUNDAY, "held"), day(MONDAY)])
    served = known.last_served_before(MONDAY)
    assert served is not None
    assert served.date == FRIDAY
    assert known.last_served_before(FRIDAY) is None


def test_both_ends_of_a_stretch_belong_to_it() -> None:
    known = Series("gold", [day(FRIDAY), day(SUNDAY), day(MONDAY)])
    assert [each.date for each in known.between(FRIDAY, SUNDAY)] == [FRIDAY, SUNDAY]
    assert known.between(date(2026, 8, 15), date(2026, 8, 15)) == []


def test_a_date_that_nobody_named_has_no_day() -> None:
    known = Series("gold", [day(MONDAY)])
    assert known.get(SUNDAY) is None
    with pytest.raises(KeyError):
        known[SUNDAY]


def test_the_lead_is_the_reading_that_the_judgement_names() -> None:
    judged = MarketDay(MONDAY, (tola("fenegosida", 1), tola("nepalipatro", 2)), Verdict("held", "nepalipatro", ()))
    assert judged.lead.source == "nepalipatro"
    assert not judged.served
    with pytest.raises(KeyError):
        judged.observation_of("hamropatro")
