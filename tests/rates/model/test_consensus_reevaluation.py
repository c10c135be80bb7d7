"""Re-evaluation: which later days a late or corrected day changes."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import Series
from tests.support.observations import FAULT, FRIDAY, MONDAY, SATURDAY, SUNDAY, evaluated_series, rate, statuses, tola

TUESDAY = MONDAY + timedelta(days=1)


def federation_series(*days: tuple[date, int]) -> Series:
    return evaluated_series("gold", {on: [tola("fenegosida", amount)] for on, amount in days})


def put_and_reevaluate(series: Series, on: date, added: Observation) -> None:
    put_observation(series, on, added)
    reevaluate(series, {on})


def test_a_typing_error_does_not_hold_the_day_after_it() -> None:
    series = federation_series((FRIDAY, 90700), (SUNDAY, 977000), (MONDAY, 90600))
    assert list(statuses(series).values()) == ["provisional", "held", "provisional"]


def test_a_real_jump_is_held_for_its_own_day_only() -> None:
    series = federation_series((FRIDAY, 167200), (SUNDAY, 151300), (MONDAY, 151000))
    assert list(statuses(series).values()) == ["provisional", "held", "provisional"]


def test_a_jump_is_remembered_over_a_day_without_a_sound_observation() -> None:
    closed = tola("hamropatro", 151300, faults=[FAULT])
    days = {FRIDAY: [tola("fenegosida", 151300)], SATURDAY: [closed], SUNDAY: [tola("fenegosida", 151000)]}
    series = evaluated_series("gold", {FRIDAY - timedelta(days=1): [tola("fenegosida", 167200)], **days})
    assert list(statuses(series).values()) == ["provisional", "held", "held", "provisional"]


def test_figures_that_break_a_rule_make_no_other_figure_plausible() -> None:
    series = evaluated_series(
        "gold",
        {
            FRIDAY: [tola("fenegosida", 306800)],
            SUNDAY: [tola("fenegosida", 30680, faults=[FAULT])],
            MONDAY: [tola("nepalipatro", 30690)],
        },
    )
    assert list(statuses(series).values()) == ["provisional", "held", "held"]


def test_disputed_figures_make_no_other_figure_plausible() -> None:
    disputed = [tola("fenegosida", 206800), tola("nepalipatro", 306800)]
    days = {FRIDAY: [tola("fenegosida", 306000)], SUNDAY: disputed, MONDAY: [tola("fenegosida", 206800)]}
    series = evaluated_series("gold", days)
    assert list(statuses(series).values()) == ["provisional", "held", "held"]


def test_a_corrected_day_releases_the_day_after_it() -> None:
    series = federation_series((FRIDAY, 30600), (SUNDAY, 306000))
    assert statuses(series)[SUNDAY] == "held"
    put_and_reevaluate(series, FRIDAY, tola("fenegosida", 305000, revision=2))
    assert statuses(series)[SUNDAY] == "provisional"


def test_a_corrected_day_changes_a_verdict_beyond_all_held_days_after_it() -> None:
    days = {FRIDAY: [tola("fenegosida", 100)], MONDAY: [tola("fenegosida", 310)]}
    disputed = {SATURDAY: 300, SUNDAY: 305}
    for on, amount in disputed.items():
        days[on] = [tola("fenegosida", amount), tola("nepalipatro", 900)]
    series = evaluated_series("gold", dict(sorted(days.items())))
    assert statuses(series)[MONDAY] == "held"
    put_and_reevaluate(series, FRIDAY, tola("fenegosida", 300, revision=2))
    assert list(statuses(series).values()) == ["provisional", "held", "held", "provisional"]


def test_a_late_day_is_decided_and_changes_verdicts_across_new_year() -> None:
    last, first = date(2026, 12, 31), date(2027, 1, 1)
    series = federation_series((last, 300000), (first, 400000))
    assert statuses(series)[first] == "held"
    put_and_reevaluate(series, last, tola("fenegosida", 399000, revision=2))
    assert statuses(series) == {last: "provisional", first: "provisional"}


def test_an_earlier_day_never_changes_verdicts_that_do_not_depend_on_it() -> None:
    series = federation_series((SUNDAY, 300000), (MONDAY, 301000), (TUESDAY, 302000))
    before = [series[on] for on in (SUNDAY, MONDAY, TUESDAY)]
    put_and_reevaluate(series, FRIDAY, tola("goldmandu", 299000))
    assert [series[on] for on in (SUNDAY, MONDAY, TUESDAY)] == before


def test_an_observation_replaces_the_earlier_one_of_its_source() -> None:
    series = evaluated_series("gold", {MONDAY: [tola("hamropatro", 1), tola("fenegosida", 2), tola("nepalipatro", 3)]})
    assert [current.source for current in series[MONDAY].observations] == ["fenegosida", "nepalipatro", "hamropatro"]
    put_observation(series, MONDAY, tola("nepalipatro", 2, revision=2))
    assert [current.figures["tola"] for current in series[MONDAY].observations] == ["2", "2", "1"]


def test_a_unit_that_changes_is_no_jump() -> None:
    series = evaluated_series("JPY", {SUNDAY: [rate("9.51", "9.55", 10)], MONDAY: [rate("0.95", "0.96", 1)]})
    assert list(statuses(series).values()) == ["official", "official"]


SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
ROWS = st.tuples(
    st.integers(0, 5).map(lambda number: date(2026, 12, 29) + timedelta(days=number)),
    st.sampled_from(SOURCES),
    st.sampled_from([300000, 300001, 310000, 330000, 400000, 30000]),
    st.sampled_from([(), (FAULT,)]),
)


HELD_NOW = [
    (date(2026, 12, 31), "hamropatro", 310000, ()),
    (date(2026, 12, 29), "fenegosida", 400000, ()),
    (date(2026, 12, 31), "fenegosida", 300000, ()),
    (date(2026, 12, 31), "nepalipatro", 310000, (FAULT,)),
]


# A day that was served and is held now: its reason was the jump at first, and the disagreement at the next look.
@example(HELD_NOW)
@given(st.lists(ROWS, min_size=1, max_size=14))
def test_days_added_one_by_one_have_the_verdicts_of_days_added_at_once(
    rows: list[tuple[date, str, int, tuple[()]]],
) -> None:
    series = Series("gold")
    for on, source, amount, faults in rows:
        put_and_reevaluate(series, on, tola(source, amount, faults=faults))
    at_once = Series("gold", (replace(day) for day in series))
    reevaluate(at_once, {day.date for day in at_once})
    assert list(at_once) == list(series)
