"""The ticker of Nepal Oil Corporation's page: three depot groups, each with its own prices, units and no date."""

from dataclasses import replace
from pathlib import Path

import pytest

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.sources.noc import PAGE
from chautari.markets.sources.parsing.price_ticker import TickerGroup, parse_ticker
from tests.support.fuel_page import FETCHED, TICKER, fuel_page
from tests.support.template_file import ROOT

CAPTURE = ROOT.parent / "shared" / "captures" / "markets" / "fuel" / "noc-retailprice_2026-08.html"


def ticker(page: HttpResponse) -> dict[str, TickerGroup]:
    return {row.group: row for row in parse_ticker(page) if isinstance(row, TickerGroup)}


def rules(page: HttpResponse) -> list[str]:
    return [row.rule for row in parse_ticker(page) if isinstance(row, InvalidRow)]


def test_the_ticker_has_each_groups_own_price_and_neither_is_the_others() -> None:
    groups = ticker(fuel_page())
    assert {key: group.prices["petrol"] for key, group in groups.items()} == {
        "charali": "197.5",
        "surkhet": "199.0",
        "kathmandu": "200.0",
    }
    assert groups["charali"].depots == "Charali,Biratnagar,Mahendranagar(Dhanusa),Birgunj"
    assert groups["charali"].prices["atf_df"] == "1222.0"


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("Diesel(HSD)", "Diesel(Euro 6)", "unknown_product"),
        ("USD 1697.0/KL", "USD 1697.0/L", "unknown_unit"),
        ("USD 1697.0/KL", "NRs 1697.0/KL", "unknown_unit"),
        ("Surkhet,Dang", "Surkhet,Pokhara", "unknown_depots"),
        ("(Surkhet,Dang)", "(Ilam)", "unknown_depots"),
        ("NRs 199.0/L", "NRs /L", "unknown_product"),
    ],
)
def test_what_the_ticker_prints_otherwise_is_dropped_by_name(old: str, new: str, rule: str) -> None:
    groups = [TICKER[0], TICKER[1].replace(old, new, 1), TICKER[2]]
    assert rules(fuel_page(ticker=groups)) == [rule]


def test_a_new_depot_among_those_of_a_group_is_of_that_group() -> None:
    assert set(ticker(fuel_page(ticker=[TICKER[1].replace("Dang", "Dang, Salyan")]))) == {"surkhet"}


def test_a_page_without_the_ticker_or_with_a_group_twice_is_a_named_failure() -> None:
    with pytest.raises(SchemaChanged, match="0 tickers"):
        list(parse_ticker(fuel_page(ticker=())))
    with pytest.raises(SchemaChanged, match="kathmandu twice"):
        list(parse_ticker(fuel_page(ticker=(TICKER[2], TICKER[2]))))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"</marquee>", b"(Ilam) Petrol(MS):NRs 201.0/L</marquee>", "without its last words"),
        (b"Kerosene(SKO):NRs 199.0", b"Petrol(MS):NRs 201.0", "petrol twice at Surkhet,Dang"),
        (b"<table", b"<marquee>(Price applicable within 15KM of the depot only)</marquee><table", "2 tickers"),
    ],
)
def test_a_ticker_that_may_be_read_in_two_ways_is_a_named_failure(old: bytes, new: bytes, why: str) -> None:
    page = fuel_page()
    with pytest.raises(SchemaChanged, match=why):
        list(parse_ticker(replace(page, body=page.body.replace(old, new))))


@pytest.mark.skipif(not CAPTURE.exists(), reason=f"there is no capture at {CAPTURE}")
def test_the_recorded_ticker_reads_as_checked_by_hand() -> None:
    groups = ticker(HttpResponse(PAGE, 200, {}, Path(CAPTURE).read_bytes(), FETCHED))
    assert [group.prices["diesel"] for group in groups.values()] == ["197.5", "199.0", "200.0"]
    assert [group.prices["lpg"] for group in groups.values()] == ["2060.0", "2060.0", "2060.0"]
    assert [group.prices["atf_df"] for group in groups.values()] == ["1222.0", "1697.0", "1697.0"]
