"""Ways in which a page of prices goes wrong by its groups, its edition or its names.

Each changes the text of a page in place. One that makes every place of the page say the same wrong thing is `alike`: no
comparison within a page can see it, and it is counted apart.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tools.drill.fuel.editions import LABELS, PRODUCTS, Edition, PageText

Change = Callable[[PageText, Edition, Edition, Random], None]


@dataclass(frozen=True)
class Mutation:
    """A way with its kind. `changes` takes the page, its edition and the one before.

    `is_of_ticker`: whether it changes the ticker; else the table.
    """

    kind: str
    name: str
    changes: Change
    is_everywhere: bool = False
    is_of_ticker: bool = False


def _product(random: Random) -> str:
    return random.choice(PRODUCTS)


def _cell(page: PageText, product: str, figure: object) -> None:
    page.rows[0][2 + PRODUCTS.index(product)] = str(figure)


def _item(page: PageText, group: str, product: str, figure: object) -> None:
    page.ticker[group].items[product] = LABELS[product].format(figure)


def _other_groups_cell(page: PageText, edition: Edition, _: Edition, random: Random) -> None:
    product, group = _product(random), random.choice(("charali", "surkhet"))
    _cell(page, product, edition.prices[group][product])


def _other_groups_row(page: PageText, edition: Edition, _: Edition, random: Random) -> None:
    group = random.choice(("charali", "surkhet"))
    for product in PRODUCTS:
        _cell(page, product, edition.prices[group][product])


def _other_groups_item(page: PageText, edition: Edition, _: Edition, random: Random) -> None:
    group, other = random.sample(list(edition.prices), 2)
    product = _product(random)
    _item(page, group, product, edition.prices[other][product])


def _groups_exchanged(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    group, other = (page.ticker[key] for key in random.sample(list(page.ticker), 2))
    group.depots, other.depots = other.depots, group.depots


def _other_groups_everywhere(page: PageText, edition: Edition, before: Edition, random: Random) -> None:
    group = random.choice(("charali", "surkhet"))
    for product in PRODUCTS:
        _cell(page, product, edition.prices[group][product])
        _item(page, "kathmandu", product, edition.prices[group][product])


def _table_before(page: PageText, _: Edition, before: Edition, __: Random) -> None:
    page.rows = [list(row) for row in before.rows]


def _prices_before(page: PageText, _: Edition, before: Edition, random: Random) -> None:
    for product in random.sample(PRODUCTS, random.randint(1, len(PRODUCTS))):
        _cell(page, product, before.prices["kathmandu"][product])


def _dates_before(page: PageText, _: Edition, before: Edition, __: Random) -> None:
    page.rows[0][:2] = before.rows[0][:2]


def _ticker_before(page: PageText, _: Edition, before: Edition, __: Random) -> None:
    page.ticker = before.text().ticker


def _group_before(page: PageText, _: Edition, before: Edition, random: Random) -> None:
    group = random.choice(list(page.ticker))
    page.ticker[group] = before.text().ticker[group]


def _older_page(page: PageText, edition: Edition, _: Edition, __: Random) -> None:
    page.rows = page.rows[1:]


def _whole_before(page: PageText, edition: Edition, before: Edition, random: Random) -> None:
    _table_before(page, edition, before, random)
    _ticker_before(page, edition, before, random)


def _new_column(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    place = random.randint(2, len(page.headings))
    page.headings.insert(place, random.choice(("CNG", "petrol (E20)", "")))
    for row in page.rows:
        row.insert(place, "120.00")


def _heading_renamed(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    page.headings[random.randrange(len(page.headings))] = random.choice(("MS", "HSD", "petrol", "ATF", "LPG"))


def _headings_exchanged(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    left, right = random.sample(range(2, len(page.headings)), 2)
    page.headings[left], page.headings[right] = page.headings[right], page.headings[left]


def _new_item(page: PageText, edition: Edition, _: Edition, random: Random) -> None:
    group = page.ticker[random.choice(list(page.ticker))]
    group.items["new"] = random.choice(("Petrol(E20):NRs 190.0/L", "Petrol(MS):NRs 190.0/L", "CNG:NRs 120.0/kg"))


def _label_renamed(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    group, product = page.ticker[random.choice(list(page.ticker))], _product(random)
    other = LABELS[_product(random)].partition(":")[0]
    if product in group.items:
        label, colon, figure = group.items[product].partition(":")
        group.items[product] = random.choice(("Super " + label, other)) + colon + figure


def _new_group(page: PageText, edition: Edition, _: Edition, random: Random) -> None:
    text = replace(edition).text().ticker[random.choice(list(edition.prices))]
    text.depots = random.choice(("Ilam,Taplejung", "Ilam", "Kathmandu,Surkhet", "Pokhara"))
    page.ticker["new"] = text


def _depot_moved(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    group, other = random.sample(list(page.ticker), 2)
    page.ticker[group].depots += "," + page.ticker[other].depots.split(",")[0]


def _no_heading(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    page.headings[random.randrange(len(page.headings))] = ""


def _no_column(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    place = random.randrange(len(page.headings))
    for cells in (page.headings, *page.rows):
        del cells[place]


def _no_cell(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    row = page.rows[random.choice((0, 0, 1))]
    row[random.randrange(2, len(row))] = ""


def _no_row(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    del page.rows[random.choice((0, 0, 1))]


def _no_item(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    page.ticker[random.choice(list(page.ticker))].items.pop(_product(random), None)


def _no_group(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    del page.ticker[random.choice(list(page.ticker))]


def _no_depots(page: PageText, _: Edition, __: Edition, random: Random) -> None:
    group = page.ticker[random.choice(list(page.ticker))]
    group.depots = ",".join(group.depots.split(",")[1:])


def _no_ticker(page: PageText, _: Edition, __: Edition, ___: Random) -> None:
    page.ticker = {}


_KINDS: dict[str, tuple[Change, ...]] = {
    "another group's price": (_other_groups_cell, _other_groups_row, _other_groups_item, _groups_exchanged),
    "another edition": (_table_before, _prices_before, _dates_before, _ticker_before, _group_before, _older_page),
    "a new name": (
        *(_new_column, _heading_renamed, _headings_exchanged),
        *(_new_item, _label_renamed, _new_group, _depot_moved),
    ),
    "a missing name": (_no_heading, _no_column, _no_cell, _no_row, _no_item, _no_group, _no_depots, _no_ticker),
}
_OF_TICKER = {
    *(_other_groups_item, _groups_exchanged, _ticker_before, _group_before, _new_item, _label_renamed, _new_group),
    *(_depot_moved, _no_item, _no_group, _no_depots, _no_ticker),
}
MUTATIONS = (
    *(
        Mutation(kind, change.__name__.strip("_"), change, is_of_ticker=change in _OF_TICKER)
        for kind, changes in _KINDS.items()
        for change in changes
    ),
    Mutation("another group's price", "other_groups_everywhere", _other_groups_everywhere, is_everywhere=True),
    Mutation("another edition", "whole_before", _whole_before, is_everywhere=True),
)
