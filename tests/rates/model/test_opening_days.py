"""What opens a day, and what changes it when it is over."""

from datetime import date, datetime, timedelta

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model.reevaluation import put_observation, reevaluate
from tests.rates.model.one_day import AT, after_sunday, put, served_figure
from tests.support.observations import MONDAY, SUNDAY, evaluated_series, tola


def test_a_page_dated_by_its_update_opens_no_day_with_yesterdays_price() -> None:
    series = after_sunday()
    day = put(series, tola("hamropatro", 292800))
    assert (day.verdict.status, day.verdict.rule) == ("held", "lone_copy")
    assert served_figure(put(series, tola("fenegosida", 295700))) == ("provisional", "295700")


def test_a_republisher_that_moved_opens_its_day() -> None:
    assert served_figure(put(after_sunday(), tola("hamropatro", 295700))) == ("provisional", "295700")


def test_a_republisher_alone_opens_no_saturday() -> None:
    saturday = date(2026, 8, 15)
    series = evaluated_series("gold", {date(2026, 8, 14): [tola("fenegosida", 292800)]})
    put_observation(series, saturday, tola("nepalipatro", 295700, observed_at=AT - timedelta(days=1)))
    reevaluate(series, {saturday})
    assert (series[saturday].verdict.status, series[saturday].verdict.rule) == ("held", "lone_copy")


@pytest.mark.parametrize(("days", "status"), [(7, "held"), (8, "provisional")])
def test_a_record_of_a_saturday_is_believed_and_a_page_of_these_days_is_not(days: int, status: str) -> None:
    saturday = date(2026, 8, 15)
    observed = datetime(2026, 8, 15, 12, tzinfo=NPT) + timedelta(days=days)
    series = evaluated_series("gold", {saturday: [tola("goldmandu", 292800, observed_at=observed)]})
    assert series[saturday].verdict.status == status


def test_yesterdays_price_in_an_old_record_is_a_price_that_stood() -> None:
    days = {on: [tola("goldmandu", 292800, observed_at=AT + timedelta(40))] for on in (SUNDAY, MONDAY)}
    assert [day.verdict.status for day in evaluated_series("gold", days)] == ["provisional", "provisional"]


def test_a_correction_of_the_next_morning_takes_the_place_of_an_implausible_rate() -> None:
    """Ten grams for a tola, copied by all: doubtful on its day, corrected when it was over."""
    series = after_sunday()
    typed, right = 251000, 293200
    assert put(series, tola("fenegosida", typed), tola("nepalipatro", typed)).verdict.rule == "doubtful_move"
    late = AT + timedelta(days=1)
    put_observation(series, MONDAY, tola("fenegosida", right, revision=2, observed_at=late))
    reevaluate(series, {MONDAY})
    assert served_figure(series[MONDAY]) == ("provisional", str(right))


def test_a_change_after_the_day_by_the_authority_alone_does_not_stand_against_the_others() -> None:
    series = after_sunday()
    put(series, tola("fenegosida", 295700), tola("nepalipatro", 295700))
    put_observation(series, MONDAY, tola("fenegosida", 296000, revision=2, observed_at=AT + timedelta(days=1)))
    reevaluate(series, {MONDAY})
    assert served_figure(series[MONDAY]) == ("provisional", "295700")
