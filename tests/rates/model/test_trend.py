"""The trend of a rate: its last days with their gaps, and its place among the days of its year."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.series import MarketDay, Series, Status, Verdict
from chautari.rates.model.trend import DAYS, LONGEST_GAP, Trend, trend_of
from tests.support.observations import MONDAY, observation

GOLD, KRW = INSTRUMENTS["gold"], INSTRUMENTS["KRW"]


def day(back: int, price: int, status: Status = "official") -> MarketDay:
    reading = observation("fenegosida", {"tola": str(price)})
    return MarketDay(MONDAY - timedelta(days=back), (reading,), Verdict(status, "fenegosida", ("fenegosida",)))


def gold(*days: MarketDay) -> Trend:
    series = Series("gold", days)
    last = series.last_served_before(date.max)
    assert last
    trend = trend_of(GOLD, series, last)
    assert trend
    return trend


def test_each_calendar_day_has_its_value_or_a_gap() -> None:
    values = gold(day(2, 100), day(1, 105, "held"), day(0, 110)).values
    assert (len(values), values[-3:], set(values[:-3])) == (DAYS, (Decimal(100), None, Decimal(110)), {None})


def test_a_price_knows_when_it_was_last_as_high_and_as_low() -> None:
    trend = gold(day(30, 130), day(20, 120), day(10, 90), day(0, 120))
    assert trend.last_as_high and trend.last_as_low
    assert (trend.last_as_high.date, trend.last_as_low.date) == (
        MONDAY - timedelta(days=20),
        MONDAY - timedelta(days=10),
    )


def test_the_highest_of_all_has_no_day_before_it_and_says_how_far_was_looked() -> None:
    trend = gold(day(30, 100), day(15, 110), day(0, 120))
    assert (trend.last_as_high, trend.looked_back_to) == (None, MONDAY - timedelta(days=30))


def test_nothing_is_said_of_what_lies_before_an_unknown_stretch() -> None:
    """Of a price that may have been higher in the seventeen days, "the highest since" would be a guess."""
    known, unknown = (gold(day(gap, 130), day(0, 120)) for gap in (16, 17))
    assert known.last_as_high
    assert (unknown.last_as_high, unknown.looked_back_to) == (None, MONDAY)


def test_a_year_leaves_out_what_is_older() -> None:
    year = gold(day(365, 500), day(364, 200), day(100, 80), day(0, 120)).year
    assert (year.days, year.below, year.above, year.since) == (3, 1, 1, MONDAY - timedelta(days=364))
    assert (year.high.value, year.low.value) == (Decimal(200), Decimal(80))


def test_a_newer_held_day_is_no_part_of_it() -> None:
    held = day(-1, 999, "held")
    assert gold(day(1, 100), day(0, 110), held).values[-1] == Decimal(110)


def test_a_new_unit_is_no_new_rate() -> None:
    readings = [observation("nrb", {"buy": buy}, unit=unit) for buy, unit in (("10.76", 100), ("107.6", 1000))]
    verdict = Verdict("official", "nrb", ("nrb",))
    days = [MarketDay(MONDAY - timedelta(days=1 - at), (reading,), verdict) for at, reading in enumerate(readings)]
    trend = trend_of(KRW, Series("KRW", days), days[-1])
    assert trend and trend.values[-2:] == (Decimal("107.6"), Decimal("107.6"))


def test_a_rate_without_a_headline_has_none() -> None:
    ten_grams = MarketDay(
        MONDAY, (observation("fenegosida", {"10g": "263030"}),), Verdict("official", "fenegosida", ())
    )
    assert trend_of(GOLD, Series("gold", [ten_grams]), ten_grams) is None


PRICES = st.lists(
    st.tuples(st.integers(0, 800), st.integers(95, 105)), min_size=1, max_size=40, unique_by=lambda price: price[0]
)


@settings(max_examples=60, deadline=None)
@given(PRICES)
def test_the_counts_are_those_of_a_recount(prices: list[tuple[int, int]]) -> None:
    trend, first = gold(*(day(back, price) for back, price in prices)), min(prices)
    year = [price for back, price in prices if back < first[0] + 365]
    assert (trend.year.days, trend.year.below, trend.year.above) == (
        len(year),
        len([price for price in year if price < first[1]]),
        len([price for price in year if price > first[1]]),
    )
    assert (trend.year.high.value, trend.year.low.value) == (Decimal(max(year)), Decimal(min(year)))
    backs = sorted(back for back, _ in prices)
    broken = [after for before, after in pairwise(backs) if after - before > LONGEST_GAP.days]
    higher = [back for back, price in prices if first[0] < back < min(broken, default=1000) and price >= first[1]]
    assert (trend.last_as_high is None) == (not higher)
    assert trend.last_as_high is None or trend.last_as_high.date == MONDAY - timedelta(days=min(higher))
