"""The three groups of Nepal Oil Corporation's depots; within 15 km of a depot its group's price holds.

Petrol cost 197.5 / 199 / 200 in them in August 2026, and the same steps apart in 2023 and 2024. Before July 2023 there
was one price for all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


class UnknownDepots(ValueError):
    """Names of depots that belong to no group, or to two."""


@dataclass(frozen=True, slots=True)
class DepotGroup:
    """A group of depots with one price. `spellings`: how the names of its depots are printed, in lower case."""

    key: str
    name: str
    name_ne: str
    spellings: frozenset[str]


DEPOT_GROUPS = (
    DepotGroup(
        "charali",
        "Charali, Biratnagar, Janakpur, Amlekhgunj, Bhalbari, Nepalgunj, Dhangadhi, Birgunj",
        "चारआली, विराटनगर, जनकपुर, अमलेखगञ्ज, भलवारी, नेपालगञ्ज, धनगढी, वीरगञ्ज",
        frozenset(
            {"charali", "biratnagar", "janakpur", "mahendranagar(dhanusa)", "birgunj", "amlekhjung", "amlekhgunj"}
            | {"bhalbari", "nepalgung", "nepalgunj", "dhangadi", "dhangadhi"}
        ),
    ),
    DepotGroup("surkhet", "Surkhet, Dang", "सुर्खेत, दाङ", frozenset({"surkhet", "dang"})),
    DepotGroup(
        "kathmandu",
        "Kathmandu, Pokhara, Dipayal",
        "काठमाडौं, पोखरा, दिपायल",
        frozenset({"kathmandu", "pokhara", "dipayal"}),
    ),
)


# How far below Kathmandu's a group's price is, by product. Petrol and diesel: in 2023, 2024 and 2026 alike. The others:
# the ticker of 2026-08-17, in which Charali's duty free fuel stood alone.
_FUEL = {"charali": Decimal("2.5"), "surkhet": Decimal(1)}
_SAME = {"charali": Decimal(0), "surkhet": Decimal(0)}
STEPS: Mapping[str, Mapping[str, Decimal]] = {
    **dict.fromkeys(("petrol", "diesel", "kerosene"), _FUEL),
    **dict.fromkeys(("lpg", "atf_dp"), _SAME),
    "atf_df": {"surkhet": Decimal(0)},
}


def out_of_step(prices: Mapping[str, Mapping[str, str]]) -> set[str]:
    """The products whose printed prices, by group and product, are not as far apart as the groups' are.

    197.5 in Charali and 197.5 in Kathmandu: one of them is another group's.
    """
    return {
        product
        for product, steps in STEPS.items()
        for group, below in steps.items()
        if product in prices.get(group, {}) and product in prices.get("kathmandu", {})
        if Decimal(prices["kathmandu"][product]) - Decimal(prices[group][product]) != below
    }


def depot_group(printed: str) -> str:
    """The key of the group whose depots are named, as `Surkhet,Dang`. A new depot among them changes nothing.

    Raises UnknownDepots if none of the names, or names of two groups, are declared.
    """
    names = set(re.split(r"\s*,\s*", printed.strip().lower()))
    keys = [group.key for group in DEPOT_GROUPS if names & group.spellings]
    if len(keys) != 1:
        raise UnknownDepots(f"{printed[:80]!r} is of {len(keys)} groups")
    return keys[0]
