"""The price in force: lists hold until the next, an unknown gap has no price, contradicting dates leave two."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from chautari.markets.model.bundled_prices import PRODUCTS, bundled
from chautari.markets.model.effect_date import effect_date
from chautari.markets.model.price_in_force import OutsideHistory, announced, in_force, steps
from chautari.markets.model.price_list import ListedPrice, PriceHistory, PriceList, Stretch
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NPT)


def price_list(day: str, **prices: str) -> PriceList:
    ad = at(day).date()
    return PriceList(effect_date(bikram_sambat.to_bs(ad), ad, "24:00 hrs"), listed(prices))


def listed(prices: Mapping[str, str]) -> dict[str, ListedPrice]:
    return {product: ListedPrice(figure, "official", (), ("noc-table",)) for product, figure in prices.items()}


TWO_LISTS = PriceHistory(
    (price_list("2026-07-15", petrol="197.00", lpg="2060"), price_list("2026-08-02", petrol="200.00")),
    (Stretch(at("2026-07-16"), None),),
)


def figure(history: PriceHistory, product: str, moment: str) -> str:
    price = in_force(history, product, at(moment))
    assert price is not None
    return price.step.price.figure


@pytest.mark.parametrize(
    ("moment", "petrol"),
    [
        ("2026-07-16", "197.00"),
        ("2026-08-02T23:59", "197.00"),
        ("2026-08-03", "200.00"),
        ("2027-08-03", "200.00"),
    ],
)
def test_a_price_holds_from_its_effect_until_the_next(moment: str, petrol: str) -> None:
    assert figure(TWO_LISTS, "petrol", moment) == petrol


def test_a_product_that_a_list_leaves_out_keeps_its_price() -> None:
    assert figure(TWO_LISTS, "lpg", "2026-08-10") == "2060"
    assert steps(TWO_LISTS, "lpg")[0].until is None


def test_where_a_list_must_have_every_product_one_that_it_leaves_out_has_no_price() -> None:
    complete = replace(TWO_LISTS, keeps_unlisted=False)
    assert in_force(complete, "lpg", at("2026-08-10")) is None
    assert figure(complete, "lpg", "2026-08-02") == "2060"


def test_tomorrows_price_is_announced_and_not_in_force() -> None:
    step = announced(TWO_LISTS, "petrol", at("2026-08-02T18:00"))
    assert step is not None
    assert (step.price.figure, step.effect.at) == ("200.00", at("2026-08-03"))
    assert figure(TWO_LISTS, "petrol", "2026-08-02T18:00") == "197.00"
    assert announced(TWO_LISTS, "petrol", at("2026-08-03")) is None


@pytest.mark.parametrize(
    ("moment", "after", "before"),
    [
        ("1975-09-30", None, "1975-10-01"),
        ("2024-05-01", "2021-04-01", "2026-03-27"),
        ("2026-11-01", "2026-08-17", None),
    ],
)
def test_no_price_is_carried_into_a_time_of_which_nothing_is_known(
    moment: str, after: str | None, before: str | None
) -> None:
    with pytest.raises(OutsideHistory) as error:
        in_force(bundled(), "petrol", at(moment))
    assert (error.value.after, error.value.before) == (after and at(after), before and at(before))


# Read off the archive's and the page's rows.
@pytest.mark.parametrize(
    ("product", "moment", "expected"),
    [
        ("atf_dp", "1975-10-01", "2.45"),
        ("petrol", "1990-01-01", "19.00"),
        ("kerosene", "2000-10-14", "26.00"),
        ("petrol", "2008-06-09T23:00", "80.00"),
        ("petrol", "2008-06-10", "99.62"),
        ("lpg", "2008-06-10", "1200.00"),
        ("diesel", "2008-01-22", "61.39"),
        ("diesel", "2008-01-23T16:15", "56.25"),
        ("lpg", "2015-11-01", "1400.00"),
        ("petrol", "2020-04-02", "96.00"),
        ("atf_df", "2021-03-31", "893.00"),
        ("diesel", "2026-04-20", "237.00"),
        ("lpg", "2026-08-16", "2060.00"),
    ],
)
def test_the_bundled_history_says_what_was_in_force(product: str, moment: str, expected: str) -> None:
    assert figure(bundled(), product, moment) == expected


def test_a_product_that_no_list_had_priced_by_then_has_no_price() -> None:
    assert in_force(bundled(), "petrol", at("1980-01-01")) is None


@pytest.mark.parametrize(
    ("moment", "counts", "otherwise"),
    [("2026-04-10T12:00", "202.00", "219.00"), ("1987-03-01", "10.90", "12.90"), ("2026-04-11", "219.00", None)],
)
def test_between_two_dates_that_contradict_each_other_both_prices_are_there(
    moment: str, counts: str, otherwise: str | None
) -> None:
    price = in_force(bundled(), "petrol", at(moment))
    assert price is not None
    assert (price.step.price.figure, price.alternative and price.alternative.price.figure) == (counts, otherwise)


def test_where_the_other_date_is_the_later_the_price_before_may_still_hold() -> None:
    late = effect_date(bikram_sambat.parse("2083-04-20"), at("2026-08-02").date(), "24:00 hrs")
    lists = (TWO_LISTS.lists[0], PriceList(late, listed({"petrol": "200.00"})))
    price = in_force(PriceHistory(lists, TWO_LISTS.stretches), "petrol", at("2026-08-04"))
    assert price is not None
    assert (price.step.price.figure, price.alternative and price.alternative.price.figure) == ("200.00", "197.00")


def test_the_last_list_before_a_gap_ends_with_what_is_known_and_by_no_list() -> None:
    last = [step for step in steps(bundled(), "petrol") if step.price.evidence == ("bundled:archive",)][-1]
    assert (last.price.figure, last.until, last.is_superseded) == ("118.00", at("2021-04-01"), False)


def test_the_bundled_lists_are_all_there_in_order_with_eight_contradictions_and_one_doubtful_figure() -> None:
    lists = bundled().lists
    assert len(lists) == 197
    assert [row.effect.at for row in lists] == sorted(row.effect.at for row in lists)
    assert sum(bool(row.effect.doubt) for row in lists) == 8
    doubtful = [
        (row.effect.ad, product)
        for row in lists
        for product, price in row.prices.items()
        if "doubtful" in {reason.rule for reason in price.reasons}
    ]
    assert doubtful == [("1989-07-02", "atf_dp")]
    assert {product for row in lists for product in row.prices} == set(PRODUCTS)
