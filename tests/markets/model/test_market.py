"""What each declared market says of itself, and who may state its prices."""

from dataclasses import replace
from datetime import date

import pytest

from chautari.markets import declarations
from chautari.markets.declarations import UnknownMarket
from chautari.markets.declarations.vegetables import KEY_OF_ENGLISH, MARKET
from chautari.markets.model.market import MarketDeclaration
from chautari.markets.sources import kalimati
from chautari.nepali.romanization import slug
from chautari.rates import sources
from chautari.rates.model.rate_markets import RATE_MARKETS, NotTheAuthority
from chautari.rates.validation.rules import OBSERVATION_RULES

MARKETS = [declarations.find(key) for key in declarations.market_keys()]


@pytest.mark.parametrize("market", MARKETS, ids=lambda market: market.key)
def test_a_declaration_is_whole(market: MarketDeclaration) -> None:
    assert market.headline in {figure.key for figure in market.figures}
    assert {declared.unit for declared in market.instruments.values()} <= market.units.keys()
    assert len(market.least_rows) == 12
    assert bool(market.authority) != bool(market.authority_dimension)
    assert all(market.units[key].key == key for key in market.units)


def test_an_unknown_market_is_named() -> None:
    with pytest.raises(UnknownMarket, match="vegetables"):
        declarations.find("stones")


def test_a_republisher_repeats_the_one_authority_that_its_own_declaration_names() -> None:
    market = replace(MARKET, authority="", authority_dimension="bank")
    nabil, shop = (replace(kalimati.SOURCE, key=key, origin="nabil") for key in ("nabil", "shop"))
    market.require_right(nabil, {"bank": "nabil"})
    market.require_right(shop, {"bank": "nabil"})
    for source in (shop, nabil):
        with pytest.raises(NotTheAuthority, match=source.key):
            market.require_right(source, {"bank": "kumari"})


def test_vegetables_are_keyed_by_the_nepali_name_and_both_english_spellings() -> None:
    assert all(slug(declared.name_ne) == key for key, declared in MARKET.instruments.items())
    assert KEY_OF_ENGLISH["Okara"] == KEY_OF_ENGLISH["Okra"] == "bhindi"
    assert MARKET.instruments["bhindi"].name == "Okra"
    assert MARKET.least_rows_on(date(2026, 8, 17)) == 52


def test_gold_and_currencies_are_declared_from_what_judges_them() -> None:
    for key, rates in RATE_MARKETS.items():
        market = declarations.find(key)
        assert (market.schedule, market.kept) == (sources.find(market.authority).schedule, "series")
        for instrument in rates.instruments:
            assert (market.jump_of(instrument.key), market.authority) == (instrument.jump, instrument.authority)
            assert market.best_status == ("confirmed" if instrument.republished else "official")


def test_every_source_of_rates_and_each_of_its_addresses_may_state_its_market() -> None:
    for source in map(sources.find, sources.keys()):
        market = declarations.find(source.market)
        for reading in (source, *source.mirrors):
            market.require_right(reading, {})


def test_the_rules_that_a_market_names_are_those_that_its_rows_are_asked() -> None:
    names = {rule.__name__ for rule in OBSERVATION_RULES}
    named = [name for market in RATE_MARKETS.values() for name in market.rules]
    assert names - {"no_market_on_saturday"} == set(named)
    assert len(named) == len(set(named)), "a rule of one market is none of another"
