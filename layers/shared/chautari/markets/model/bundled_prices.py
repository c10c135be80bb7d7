"""The fuel price lists that come with us: 197 of Kathmandu's depot group, 1975-10-01 to 2026-08-02, with a gap.

`data/fuel-history/README.md` of the package names origin, corrections and contradictions.
"""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from chautari.markets.model.board import RowReason
from chautari.markets.model.effect_date import effect_date
from chautari.markets.model.price_list import ListedPrice, PriceHistory, PriceList, Stretch
from chautari.nepali import bikram_sambat
from chautari.nepali.clock import NPT

GROUP = "kathmandu"
PRODUCTS = ("petrol", "diesel", "kerosene", "lpg", "atf_dp", "atf_df")
_FILE = Path(__file__).parents[2] / "data" / "fuel-history" / "prices.csv"
# When each stretch was gathered: no list that its table had by then is missing from it. The archive's day is not
# known, its month is; the page was recorded at an hour that is not known.
_GATHERED = {"archive": datetime(2021, 4, 1, tzinfo=NPT), "page": datetime(2026, 8, 17, tzinfo=NPT)}
_DOUBTFUL = {(date(1989, 7, 2), "atf_dp"): "43.65 between 9.71 and 13.26: probably a slip"}


@cache
def bundled() -> PriceHistory:
    """All bundled lists with their two stretches."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lists = [(row["from"], _price_list(row)) for row in rows]
    stretches = tuple(
        Stretch(min(printed.effect.at for stretch, printed in lists if stretch == name), gathered)
        for name, gathered in _GATHERED.items()
    )
    return PriceHistory(tuple(printed for _, printed in lists), stretches)


def _price_list(row: Mapping[str, str]) -> PriceList:
    ad = date.fromisoformat(row["ad"])
    effect = effect_date(bikram_sambat.parse(row["bs"]), ad, row["time"])
    return PriceList(effect, {product: _price(row, ad, product) for product in PRODUCTS if row[product]})


def _price(row: Mapping[str, str], ad: date, product: str) -> ListedPrice:
    """A bundled price: provisional, since one copy alone states it."""
    reasons = [RowReason("bundled", f"from data/fuel-history, gathered by others: {row['from']}")]
    if (ad, product) in _DOUBTFUL:
        reasons.append(RowReason("doubtful", _DOUBTFUL[ad, product]))
    return ListedPrice(row[product], "provisional", tuple(reasons), (f"bundled:{row['from']}",))
