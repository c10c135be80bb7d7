"""The list of instruments is complete and unique, and its bounds are plausible."""

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


def test_every_instrument_is_listed_under_its_own_key() -> None:
    assert {key: instrument.key for key, instrument in INSTRUMENTS.items()} == {key: key for key in INSTRUMENTS}


def test_instruments_of_a_market_are_in_order_of_display() -> None:
    assert [instrument.key for instrument in instruments_of("metals")] == ["gold", "gold-tejabi", "silver"]
    assert [instrument.key for instrument in instruments_of("forex")][:3] == ["INR", "USD", "EUR"]
    assert {instrument.authority for instrument in instruments_of("metals")} == {"fenegosida"}
    assert {instrument.authority for instrument in instruments_of("forex")} == {"nrb"}


def test_only_the_federation_is_republished_in_a_form_that_we_read() -> None:
    assert all(instrument.republished == (instrument.market == "metals") for instrument in INSTRUMENTS.values())


def test_a_tolerance_stays_below_any_real_move_and_a_jump_above_it() -> None:
    for instrument in INSTRUMENTS.values():
        assert Decimal(0) <= instrument.tolerance < 10
        assert Decimal("0.05") < instrument.jump < Decimal("0.2")


def test_the_weights_are_those_of_the_market() -> None:
    assert (Decimal("11.664"), Decimal("31.1034768")) == (GRAMS_PER_TOLA, GRAMS_PER_TROY_OUNCE)


def test_every_name_is_there_in_both_languages_and_once() -> None:
    for names in (
        [instrument.name for instrument in INSTRUMENTS.values()],
        [instrument.name_ne for instrument in INSTRUMENTS.values()],
    ):
        assert len(set(names)) == len(names)
        assert all(names)
