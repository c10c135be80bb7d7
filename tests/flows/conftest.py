"""Deployments in memory for the chaos runs: one that was never asked for anything, and one that has read it all."""

from collections.abc import Iterator

import pytest

from chautari.api.news import current_stories
from chautari.api.news.current_stories import CurrentStories
from chautari.calendar.publish import job as calendar_job
from chautari.dynamodb.table import Table
from chautari.search import served_index
from chautari.search.indexing.job import EVENT, IndexBuilder
from chautari.search.served_index import ServedIndex
from chautari.search.store.index_shelf import STORIES, FolderShelf
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
def index(read_once: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The index of all that was read once, as this process serves it, and no story beside it."""
    root = tmp_path_factory.mktemp("index")
    shelf = FolderShelf(root / "shelf")
    IndexBuilder(Table(read_once.table, "memory"), shelf, root / "build").run(EVENT, NOW)
    served = ServedIndex(shelf, root / "served")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(served_index, "of_process", lambda: served)
        patch.setattr(current_stories, "of_process", lambda: CurrentStories(FolderShelf(root, STORIES)))
        yield


@pytest.fixture(scope="module")
def before(read_once: World, index: None) -> dict[str, int]:
    """What each address answers where nothing fails: all but an article and a story that are in no recording."""
    unknown = {ADDRESSES["/v1/articles/{id}"], ADDRESSES["/v1/stories/{id}"]}
    statuses = read_once.statuses()
    assert {address for address, status in statuses.items() if status != 200} <= unknown
    return statuses
