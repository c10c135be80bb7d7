"""What is priced: nothing missing, nothing twice, and every bound a share of one."""

from decimal import Decimal

from chautari.rates.model.instruments import (
    CURRENCIES,
    GRAMS_PER_TOLA,
    GRAMS_PER_TROY_OUNCE,
    INSTRUMENTS,
    METALS,
    instruments_of,
)


def test_there_are_three_metals_and_22_currencies() -> None:
    assert list(METALS) == ["gold", "gold-tejabi", "silver"]
    assert len(CURRENCIES) == 22
    assert len(INSTRUMENTS) == 25


def test_every_instrument_goes_by_its_own_key() -> None:
    assert {key: each.key for key, each in INSTRUMENTS.items()} == {key: key for key in INSTRUMENTS}


def test_a_market_has_its_instruments_in_order_of_display() -> None:
    assert [each.key for each in instruments_of("metals")] == ["gold", "gold-tejabi", "silver"]
    assert [each.key for each in instruments_of("forex")][:3] == ["INR", "USD", "EUR"]
    assert {each.authority for each in instruments_of("metals")} == {"fenegosida"}
    assert {each.authority for each in instruments_of("forex")} == {"nrb"}


def test_only_the_federation_is_republished_in_a_form_that_we_read() -> None:
    assert all(each.republished == (each.market == "metals") for each in INSTRUMENTS.values())


def test_a_tolerance_stays_below_any_real_move_and_a_jump_above_it() -> None:
    for each in INSTRUMENTS.values():
        assert Decimal(0) <= each.tolerance < 10
        assert Decimal("0.05") < each.jump < Decimal("0.2")


def test_the_weights_are_the_markets_own() -> None:
    assert (Decimal("11.664"), Decimal("31.1034768")) == (GRAMS_PER_TOLA, GRAMS_PER_TROY_OUNCE)


def test_every_name_is_there_in_both_languages_and_once() -> None:
    for names in ([each.name for each in INSTRUMENTS.values()], [each.name_ne for each in INSTRUMENTS.values()]):
        assert len(set(names)) == len(names)
        assert all(names)
