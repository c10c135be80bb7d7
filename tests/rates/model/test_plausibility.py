"""Plausible moves: how a bound grows with the market days passed, and what makes a confirmed move doubtful."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import borne_out_later, largest_move, looks_like_another_unit, market_days
from chautari.rates.model.reevaluation import put_observation, reevaluate
from tests.support.observations import FRIDAY, MONDAY, SATURDAY, SUNDAY, evaluated_series, observation, rate, statuses

GOLD, USD = INSTRUMENTS["gold"], INSTRUMENTS["USD"]
METAL_SOURCES = ("fenegosida", "nepalipatro", "hamropatro")


def test_market_days_of_metals_leave_out_saturdays_and_those_of_the_bank_do_not() -> None:
    assert market_days(GOLD, FRIDAY, SUNDAY) == 1
    assert market_days(USD, FRIDAY, SUNDAY) == 2
    assert market_days(GOLD, FRIDAY, FRIDAY + timedelta(days=7)) == 6


@pytest.mark.parametrize(("earlier", "later"), [(None, MONDAY), (MONDAY, None), (MONDAY, MONDAY), (FRIDAY, SATURDAY)])
def test_a_move_is_measured_over_one_market_day_at_least(earlier: date | None, later: date | None) -> None:
    assert market_days(GOLD, earlier, later) == 1


@pytest.mark.parametrize(("days", "percent"), [(1, "7"), (4, "14"), (9, "21"), (16, "28"), (400, "28")])
def test_the_largest_move_grows_with_the_root_of_time_up_to_four_times(days: int, percent: str) -> None:
    assert largest_move(GOLD, days) * 100 == Decimal(percent)


def test_two_of_the_days_after_a_jump_bear_it_out_and_one_does_not() -> None:
    assert borne_out_later(Decimal(112), Decimal(100), [Decimal(109), Decimal(115)])
    assert not borne_out_later(Decimal(112), Decimal(100), [Decimal(109), Decimal("115.1")])
    assert not borne_out_later(Decimal(112), Decimal(100), [Decimal(109)])


def bank_days(*amounts: str) -> dict[date, list[Observation]]:
    return {FRIDAY + timedelta(days=number): [rate(amount, None)] for number, amount in enumerate(amounts)}


def test_an_official_jump_is_held_until_two_later_days_bear_it_out() -> None:
    assert [*statuses(evaluated_series("USD", bank_days("140.00", "150.00", "150.20"))).values()] == [
        "official",
        "held",
        "official",
    ]
    series = evaluated_series("USD", bank_days("140.00", "150.00", "150.20"))
    put_observation(series, MONDAY, rate("150.10", None))
    reevaluate(series, {MONDAY})
    assert {*statuses(series).values()} == {"official"}
    assert series[SATURDAY].verdict.rule == "sole_authority"


def test_a_typing_error_is_not_borne_out_by_the_days_after_it() -> None:
    series = evaluated_series("USD", bank_days("140.00", "150.00", "140.10", "140.20", "140.30"))
    assert [*statuses(series).values()] == ["official", "held", "official", "official", "official"]


def test_the_first_day_after_weeks_without_rates_is_served() -> None:
    before, after = date(2026, 3, 1), date(2026, 4, 1)
    series = evaluated_series("USD", {before: [rate("140.00", None)], after: [rate("155.00", None)]})
    assert [*statuses(series).values()] == ["official", "official"]


def table(buy: str, dollar: str, rupee: str = "160.00") -> Observation:
    return rate(buy, None, related={"INR": rupee, "USD": dollar})


@pytest.mark.parametrize(
    ("after", "status"),
    [
        pytest.param(table("150.00", "123.20"), "official", id="all moved by -12 %, the pegged one stood"),
        pytest.param(table("150.00", "140.00"), "held", id="the euro alone"),
        pytest.param(table("150.00", "123.20", "140.80"), "held", id="the pegged one too: a table scaled as a whole"),
        pytest.param(rate("150.00", None), "held", id="a table without the others"),
    ],
)
def test_a_move_of_the_whole_table_is_served_while_the_pegged_currency_stands(after: Observation, status: str) -> None:
    series = evaluated_series("EUR", {SUNDAY: [table("170.40", "140.00")], MONDAY: [after]})
    assert statuses(series)[MONDAY] == status


def printed_by(amount: int, silver: int | None, *, sources: tuple[str, ...] = METAL_SOURCES) -> list[Observation]:
    """Gold as all print it, in a table that prints silver too."""
    ten_grams = str((Decimal(amount) * 10 / Decimal("11.664") / 5).quantize(Decimal(1)) * 5)
    related = {"silver": str(silver)} if silver else {}
    return [observation(source, {"tola": str(amount), "10g": ten_grams}, related=related) for source in sources]


@pytest.mark.parametrize("percent", [-30, -20, -14, -8, 8, 20, 30])
def test_a_crash_or_rally_that_all_confirm_is_served_the_same_day(percent: int) -> None:
    moved = [amount * (100 + percent) // 100 // 100 * 100 for amount in (300000, 4800)]
    series = evaluated_series("gold", {SUNDAY: printed_by(300000, 4800), MONDAY: printed_by(moved[0], moved[1])})
    assert (statuses(series)[MONDAY], series[MONDAY].verdict.rule) == ("confirmed", "borne_out")


def test_gold_alone_that_crashes_is_provisional_until_the_next_day() -> None:
    series = evaluated_series("gold", {SUNDAY: printed_by(300000, 4800), MONDAY: printed_by(257100, 4790)})
    assert (statuses(series)[MONDAY], series[MONDAY].verdict.rule) == ("provisional", "doubtful_move")
    (reason,) = series[MONDAY].verdict.reasons
    assert (reason.rule, reason.detail) == ("outside_fair_band", "-14.3%, and -14.1% against silver, more than 10%")
    tuesday = MONDAY + timedelta(days=1)
    for current in printed_by(257000, 4795):
        put_observation(series, tuesday, current)
    reevaluate(series, {tuesday})
    assert statuses(series)[tuesday] == "confirmed"


def test_ten_grams_in_the_place_of_the_tola_are_provisional_though_all_print_them() -> None:
    wrong = [observation(source, {"tola": "257200"}, related={"silver": "4115"}) for source in METAL_SOURCES]
    series = evaluated_series("gold", {SUNDAY: printed_by(300000, 4800), MONDAY: wrong})
    assert (statuses(series)[MONDAY], series[MONDAY].verdict.rule) == ("provisional", "doubtful_move")
    assert [reason.rule for reason in series[MONDAY].verdict.reasons] == ["unit_in_doubt"]


def test_a_tola_that_is_in_no_step_of_the_federation_was_computed_in_another_unit() -> None:
    before = [observation(source, {"tola": "4770", "10g": "4089.5"}) for source in METAL_SOURCES]
    scaled = [observation(source, {"tola": "5563.728", "10g": "4770.0"}) for source in METAL_SOURCES]
    series = evaluated_series("silver", {SUNDAY: before, MONDAY: scaled})
    assert (statuses(series)[MONDAY], series[MONDAY].verdict.rule) == ("provisional", "doubtful_move")
    real = [observation(source, {"tola": "5565", "10g": "4771.0"}) for source in METAL_SOURCES]
    assert statuses(evaluated_series("silver", {SUNDAY: before, MONDAY: real}))[MONDAY] == "confirmed"


def test_the_bounds_of_evidence_are_still_within() -> None:
    within = evaluated_series("gold", {SUNDAY: printed_by(300000, 4800), MONDAY: printed_by(336000, 4800)})
    assert statuses(within)[MONDAY] == "confirmed"
    lead = observation("fenegosida", {"tola": "1"})
    assert looks_like_another_unit(GOLD, lead, Decimal("0.189728"))
    assert not looks_like_another_unit(GOLD, lead, Decimal("0.189729"))


def test_only_the_next_five_market_days_bear_a_jump_out() -> None:
    late = bank_days("140.00", "150.00", "140.10", "140.10", "140.10", "140.10", "150.00", "150.00")
    assert [*statuses(evaluated_series("USD", late)).values()][1] == "held"
    in_time = bank_days("140.00", "150.00", "140.10", "140.10", "140.10", "150.00", "150.00")
    assert [*statuses(evaluated_series("USD", in_time)).values()][1] == "official"


def test_a_confirmed_move_within_one_days_jump_is_asked_for_no_evidence() -> None:
    series = evaluated_series("gold", {SUNDAY: printed_by(300000, 4800), MONDAY: printed_by(310000, 4000)})
    assert statuses(series)[MONDAY] == "confirmed"


def test_a_table_without_the_related_metal_gives_no_evidence_against_a_move() -> None:
    series = evaluated_series("gold", {SUNDAY: printed_by(300000, None), MONDAY: printed_by(255000, 4800)})
    assert statuses(series)[MONDAY] == "confirmed"
