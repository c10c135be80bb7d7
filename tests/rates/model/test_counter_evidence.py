"""Evidence against a large move that all repeat: a gap does not excuse it, nor a misprint of the days before."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import Baseline, counter_evidence
from tests.support.observations import FRIDAY, MONDAY, SUNDAY, evaluated_series, observation, statuses

GOLD, SILVER = INSTRUMENTS["gold"], INSTRUMENTS["silver"]
METAL_SOURCES = ("fenegosida", "nepalipatro", "hamropatro")
TUESDAY = MONDAY + timedelta(days=1)


def all_print(tola: str, ten_grams: str, **related: str) -> list[Observation]:
    return [observation(source, {"tola": tola, "10g": ten_grams}, related=related) for source in METAL_SOURCES]


def ruled(instrument: str, days: dict[date, list[Observation]], on: date) -> tuple[str, str]:
    series = evaluated_series(instrument, days)
    return statuses(series)[on], series[on].verdict.rule


@pytest.mark.parametrize("gap", [1, 2, 6, 43])
def test_metals_that_part_are_doubted_however_long_nothing_was_published(gap: int) -> None:
    after = FRIDAY + timedelta(days=7 * gap)
    days = {FRIDAY: all_print("289200", "247940", silver="4500"), after: all_print("225200", "193075", silver="4480")}
    assert ruled("gold", days, after) == ("provisional", "doubtful_move")


def test_metals_that_went_together_through_a_gap_are_confirmed() -> None:
    after = FRIDAY + timedelta(days=42)
    days = {FRIDAY: all_print("289200", "247940", silver="4500"), after: all_print("254500", "218195", silver="3960")}
    assert ruled("gold", days, after) == ("confirmed", "borne_out")


def test_ten_grams_for_a_tola_are_doubted_the_day_after_a_held_misprint() -> None:
    days = {
        SUNDAY: all_print("4125", "3536.5"),
        MONDAY: all_print("415", "356"),
        TUESDAY: all_print("3592", "3079.5"),
    }
    assert ruled("silver", days, MONDAY) == ("held", "jump")
    assert ruled("silver", days, TUESDAY) == ("provisional", "doubtful_move")


def test_a_misprint_that_is_printed_again_is_not_borne_out_by_the_first() -> None:
    days = {
        SUNDAY: all_print("296100", "253860", silver="4500"),
        MONDAY: all_print("2977000", "2552300", silver="4510"),
        TUESDAY: all_print("2953000", "2531720", silver="4490"),
    }
    assert ruled("gold", days, TUESDAY) == ("provisional", "doubtful_move")


def test_a_computed_unit_is_doubted_though_the_day_before_was_mistaken_in_the_same_way() -> None:
    days = {
        SUNDAY: all_print("4125", "3536.5"),
        MONDAY: all_print("3592", "3079.5"),
        TUESDAY: all_print("3594", "3081.5"),
    }
    assert ruled("silver", days, TUESDAY) == ("provisional", "doubtful_move")


def test_a_related_price_that_was_misprinted_the_day_before_hides_no_move() -> None:
    days = {
        SUNDAY: all_print("4465", "3828", gold="212200"),
        MONDAY: all_print("4375", "3751", gold="179100"),
        TUESDAY: all_print("5400", "4629.5", gold="210000"),
    }
    assert ruled("silver", days, TUESDAY) == ("provisional", "doubtful_move")


def test_a_price_that_stays_where_it_crashed_is_confirmed_the_next_day() -> None:
    days = {
        SUNDAY: all_print("300000", "257200", silver="4800"),
        MONDAY: all_print("257100", "220420", silver="4790"),
        TUESDAY: all_print("257000", "220335", silver="4795"),
    }
    assert ruled("gold", days, TUESDAY) == ("confirmed", "borne_out")


@pytest.mark.parametrize(
    ("related", "doubted"),
    [("37610", False), ("37620", True), ("29900", True)],
)
def test_where_the_move_is_that_of_another_unit_the_related_metal_has_gone_with_it(related: str, doubted: bool) -> None:
    before = Baseline(Decimal(300000), SUNDAY, {"silver": "40000"})
    (lead, *_) = all_print("253900", "217680", silver=related)
    evidence = counter_evidence(GOLD, lead, Decimal(253900), [before])
    assert bool(evidence) is doubted


@pytest.mark.parametrize("related", [pytest.param({}, id="none"), pytest.param({"silver": "3429.5"}, id="computed")])
def test_where_the_move_is_that_of_another_unit_the_related_metal_stands_beside_it(related: dict[str, str]) -> None:
    (lead, *_), silver = all_print("254800", "218450", **related), {"silver": "4000"}
    assert counter_evidence(GOLD, lead, Decimal(254800), [Baseline(Decimal(295900), SUNDAY, silver)]) is not None
    assert counter_evidence(GOLD, lead, Decimal(254800), [Baseline(Decimal(295900), SUNDAY)]) is None


def test_a_move_of_one_days_jump_is_no_matter_of_evidence_and_without_a_day_there_is_none() -> None:
    (lead, *_) = all_print("321000", "275205", silver="3000")
    assert counter_evidence(GOLD, lead, Decimal(321000), [Baseline(Decimal(300000), None, {"silver": "4000"})]) is None
    assert counter_evidence(GOLD, lead, Decimal(321000), []) is None
