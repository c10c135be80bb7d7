"""Days on which the authority revises its figure, and jumps that another source disputes."""

from datetime import date, datetime, timedelta

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import MarketDay, Series
from tests.rates.model.verdicts import rule_names
from tests.support.observations import FAULT, MONDAY, SUNDAY, evaluated_series, rate, tola

AT = datetime(2026, 8, 17, 11, 40, tzinfo=NPT)
LATER, LATEST = AT + timedelta(hours=1), AT + timedelta(hours=3, minutes=30)
TUESDAY = MONDAY + timedelta(days=1)


def confirmed_sunday_and_first_monday() -> Series:
    series = evaluated_series("gold", {SUNDAY: [tola("fenegosida", 292800), tola("nepalipatro", 292800)]})
    put_in_turn(series, tola("fenegosida", 295700, observed_at=AT))
    return series


def put_in_turn(series: Series, *observations: Observation, on: date = MONDAY) -> MarketDay:
    """Put observations one by one; the date that is served must never move back. Returns the day."""
    for added in observations:
        before = series.last_served_before(TUESDAY)
        put_observation(series, on, added)
        reevaluate(series, {on})
        after = series.last_served_before(TUESDAY)
        assert before is None or (after is not None and after.date >= before.date)
    return series[on]


def test_the_authoritys_revision_is_served_until_others_follow() -> None:
    series = confirmed_sunday_and_first_monday()
    assert put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATER)).verdict.status == "confirmed"
    revised = put_in_turn(series, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    assert (revised.verdict.status, revised.lead.figures["tola"]) == ("provisional", "294200")
    assert [reason.detail for reason in revised.verdict.reasons] == [
        "nepalipatro said 295700 at 12:40, before the authority's newer word"
    ]
    followed = put_in_turn(series, tola("nepalipatro", 294200, observed_at=LATEST + timedelta(hours=1), revision=2))
    assert (followed.verdict.status, followed.verdict.reasons) == ("confirmed", ())


def test_one_source_that_followed_confirms_though_another_did_not_yet() -> None:
    series = confirmed_sunday_and_first_monday()
    put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATER), tola("hamropatro", 295700, observed_at=LATER))
    put_in_turn(series, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    day = put_in_turn(series, tola("hamropatro", 294200, observed_at=LATEST + timedelta(minutes=5), revision=2))
    assert (day.verdict.status, rule_names(day.verdict)) == ("confirmed", ["not_yet_followed"])


def test_a_figure_that_comes_back_agrees_with_sources_that_never_changed() -> None:
    series = confirmed_sunday_and_first_monday()
    put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATER))
    put_in_turn(series, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    day = put_in_turn(series, tola("fenegosida", 295700, observed_at=LATEST + timedelta(hours=1), revision=3))
    assert (day.verdict.status, day.lead.figures["tola"]) == ("confirmed", "295700")


def test_a_source_that_differs_after_the_revision_leaves_it_provisional() -> None:
    series = confirmed_sunday_and_first_monday()
    put_in_turn(series, tola("fenegosida", 294200, observed_at=LATER, revision=2))
    day = put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATEST))
    assert (day.verdict.status, day.verdict.rule) == ("provisional", "disputed")
    assert (day.lead.figures["tola"], rule_names(day.verdict)) == ("294200", ["readings_disagree"])


def test_a_republisher_with_the_revision_first_agrees_once_the_authority_is_read_again() -> None:
    series = confirmed_sunday_and_first_monday()
    day = put_in_turn(series, tola("nepalipatro", 294200, observed_at=LATER))
    assert (day.verdict.status, day.lead.figures["tola"]) == ("provisional", "295700")
    day = put_in_turn(series, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    assert day.verdict.status == "confirmed"


@pytest.mark.parametrize(
    ("amount", "fields"),
    [
        pytest.param(292800, {}, id="yesterday's price: a frozen page"),
        pytest.param(294200, {"observed_at": LATEST + timedelta(days=1)}, id="after the day (decision 12)"),
        pytest.param(330000, {}, id="a jump"),
        pytest.param(294200, {"faults": [FAULT]}, id="a figure that breaks a rule"),
    ],
)
def test_an_implausible_revision_is_not_served(amount: int, fields: dict[str, object]) -> None:
    series = confirmed_sunday_and_first_monday()
    put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATER))
    day = put_in_turn(series, tola("fenegosida", amount, **{"observed_at": LATEST, "revision": 2, **fields}))
    assert (day.verdict.status, day.lead.figures["tola"]) == ("provisional", "295700")
    assert day.observations[0].figures["tola"] == str(amount)


def test_only_a_revision_of_the_authority_makes_others_outdated() -> None:
    series = confirmed_sunday_and_first_monday()
    put_in_turn(series, tola("nepalipatro", 295700, observed_at=LATER))
    day = put_in_turn(series, tola("nepalipatro", 294200, observed_at=LATEST, revision=2))
    assert (day.verdict.status, day.lead.figures["tola"]) == ("provisional", "295700")
    assert rule_names(day.verdict) == ["readings_disagree"]


def test_the_banks_mirrors_are_read_in_one_run_and_are_never_outdated() -> None:
    mirrors = [rate("160.00", "160.15", 100, "nrbday", observed_at=AT)]
    revised = rate("160.10", "160.25", 100, observed_at=LATER, revision=2)
    assert evaluated_series("INR", {MONDAY: [*mirrors, revised]})[MONDAY].verdict.status == "held"


def test_a_disputed_jump_makes_no_other_figure_plausible_and_states_how_many_printed_it() -> None:
    friday, sunday, monday, tuesday = (date(2026, 8, day) for day in (14, 16, 17, 18))
    disputed = [tola("fenegosida", 200000), tola("nepalipatro", 200000), tola("hamropatro", 167300)]
    days = {friday: [tola("fenegosida", 167200)], sunday: disputed, monday: [tola("fenegosida", 200100)]}
    series = evaluated_series("gold", days)
    assert [day.verdict.status for day in series] == ["provisional", "held", "held"]
    assert series[sunday].verdict.reasons[0].detail == "+19.6% from 167200, more than 7%, printed by 2, disputed"
    assert series[monday].verdict.reasons[0].detail == "+19.7% from 167200, more than 10%, on one reading"
    # Another source that follows releases it, or a second day that nobody disputes.
    put_observation(series, monday, tola("nepalipatro", 200100))
    reevaluate(series, {monday})
    assert series[monday].verdict.status == "confirmed"
    undisputed = evaluated_series(
        "gold", {friday: [tola("fenegosida", 167200)], sunday: disputed, monday: [tola("fenegosida", 200100)]}
    )
    put_observation(undisputed, tuesday, tola("fenegosida", 200200))
    reevaluate(undisputed, {tuesday})
    assert undisputed[tuesday].verdict.status == "provisional"
