"""An authority that revises its figure on the day itself, and a jump that somebody disputes."""

from datetime import date, datetime, timedelta

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model.observations import Observation
from chautari.rates.model.reevaluation import put_observation, reevaluate
from chautari.rates.model.series import MarketDay, Series
from tests.support.observations import FAULT, MONDAY, SUNDAY, rate, series, tola

AT = datetime(2026, 8, 17, 11, 40, tzinfo=NPT)
LATER, LATEST = AT + timedelta(hours=1), AT + timedelta(hours=3, minutes=30)
TUESDAY = MONDAY + timedelta(days=1)


def yesterday() -> Series:
    known = series("gold", {SUNDAY: [tola("fenegosida", 292800), tola("nepalipatro", 292800)]})
    say(known, tola("fenegosida", 295700, observed_at=AT))
    return known


def say(known: Series, *readings: Observation, on: date = MONDAY) -> MarketDay:
    """The day after each of `readings`; what is served never goes back to a day before."""
    for reading in readings:
        served = known.last_served_before(TUESDAY)
        put_observation(known, on, reading)
        reevaluate(known, {on})
        after = known.last_served_before(TUESDAY)
        assert served is None or (after is not None and after.date >= served.date)
    return known[on]


def rules(day: MarketDay) -> list[str]:
    return [fault.rule for fault in day.verdict.reasons]


def test_the_newest_word_of_the_day_is_served_until_others_follow() -> None:
    known = yesterday()
    assert say(known, tola("nepalipatro", 295700, observed_at=LATER)).verdict.status == "confirmed"
    revised = say(known, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    assert (revised.verdict.status, revised.lead.figures["tola"]) == ("provisional", "294200")
    assert [fault.detail for fault in revised.verdict.reasons] == [
        "nepalipatro said 295700 at 12:40, before the authority's newer word"
    ]
    followed = say(known, tola("nepalipatro", 294200, observed_at=LATEST + timedelta(hours=1), revision=2))
    assert (followed.verdict.status, followed.verdict.reasons) == ("confirmed", ())


def test_one_who_followed_confirms_whoever_else_did_not_yet() -> None:
    known = yesterday()
    say(known, tola("nepalipatro", 295700, observed_at=LATER), tola("hamropatro", 295700, observed_at=LATER))
    say(known, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    day = say(known, tola("hamropatro", 294200, observed_at=LATEST + timedelta(minutes=5), revision=2))
    assert (day.verdict.status, rules(day)) == ("confirmed", ["not_yet_followed"])


def test_a_figure_that_comes_back_is_what_others_still_say() -> None:
    known = yesterday()
    say(known, tola("nepalipatro", 295700, observed_at=LATER))
    say(known, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    day = say(known, tola("fenegosida", 295700, observed_at=LATEST + timedelta(hours=1), revision=3))
    assert (day.verdict.status, day.lead.figures["tola"]) == ("confirmed", "295700")


def test_who_says_otherwise_after_the_newer_word_disagrees() -> None:
    known = yesterday()
    say(known, tola("fenegosida", 294200, observed_at=LATER, revision=2))
    put_observation(known, MONDAY, tola("nepalipatro", 295700, observed_at=LATEST))
    reevaluate(known, {MONDAY})
    assert (known[MONDAY].verdict.status, rules(known[MONDAY])) == ("held", ["readings_disagree"] * 2)


def test_who_read_the_newer_word_first_is_agreed_with_as_soon_as_the_authority_is_read_again() -> None:
    known = yesterday()
    put_observation(known, MONDAY, tola("nepalipatro", 294200, observed_at=LATER))
    reevaluate(known, {MONDAY})
    assert known[MONDAY].verdict.status == "held"
    day = say(known, tola("fenegosida", 294200, observed_at=LATEST, revision=2))
    assert day.verdict.status == "confirmed"


@pytest.mark.parametrize(
    ("amount", "more"),
    [
        pytest.param(292800, {}, id="yesterday's price: a frozen page"),
        pytest.param(294200, {"observed_at": LATEST + timedelta(days=1)}, id="after the day (decision 12)"),
        pytest.param(330000, {}, id="a jump"),
        pytest.param(294200, {"faults": [FAULT]}, id="a figure that breaks a rule"),
    ],
)
def test_what_is_no_plausible_word_of_the_day_is_not_served(amount: int, more: dict[str, object]) -> None:
    known = yesterday()
    say(known, tola("nepalipatro", 295700, observed_at=LATER))
    put_observation(known, MONDAY, tola("fenegosida", amount, **{"observed_at": LATEST, "revision": 2, **more}))
    reevaluate(known, {MONDAY})
    day = known[MONDAY]
    assert not (day.served and day.lead.figures["tola"] == str(amount))


def test_only_the_authority_has_a_newer_word() -> None:
    known = yesterday()
    say(known, tola("nepalipatro", 295700, observed_at=LATER))
    put_observation(known, MONDAY, tola("nepalipatro", 294200, observed_at=LATEST, revision=2))
    reevaluate(known, {MONDAY})
    assert known[MONDAY].verdict.status == "held"


def test_the_banks_addresses_are_read_in_one_run_and_follow_nobody() -> None:
    said = [rate("160.00", "160.15", 100, "nrbday", observed_at=AT)]
    revised = rate("160.10", "160.25", 100, observed_at=LATER, revision=2)
    assert series("INR", {MONDAY: [*said, revised]})[MONDAY].verdict.status == "held"


def test_a_disputed_jump_makes_no_other_figure_plausible_and_says_who_printed_it() -> None:
    friday, sunday, monday, tuesday = (date(2026, 8, day) for day in (14, 16, 17, 18))
    disputed = [tola("fenegosida", 200000), tola("nepalipatro", 200000), tola("hamropatro", 167300)]
    days = {friday: [tola("fenegosida", 167200)], sunday: disputed, monday: [tola("fenegosida", 200100)]}
    known = series("gold", days)
    assert [day.verdict.status for day in known] == ["provisional", "held", "held"]
    assert known[sunday].verdict.reasons[0].detail == "+19.6% from 167200, more than 7%, printed by 2, disputed"
    assert known[monday].verdict.reasons[0].detail == "+19.7% from 167200, more than 7%, on one reading"
    # It heals by whoever follows, or by a second day that nobody disputes.
    put_observation(known, monday, tola("nepalipatro", 200100))
    reevaluate(known, {monday})
    assert known[monday].verdict.status == "confirmed"
    other = series(
        "gold", {friday: [tola("fenegosida", 167200)], sunday: disputed, monday: [tola("fenegosida", 200100)]}
    )
    put_observation(other, tuesday, tola("fenegosida", 200200))
    reevaluate(other, {tuesday})
    assert other[tuesday].verdict.status == "provisional"
