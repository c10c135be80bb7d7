"""The stories that a process answers with: looked after now and then, and told on where they cannot be reached."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from chautari.api.news import current_stories
from chautari.api.news.current_stories import LOOKED_AFTER_SECONDS, CurrentStories
from chautari.dynamodb.table import Table
from chautari.news.store import stories, story_state
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.story import Member, Story
from chautari.search.store.index_shelf import FolderShelf, ShelfUnreachable
from tests.api.conftest import Get
from tests.api.news import data
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable

TABLE = Table(NewsTable({}), "memory")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class BrokenShelf(FolderShelf):
    """A shelf that cannot be reached."""

    def manifest(self, held: str = "") -> None:
        raise ShelfUnreachable("no")


def publish(shelf: FolderShelf, *names: str) -> None:
    kept: Mapping[str, Story] = {name: Story(name, (), NOON) for name in names}
    shelved = shelf.manifest()
    body = story_state.packed(JoinedStories(NOON, story_state.NOTHING, stories=kept))
    shelf.publish(body, shelved.etag if shelved else "")


def test_they_are_looked_after_every_five_minutes(tmp_path: Path) -> None:
    shelf, clock = FolderShelf(tmp_path, "stories.json.gz"), Clock()
    current = CurrentStories(shelf, clock)
    assert current.current(TABLE) == {}
    publish(shelf, "s1")
    assert list(current.current(TABLE)) == ["s1"]
    publish(shelf, "s1", "s2")
    clock.now = LOOKED_AFTER_SECONDS - 1
    assert list(current.current(TABLE)) == ["s1"]
    clock.now = LOOKED_AFTER_SECONDS
    assert list(current.current(TABLE)) == ["s1", "s2"]


def test_what_is_here_is_told_on_where_the_shelf_cannot_be_reached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, clock = FolderShelf(tmp_path, "stories.json.gz"), Clock()
    current = CurrentStories(shelf, clock)
    publish(shelf, "s1")
    current.current(TABLE)
    held_etags = list[str]()

    def manifest(shelf: FolderShelf, held: str = "") -> None:
        held_etags.append(held)
        raise ShelfUnreachable("no")

    monkeypatch.setattr(FolderShelf, "manifest", manifest)
    clock.now = LOOKED_AFTER_SECONDS
    assert [list(current.current(TABLE)) for _ in range(3)] == [["s1"]] * 3
    assert len(held_etags) == 1
    clock.now += LOOKED_AFTER_SECONDS
    current.current(TABLE)
    assert len(held_etags) == 2


def test_without_any_they_are_asked_for_later_and_pages_stand(stocked: Table, get: Get) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(current_stories, "of_process", lambda: CurrentStories(BrokenShelf(Path("/nowhere"))))
        answers = {address: get(address).status for address in ("/v1/stories", f"/v1/stories/{data.STORY}", "/en")}
        assert answers == {"/v1/stories": 503, f"/v1/stories/{data.STORY}": 503, "/en": 200}
        assert get(f"/v1/articles/{data.WIRE}").json["story"] is None


def test_a_closed_story_is_answered_from_the_table(table: Table, get: Get) -> None:
    data.stock(table, range(8))
    name = "s50ca00000001"
    row = data.written(3).summary
    teller = Member(row.id, "e1", row.source, row.outlet, "ne", row.title, row.url, "", row.listed_at, row.id)
    stories.close(table, [Story(name, (teller,), NOON)])
    assert get(f"/v1/stories/{name}").json["story"]["first"]["article"] == row.id
    assert get(f"/v1/articles/{row.id}").json["story"] == name
