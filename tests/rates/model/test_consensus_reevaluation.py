"""Judging days anew: how far a late or corrected day reaches."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from tests.support.observations import FAULT, FRIDAY, MONDAY, SATURDAY, SUNDAY, rate, series, statuses, tola

TUESDAY = MONDAY + timedelta(days=1)


def federation(*days: tuple[date, int]) -> Series:
    return series("gold", {on: [tola("fenegosida", amount)] for on, amount in days})


def correct(known: Series, on: date, said: Observation) -> None:
    put_observation(known, on, said)
    reevaluate(known, {on})


def test_a_typing_error_does_not_hold_the_day_after_it() -> None:
    known = federation((FRIDAY, 90700), (SUNDAY, 977000), (MONDAY, 90600))
    assert list(statuses(known).values()) == ["provisional", "held", "provisional"]


def test_a_real_jump_is_held_for_its_own_day_only() -> None:
    known = federation((FRIDAY, 167200), (SUNDAY, 151300), (MONDAY, 151000))
    assert list(statuses(known).values()) == ["provisional", "held", "provisional"]


def test_a_jump_is_remembered_over_a_day_without_a_sound_reading() -> None:
    closed = tola("hamropatro", 151300, faults=[FAULT])
    said = {FRIDAY: [tola("fenegosida", 151300)], SATURDAY: [closed], SUNDAY: [tola("fenegosida", 151000)]}
    known = series("gold", {FRIDAY - timedelta(days=1): [tola("fenegosida", 167200)], **said})
    assert list(statuses(known).values()) == ["provisional", "held", "held", "provisional"]


def test_figures_that_break_a_rule_make_nobody_elses_plausible() -> None:
    known = series(
        "gold",
        {
            FRIDAY: [tola("fenegosida", 306800)],
            SUNDAY: [tola("fenegosida", 30680, faults=[FAULT])],
            MONDAY: [tola("nepalipatro", 30690)],
        },
    )
    assert list(statuses(known).values()) == ["provisional", "held", "held"]


def test_figures_that_were_disputed_make_nobody_elses_plausible() -> None:
    said = [tola("fenegosida", 206800), tola("nepalipatro", 306800)]
    known = series("gold", {FRIDAY: [tola("fenegosida", 306000)], SUNDAY: said, MONDAY: [tola("fenegosida", 206800)]})
    assert list(statuses(known).values()) == ["provisional", "held", "held"]


def test_a_corrected_day_releases_the_day_after_it() -> None:
    known = federation((FRIDAY, 30600), (SUNDAY, 306000))
    assert statuses(known)[SUNDAY] == "held"
    correct(known, FRIDAY, tola("fenegosida", 305000, revision=2))
    assert statuses(known)[SUNDAY] == "provisional"


def test_a_corrected_day_reaches_over_all_the_held_days_after_it() -> None:
    said = {FRIDAY: [tola("fenegosida", 100)], MONDAY: [tola("fenegosida", 310)]}
    disputed = {SATURDAY: 300, SUNDAY: 305}
    for on, amount in disputed.items():
        said[on] = [tola("fenegosida", amount), tola("nepalipatro", 900)]
    known = series("gold", dict(sorted(said.items())))
    assert statuses(known)[MONDAY] == "held"
    correct(known, FRIDAY, tola("fenegosida", 300, revision=2))
    assert list(statuses(known).values()) == ["provisional", "held", "held", "provisional"]


def test_a_late_day_is_judged_and_judges_across_new_year() -> None:
    last, first = date(2026, 12, 31), date(2027, 1, 1)
    known = federation((last, 300000), (first, 400000))
    assert statuses(known)[first] == "held"
    correct(known, last, tola("fenegosida", 399000, revision=2))
    assert statuses(known) == {last: "provisional", first: "provisional"}


def test_an_earlier_day_never_changes_what_does_not_hang_on_it() -> None:
    known = federation((SUNDAY, 300000), (MONDAY, 301000), (TUESDAY, 302000))
    before = [known[on] for on in (SUNDAY, MONDAY, TUESDAY)]
    correct(known, FRIDAY, tola("goldmandu", 299000))
    assert [known[on] for on in (SUNDAY, MONDAY, TUESDAY)] == before


def test_a_reading_takes_the_place_of_its_sources_earlier_one() -> None:
    known = series("gold", {MONDAY: [tola("hamropatro", 1), tola("fenegosida", 2), tola("nepalipatro", 3)]})
    assert [each.source for each in known[MONDAY].observations] == ["fenegosida", "nepalipatro", "hamropatro"]
    put_observation(known, MONDAY, tola("nepalipatro", 2, revision=2))
    assert [each.figures["tola"] for each in known[MONDAY].observations] == ["2", "2", "1"]


def test_a_unit_that_changes_is_no_jump() -> None:
    known = series("JPY", {SUNDAY: [rate("9.51", "9.55", 10)], MONDAY: [rate("0.95", "0.96", 1)]})
    assert list(statuses(known).values()) == ["official", "official"]


SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
said = st.tuples(
    st.integers(0, 5).map(lambda number: date(2026, 12, 29) + timedelta(days=number)),
    st.sampled_from(SOURCES),
    st.sampled_from([300000, 300001, 310000, 330000, 400000, 30000]),
    st.sampled_from([(), (FAULT,)]),
)


@given(st.lists(said, min_size=1, max_size=14))
def test_days_that_come_one_by_one_are_judged_as_if_all_came_at_once(
    rows: list[tuple[date, str, int, tuple[()]]],
) -> None:
    known = Series("gold")
    for on, source, amount, faults in rows:
        correct(known, on, tola(source, amount, faults=faults))
    anew = Series("gold", (replace(day) for day in known))
    reevaluate(anew, {day.date for day in anew})
    assert list(anew) == list(known)
