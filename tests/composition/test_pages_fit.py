"""The longest pages of the calendar fit in a read of one unit in each near year, with room for some more feasts."""

from dataclasses import replace
from datetime import datetime, time
from functools import partial
from pkgutil import resolve_name

import pytest

from chautari.api.endpoint import Reply
from chautari.calendar.model import near_years
from chautari.composition import addresses, storing
from chautari.composition.addresses import LONG_LIFE
from chautari.composition.storing import Composition
from chautari.dynamodb import codec, keys
from chautari.dynamodb.table import Table
from chautari.nepali import bikram_sambat
from chautari.nepali.bikram_sambat import BsDate
from chautari.nepali.clock import NPT, today
from tests.api import data
from tests.composition.composed_pages import SITE, Scene
from tools.bench.performance.stock import StockedTable
from tools.bench.requests import size_of_item

UNIT = 8192  # where the read is eventually consistent
RESERVE = 200  # some ten feasts more: a month has 7,940 bytes at most, in 2080
ASOJ = 6  # the month of Dashain has the most feasts, and pages in Nepali are the longer ones
LISTS = [f"/ne/calendar/{which}" for which in ("festivals", "jatras", "fasts")]
YEARS = near_years.years(today(data.AT))


@pytest.fixture(scope="module")
def table() -> Table:
    """The calendar of all near years."""
    table = Table(StockedTable(), "almanacs")
    data.stock_calendar(table, YEARS)
    return table


def sizes(scene: Scene, names: list[str]) -> dict[str, int]:
    """The bytes of the items of composed pages, by their names."""
    pages = {name: Composition(partial(made, scene, name), LONG_LIFE, SITE) for name in names}
    storing.store(scene.table, pages, scene.at)
    stored = {name: codec.item(dict(keys.composed_answer(name)._asdict())) for name in names}
    get = scene.table.client.get_item
    return {name: size_of_item(get(TableName=scene.table.name, Key=key)["Item"]) for name, key in stored.items()}


def made(scene: Scene, name: str, parts: Table) -> Reply:
    """A page, made of its parts."""
    request = replace(scene.request(name), table=parts)
    endpoint = addresses.of_site(scene.table, scene.at)[name].endpoint
    reply: Reply = resolve_name(endpoint.answer)(request)
    return reply


@pytest.mark.parametrize("year", YEARS)
def test_asoj_and_the_lists_of_feasts_fit(table: Table, year: int) -> None:
    noon = datetime.combine(bikram_sambat.to_ad(BsDate(year, ASOJ, 1)), time(12), NPT)
    longest = sizes(Scene(table, noon), [*LISTS, f"/ne/calendar/{year}/{ASOJ}"])
    assert {name: size for name, size in longest.items() if size > UNIT - RESERVE} == {}


@pytest.mark.parametrize(("year", "month"), [(2084, 1), (2084, 5), (2085, 5)])
def test_months_of_which_another_method_says_much_fit(table: Table, year: int, month: int) -> None:
    noon = datetime.combine(bikram_sambat.to_ad(BsDate(year, month, 1)), time(12), NPT)
    ((_, size),) = sizes(Scene(table, noon), [f"/ne/calendar/{year}/{month}"]).items()
    assert size <= UNIT - RESERVE
