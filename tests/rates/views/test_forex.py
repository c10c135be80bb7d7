"""Views of /v1/forex and /v1/home over a few days."""

from typing import Any

import pytest

from chautari.core.json_types import JsonObject
from chautari.rates.model.instruments import instruments_of
from chautari.rates.model.observations import Observation
from chautari.rates.model.series import Series
from chautari.rates.views import forex, home, metals
from tests.support.observations import FAULT, MONDAY, NOW, SUNDAY, evaluated_series, rate, tola


def series_by_code(**days: dict[Any, list[Observation]]) -> dict[str, Series]:
    return {
        currency.key: evaluated_series(currency.key, days[currency.key])
        if currency.key in days
        else Series(currency.key)
        for currency in instruments_of("forex")
    }


def latest(**days: dict[Any, list[Observation]]) -> dict[str, JsonObject]:
    return {currency["code"]: dict(currency) for currency in forex.latest(series_by_code(**days))["rates"]}


def test_a_rate_is_as_printed_and_its_mid_rate_and_price_per_one_are_exact() -> None:
    yen = latest(JPY={MONDAY: [rate("9.51", "9.56", 10)]})["JPY"]
    assert (yen["buy"], yen["sell"], yen["unit"], yen["mid"]) == ("9.51", "9.56", 10, "9.535")
    assert yen["per_one"] == {"buy": "0.951", "sell": "0.956", "mid": "0.9535"}
    assert (yen["status"], yen["date"], yen["held"]) == ("official", "2026-08-17", None)


def test_printed_zeros_stay() -> None:
    rupee = latest(INR={MONDAY: [rate("160.00", "160.15", 100)]})["INR"]
    assert (rupee["buy"], rupee["per_one"]["buy"], rupee["per_one"]["mid"]) == ("160.00", "1.6", "1.60075")


def test_a_side_that_is_not_quoted_is_null() -> None:
    dinar = latest(KWD={MONDAY: [rate("455.10", None)]})["KWD"]
    assert (dinar["buy"], dinar["sell"], dinar["mid"]) == ("455.10", None, None)
    assert dinar["per_one"] == {"buy": "455.1", "sell": None, "mid": None}


@pytest.mark.parametrize(
    ("before", "now", "amount", "percent"),
    [
        (rate("9.51", "9.56", 10), rate("9.61", "9.66", 10), "0.1", "1.05"),
        (rate("9.80", "9.90", 100), rate("0.099", "0.1", 1), "0.001", "1.02"),
        (rate("0.0951", None, 1), rate("9.52", None, 100), "0.01", "0.11"),
        (rate(None, "140.70"), rate(None, "140.60"), "-0.1", "-0.07"),
        (rate("140.10", "140.70"), rate("140.10", None), "0", "0"),
        (rate("140.10", "140.70"), rate(None, "140.80"), "0.1", "0.07"),
    ],
)
def test_change_is_per_the_unit_of_today_on_a_side_that_both_days_quote(
    before: Observation, now: Observation, amount: str, percent: str
) -> None:
    change = latest(USD={SUNDAY: [before], MONDAY: [now]})["USD"]["change"]
    assert (change["amount"], change["percent"], change["since"]) == (amount, percent, "2026-08-16")


def test_days_that_quote_no_common_side_have_no_change() -> None:
    assert latest(USD={SUNDAY: [rate("140.10", None)], MONDAY: [rate(None, "140.80")]})["USD"]["change"] is None


def test_what_the_bank_stated_of_the_day_is_passed_on() -> None:
    observation = rate("140.10", "140.70", stated={"published_on": "2026-08-17 00:00:24"})
    dollar = latest(USD={MONDAY: [observation]})["USD"]
    assert (dollar["published_on"], dollar["modified_on"]) == ("2026-08-17 00:00:24", None)


def test_every_currency_has_its_own_date_and_one_never_seen_is_left_out() -> None:
    rates = latest(USD={MONDAY: [rate("140.10", "140.70")]}, OMR={SUNDAY: [rate("364.00", "365.00")]})
    assert {code: currency["date"] for code, currency in rates.items()} == {"USD": "2026-08-17", "OMR": "2026-08-16"}


def test_a_held_rate_is_shown_with_the_last_served_one_or_alone() -> None:
    held_rates = latest(
        USD={SUNDAY: [rate("140.10", "140.70")], MONDAY: [rate("14.01", "14.07")]},
        EUR={MONDAY: [rate("1", "2", faults=[FAULT])]},
    )
    assert (held_rates["USD"]["buy"], held_rates["USD"]["held"]["date"]) == ("140.10", "2026-08-17")
    assert (held_rates["EUR"]["status"], held_rates["EUR"]["buy"], held_rates["EUR"]["held"]["reasons"][0]["rule"]) == (
        "held",
        None,
        "some_rule",
    )


def test_without_any_rate_the_list_is_empty() -> None:
    assert dict(forex.latest(series_by_code())) == {
        "currency": "NPR",
        "rates": [],
        "unlisted": [],
        "withdrawn": [],
    }


def test_home_is_small_and_in_its_own_order() -> None:
    gold = evaluated_series("gold", {MONDAY: [tola("fenegosida", 306800)]})
    bullion = metals.latest({"gold": gold, "gold-tejabi": Series("gold-tejabi"), "silver": Series("silver")})
    table = forex.latest(
        series_by_code(
            USD={MONDAY: [rate("140.10", "140.70")]},
            INR={MONDAY: [rate("160.00", "160.15", 100)]},
            OMR={MONDAY: [rate("364.00", "365.00")]},
        )
    )
    answer = home.home(dict(bullion), dict(table))
    assert [currency["code"] for currency in answer["forex"]] == ["USD", "INR"]
    assert [metal["instrument"] for metal in answer["metals"]] == ["gold", "gold-tejabi", "silver"]
    assert (answer["metals"][0]["sources"], answer["metals"][0]["held"]) == (["fenegosida"], False)
    assert (answer["metals"][2]["sources"], answer["metals"][2]["status"]) == ([], "unpublished")
    assert answer["metals"][0]["observed_at"].startswith(f"{NOW:%Y-%m-%d}")
