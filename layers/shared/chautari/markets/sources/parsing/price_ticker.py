"""The ticker of Nepal Oil Corporation's page: the prices of three depot groups with their units, and no date.

`(Surkhet,Dang) Petrol(MS):NRs 199.0/L • ... •(Price applicable within 15KM of the depot only)`
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup

from chautari.core.errors import InvalidRow, SchemaChanged
from chautari.core.http_messages import HttpResponse
from chautari.markets.model.depot_groups import UnknownDepots, depot_group
from chautari.markets.sources.parsing.price_table import price_page, text_within
from chautari.rates.sources.parsing.records import describe, printed_number

# Label of the ticker -> product, currency and unit.
_LABELS = {
    "Petrol(MS)": ("petrol", "NRs", "L"),
    "Diesel(HSD)": ("diesel", "NRs", "L"),
    "Kerosene(SKO)": ("kerosene", "NRs", "L"),
    "LP Gas": ("lpg", "NRs", "cyl"),
    "Aviation Turbine Fuel(Jet A-1)": ("atf_dp", "NRs", "L"),
    "Aviation Fuel Duty Free": ("atf_df", "USD", "KL"),
}
_GROUP_END = re.compile(r"\(Price applicable within 15\s?KM of the depot only\)", re.IGNORECASE)
_GROUP_START = re.compile(r"\((.+)\)\s+(\S.*)")
_ITEM = re.compile(r"([^:]+):\s?([A-Za-z]+) ([0-9.,]+)/([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class TickerGroup:
    """The prices of one depot group as the ticker has them; `depots` as printed."""

    group: str
    depots: str
    prices: Mapping[str, str]


def parse_ticker(page: HttpResponse, soup: BeautifulSoup | None = None) -> Iterator[TickerGroup | InvalidRow]:
    """The depot groups of the ticker. Raises SchemaChanged where there is none; a group that cannot be read, or a
    product in it, is an InvalidRow.
    """
    texts = [
        text
        for element in (soup or price_page(page)).find_all("marquee")
        if _GROUP_END.search(text := text_within(element))
    ]
    if len(texts) != 1:
        raise SchemaChanged(f"{len(texts)} tickers with prices, not one")
    *groups, rest = _GROUP_END.split(texts[0])
    if ":" in rest:
        raise SchemaChanged("a group without its last words in the ticker")
    rows = [row for printed in groups for row in _ticker_group(printed.strip(" •"))]
    keys = [row.group for row in rows if isinstance(row, TickerGroup)]
    if len(keys) > len(set(keys)):
        raise SchemaChanged(f"{max(keys, key=keys.count)} twice in the ticker")
    yield from rows


def _ticker_group(printed: str) -> Iterator[TickerGroup | InvalidRow]:
    match = _GROUP_START.match(printed.partition("•")[0])
    if not match:
        yield InvalidRow("unknown_depots", describe(printed))
        return
    depots = match[1]
    prices: dict[str, str] = {}
    for item in printed[match.start(2) :].split("•"):
        try:
            product, price = _item(item.strip())
        except InvalidRow as invalid_row:
            yield invalid_row
            continue
        if product in prices:
            raise SchemaChanged(f"{product} twice at {depots[:40]}")
        prices[product] = price
    try:
        yield TickerGroup(depot_group(depots), depots, prices)
    except UnknownDepots as error:
        yield InvalidRow("unknown_depots", str(error))


def _item(printed: str) -> tuple[str, str]:
    """The product and the price of one item, as `Petrol(MS):NRs 197.5/L`. Raises InvalidRow."""
    match = _ITEM.fullmatch(printed)
    if not match or match[1] not in _LABELS:
        raise InvalidRow("unknown_product", describe(printed))
    product, currency, unit = _LABELS[match[1]]
    if (match[2], match[4]) != (currency, unit):
        raise InvalidRow("unknown_unit", describe(printed))
    return product, printed_number(match[3])
