"""The least status that a client takes: what is below it is pending, wherever it stands in a series."""

from datetime import date, timedelta
from random import Random

import pytest

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.min_status import MIN_STATUSES, MinStatus, accepts, pending_day, series_with
from chautari.rates.model.series import MarketDay, Series, Status, Verdict
from chautari.rates.views import forex, metals
from tests.support.observations import MONDAY, SUNDAY, evaluated_series, rate, tola

ACCEPTED: dict[str, dict[MinStatus, set[str]]] = {
    "gold": {"official": {"official", "confirmed"}, "confirmed": {"confirmed"}},
    "USD": {"official": {"official", "confirmed"}, "confirmed": {"official", "confirmed"}},
}


@pytest.mark.parametrize("key", ACCEPTED)
@pytest.mark.parametrize("bar", MIN_STATUSES)
def test_a_bar_takes_these_statuses(key: str, bar: MinStatus) -> None:
    statuses: tuple[Status, ...] = ("confirmed", "official", "provisional", "held")
    assert {status for status in statuses if accepts(bar, INSTRUMENTS[key], status)} == ACCEPTED[key][bar]


def test_both_bars_leave_out_the_same_so_that_one_ready_answer_serves_both() -> None:
    """A rate that others republish is never official, and one that nobody republishes never confirmed."""
    for instrument in INSTRUMENTS.values():
        possible: tuple[Status, ...] = ("confirmed" if instrument.republished else "official", "provisional", "held")
        for status in possible:
            assert accepts("official", instrument, status) == accepts("confirmed", instrument, status)


def two_days() -> Series:
    return evaluated_series(
        "gold",
        {SUNDAY: [tola("fenegosida", 305200), tola("nepalipatro", 305200)], MONDAY: [tola("fenegosida", 306800)]},
    )


def test_the_latest_rate_below_the_bar_is_pending_beside_the_latest_that_meets_it() -> None:
    series = {"gold": two_days(), "gold-tejabi": Series("gold-tejabi"), "silver": Series("silver")}
    gold = metals.latest(series, "confirmed")["metals"][0]
    assert (gold["price"], gold["status"], gold["held"]) == ("305200", "confirmed", None)
    assert gold["pending"] is not None
    assert (gold["pending"]["price"], gold["pending"]["status"]) == ("306800", "provisional")
    assert "pending" not in metals.latest(series)["metals"][0]


def test_a_currency_whose_rates_are_all_below_the_bar_has_none() -> None:
    days = {
        SUNDAY: [rate("152.00", "152.60")],
        MONDAY: [rate("152.39", "152.99"), rate("150.39", "152.99", source="nrbday")],
    }
    series = {key: evaluated_series("USD", days) if key == "USD" else Series(key) for key in INSTRUMENTS}
    (dollar,) = forex.latest(series, "official")["rates"]
    assert (dollar["buy"], dollar["status"]) == ("152.00", "official")
    assert dollar["held"] is not None


def test_nothing_is_pending_once_a_later_day_meets_the_bar() -> None:
    series = evaluated_series(
        "gold",
        {SUNDAY: [tola("fenegosida", 305200)], MONDAY: [tola("fenegosida", 306800), tola("nepalipatro", 306800)]},
    )
    assert pending_day(series_with("confirmed", series)) is None


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("bar", MIN_STATUSES)
def test_no_value_below_the_bar_stands_outside_pending(seed: int, bar: MinStatus) -> None:
    rng = Random(seed)  # noqa: S311 - repeatable, not secret
    days = []
    for number in range(30):
        status: Status = rng.choice(("confirmed", "provisional", "held"))
        observation = tola("fenegosida", 300000 + number)
        days.append(
            MarketDay(
                date(2026, 7, 1) + timedelta(number), (observation,), Verdict(status, "fenegosida", ("fenegosida",))
            )
        )
    series = Series("gold", days)
    barred = series_with(bar, series)
    for day in barred:
        original = series[day.date]
        assert day.served == (original.verdict.status == "confirmed")
        assert day.without_bar == original
    gold = metals.latest({"gold": series, "gold-tejabi": Series("gold-tejabi"), "silver": Series("silver")}, bar)[
        "metals"
    ][0]
    sure = {str(300000 + number) for number, day in enumerate(days) if day.verdict.status == "confirmed"}
    assert gold["price"] is None or gold["price"] in sure
