"""View of /v1/metals over a few days."""

from datetime import timedelta
from decimal import Decimal

import pytest

from chautari.core.json_types import JsonObject
from chautari.rates.model.series import Series
from chautari.rates.views import metals
from tests.support.observations import FRIDAY, MONDAY, NOW, SUNDAY, evaluated_series, observation, tola

BOTH = {"tola": "306800.00", "10g": "263030"}
GOLD = evaluated_series(
    "gold",
    {
        SUNDAY: [tola("fenegosida", 305200)],
        MONDAY: [observation("fenegosida", BOTH), tola("nepalipatro", 306800)],
    },
)


def latest(**series_by_metal: Series) -> dict[str, JsonObject]:
    everything = {
        key: series_by_metal.get(key.replace("-", "_"), Series(key)) for key in ("gold", "gold-tejabi", "silver")
    }
    return {entry["instrument"]: dict(entry) for entry in metals.latest(everything)["metals"]}


def test_a_rate_states_date_status_price_change_and_sources() -> None:
    rate = latest(gold=GOLD)["gold"]
    assert (rate["date"], rate["date_bs"], rate["status"], rate["price"]) == (
        "2026-08-17",
        "2083-05-01",
        "confirmed",
        "306800",
    )
    assert rate["change"] == {"amount": "1600", "percent": "0.52", "since": "2026-08-16", "since_bs": "2083-04-31"}
    assert rate["observed_at"] == "2026-08-17T11:45:00+05:45"
    assert [(entry["source"], entry["agrees"]) for entry in rate["sources"]] == [
        ("fenegosida", True),
        ("nepalipatro", True),
    ]
    assert rate["sources"][0]["figures"] == BOTH
    assert (rate["held"], rate["reasons"]) == (None, [])


def test_a_unit_that_was_not_printed_is_derived_and_names_its_basis() -> None:
    prices = latest(gold=GOLD)["gold"]["prices"]
    assert prices == {
        "tola": {"amount": "306800", "derived": False},
        "10g": {"amount": "263030", "derived": False},
        "g": {"amount": "26303", "derived": True, "derived_from": "10g"},
        "oz": {"amount": "818119.57", "derived": True, "derived_from": "tola"},
    }


def test_without_ten_grams_all_is_derived_from_the_tola_to_the_paisa() -> None:
    assert metals.price(tola("hamropatro", 306800), "10g") == Decimal("263031.55")
    assert metals.price(tola("hamropatro", 306800), "g") == Decimal("26303.16")


def test_a_held_day_is_shown_beside_the_last_good_rate() -> None:
    history = evaluated_series("gold", {SUNDAY: [tola("fenegosida", 305200)], MONDAY: [tola("fenegosida", 30680)]})
    rate = latest(gold=history)["gold"]
    assert (rate["date"], rate["price"], rate["status"]) == ("2026-08-16", "305200", "provisional")
    assert (rate["held"]["date"], rate["held"]["status"]) == ("2026-08-17", "held")
    assert [reason["rule"] for reason in rate["held"]["reasons"]] == ["jump"]
    assert rate["held"]["sources"][0]["figures"] == {"tola": "30680"}
    assert "price" not in rate["held"]


def test_a_held_day_before_a_served_one_is_not_shown() -> None:
    days = {FRIDAY: 305000, SUNDAY: 30520, MONDAY: 306800}
    history = evaluated_series("gold", {on: [tola("fenegosida", amount)] for on, amount in days.items()})
    rate = latest(gold=history)["gold"]
    assert (rate["held"], rate["date"]) == (None, "2026-08-17")


def test_change_is_measured_on_the_last_day_that_was_served() -> None:
    days = {FRIDAY: 305000, SUNDAY: 30520, MONDAY: 306800}
    history = evaluated_series("gold", {on: [tola("fenegosida", amount)] for on, amount in days.items()})
    assert latest(gold=history)["gold"]["change"] | {"since_bs": ""} == {
        "amount": "1800",
        "percent": "0.59",
        "since": "2026-08-14",
        "since_bs": "",
    }


def test_the_first_day_has_no_change() -> None:
    assert latest(gold=evaluated_series("gold", {MONDAY: [tola("fenegosida", 1)]}))["gold"]["change"] is None


@pytest.mark.parametrize(("before", "now", "percent"), [(306800, 305200, "-0.52"), (999999, 999998, "0"), (5, 5, "0")])
def test_a_fall_is_negative_and_nothing_is_no_minus_nothing(before: int, now: int, percent: str) -> None:
    history = evaluated_series("gold", {SUNDAY: [tola("fenegosida", before)], MONDAY: [tola("fenegosida", now)]})
    assert latest(gold=history)["gold"]["change"]["percent"] == percent


def test_a_metal_that_was_never_read_is_unpublished() -> None:
    rates = latest(gold=GOLD)
    assert (rates["silver"]["status"], rates["silver"]["price"], rates["silver"]["held"]) == ("unpublished", None, None)
    assert metals.latest({key: Series(key) for key in rates}) == {
        "currency": "NPR",
        "metals": [{**rates["silver"], **entry} for entry in _heads()],
    }


def _heads() -> list[dict[str, str]]:
    return [
        {"instrument": "gold", "name": "Fine gold (9999, hallmark)", "name_ne": "छापावाल सुन"},
        {"instrument": "gold-tejabi", "name": "Tejabi gold (995)", "name_ne": "तेजाबी सुन"},
        {"instrument": "silver", "name": "Silver", "name_ne": "चाँदी"},
    ]


def test_a_metal_of_which_every_day_is_held_has_no_rate() -> None:
    history = evaluated_series("gold", {MONDAY: [tola("fenegosida", 1), tola("nepalipatro", 100)]})
    rate = latest(gold=history)["gold"]
    assert (rate["status"], rate["price"], rate["held"]["date"]) == ("held", None, "2026-08-17")


def test_tejabi_is_unpublished_when_it_missed_the_last_market_day() -> None:
    history = evaluated_series("gold-tejabi", {SUNDAY: [tola("fenegosida", 304000)]})
    rate = latest(gold=GOLD, gold_tejabi=history)["gold-tejabi"]
    assert (rate["status"], rate["price"]) == ("unpublished", None)
    assert (rate["last_published"]["date"], rate["last_published"]["price"]) == ("2026-08-16", "304000")


def test_tejabi_that_is_not_published_any_more_is_not_pending_either() -> None:
    history = evaluated_series("gold-tejabi", {SUNDAY: [tola("fenegosida", 304000)]})
    every = {"gold": GOLD, "gold-tejabi": history, "silver": Series("silver")}
    rate = metals.latest(every, "confirmed")["metals"][1]
    assert (rate["instrument"], rate["status"], rate["pending"]) == ("gold-tejabi", "unpublished", None)


def test_tejabi_is_back_with_its_first_rate() -> None:
    history = evaluated_series("gold-tejabi", {MONDAY: [tola("fenegosida", 305300)]})
    rate = latest(gold=GOLD, gold_tejabi=history)["gold-tejabi"]
    assert (rate["status"], rate["price"]) == ("provisional", "305300")


def test_tejabi_that_is_held_today_is_published_and_shows_its_last_good_rate() -> None:
    history = evaluated_series(
        "gold-tejabi", {SUNDAY: [tola("fenegosida", 304000)], MONDAY: [tola("fenegosida", 30530)]}
    )
    rate = latest(gold=GOLD, gold_tejabi=history)["gold-tejabi"]
    assert (rate["status"], rate["price"], rate["date"]) == ("provisional", "304000", "2026-08-16")
    assert rate["held"]["date"] == "2026-08-17"


def test_silver_of_an_earlier_day_is_served_with_its_true_date() -> None:
    history = evaluated_series("silver", {SUNDAY: [tola("fenegosida", 4710)]})
    rate = latest(gold=GOLD, silver=history)["silver"]
    assert (rate["status"], rate["date"], rate["price"]) == ("provisional", "2026-08-16", "4710")


def test_the_answer_is_of_the_newest_day_that_is_served() -> None:
    late = {SUNDAY: [tola("goldmandu", 4710, observed_at=NOW + timedelta(days=9))]}
    answer = metals.latest(
        {"gold": GOLD, "gold-tejabi": Series("gold-tejabi"), "silver": evaluated_series("silver", late)}
    )
    assert (answer["date"], answer["date_bs"]) == ("2026-08-17", "2083-05-01")
