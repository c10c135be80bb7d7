"""The fuel price lists that come with us: 197 of Kathmandu's depot group, 1975-10-01 to 2026-08-02, with a gap.

`data/fuel-history/README.md` of the package names origin, corrections and contradictions.
"""

import csv
from datetime import date, datetime
from functools import cache
from pathlib import Path

from chautari.markets.model.effect_date import effect_date
from chautari.markets.model.price_list import PriceHistory, PriceList, Stretch
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
        lists = tuple(_price_list(row) for row in csv.DictReader(file))
    firsts = {name: min(row.effect.at for row in lists if row.evidence == f"bundled:{name}") for name in _GATHERED}
    return PriceHistory(lists, tuple(Stretch(firsts[name], last) for name, last in _GATHERED.items()))


def _price_list(row: dict[str, str]) -> PriceList:
    ad = date.fromisoformat(row["ad"])
    return PriceList(
        GROUP,
        effect_date(bikram_sambat.parse(row["bs"]), ad, row["time"]),
        {product: row[product] for product in PRODUCTS if row[product]},
        f"bundled:{row['from']}",
        {product: why for (day, product), why in _DOUBTFUL.items() if day == ad},
    )
