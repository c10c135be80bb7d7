"""The board of fuel, whose prices hold until revised, is composed, and tells whether its page was read lately."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.api.markets import prices
from chautari.composition import addresses
from chautari.composition.page_composer import PageComposer
from chautari.dynamodb import composed_parts
from chautari.dynamodb.table import Table
from chautari.rates.store import health
from tests.api import data
from tests.composition.composed_pages import MINUTE, Scene
from tests.support.factories import source_health
from tests.support.fuel_page import FETCHED, fuel_page, run_fuel
from tools.bench.performance.stock import StockedTable

PAGE = "/en/markets/fuel"


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Fuel and nothing else, on the evening of the day on which its page was read at noon."""
    monkeypatch.setenv("SEARCH_INDEX", "/nowhere")
    table = Table(StockedTable(), "fuel")
    run_fuel(table, fuel_page())
    health.put(table, source_health("noc", last_success_at=FETCHED.isoformat()))
    return Scene(table, data.AT)


def test_it_is_made_of_the_boards_and_of_the_record(scene: Scene) -> None:
    every = addresses.of_site(scene.table, scene.at)
    assert every[PAGE].parts == ("boards", "record")
    assert every["/ne/markets/vegetables"].parts == ("boards",)
    scene.compose()
    for name in (PAGE, "/ne/markets/fuel"):
        passed = scene.passed(name)
        assert passed
        assert passed.etag == scene.of_parts(name).etag
    composed_parts.expire(scene.table, scene.at, "record")
    assert scene.passed(PAGE) is None


def test_the_dispatch_after_it_was_read_again_takes_late_off(scene: Scene) -> None:
    composer, hours = PageComposer(), 30 * 60
    scene.compose(composer, hours)
    late = scene.passed(PAGE, hours)
    read_at = scene.at + (hours + 4) * MINUTE
    health.put(scene.table, replace(source_health("noc", last_success_at=read_at.isoformat()), version=2))
    assert PAGE in scene.compose(composer, hours + 10)
    again = scene.passed(PAGE, hours + 10)
    assert late
    assert again
    assert late.etag != again.etag == scene.of_parts(PAGE, hours + 10).etag


@pytest.mark.parametrize("span", [prices.READ_WITHIN, prices.READ_AT_LEAST_WITHIN])
def test_it_is_told_late_from_the_instant_on(scene: Scene, span: timedelta) -> None:
    at = (FETCHED + span - scene.at) / MINUTE
    scene.compose(minutes=at - 5)
    reply = scene.passed(PAGE, at)
    assert reply
    assert reply.etag == scene.of_parts(PAGE, at).etag
    assert reply.until == FETCHED + span + timedelta(microseconds=1)
    assert scene.passed(PAGE, at + 1) is None
    assert scene.of_parts(PAGE, at + 1).etag != reply.etag
