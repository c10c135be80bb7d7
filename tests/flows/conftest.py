"""Deployments in memory for the chaos runs: one that was never asked for anything, and one that has read it all."""

from collections.abc import Iterator

import pytest

from chautari.calendar.publish import job as calendar_job
from tests.support.broken_web import BrokenWeb
from tests.support.chaos import ADDRESSES, NOW, World


@pytest.fixture(scope="module")
def fresh() -> Iterator[World]:
    """A deployment on its first day: the calendar is published, and no source was asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calendar_job, "YEARS", range(2082, 2086))
        world = World()
        world.publish_calendar()
        yield world


@pytest.fixture(scope="module")
def read_once(fresh: World) -> World:
    """A deployment that has read everything once."""
    world = fresh.copy()
    web = BrokenWeb(NOW)
    world.read_rates(web)
    world.read_boards(web)
    world.read_feeds(web)
    assert set(world.read_links(web)) >= {"stored"}
    return world


@pytest.fixture(scope="module")
def before(read_once: World) -> dict[str, int]:
    """What each address answers where nothing fails: all but one article, and what an index is needed for."""
    statuses = read_once.statuses()
    of_index = {address for address in statuses if "/search" in address or "/subjects/" in address}
    unanswered = {address for address, status in statuses.items() if status != 200}
    assert unanswered <= {ADDRESSES["/v1/articles/{id}"]} | of_index
    return statuses
