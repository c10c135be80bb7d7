"""Parts of stories: what is closed by month, what goes on as rows, and when a month is not read again."""

from datetime import timedelta
from pathlib import Path

import pytest

from chautari.dynamodb import story_keys
from chautari.dynamodb.table import Table
from chautari.export import story_parts
from chautari.export.table_parts import CLOSED, UNMARKED
from chautari.news.store import stories, story_state
from chautari.news.stories.joined_stories import JoinedStories
from chautari.news.stories.story import Story
from chautari.search.store.index_shelf import FolderShelf
from tests.news.ingest.story_articles import DHARAN, store
from tests.support.added_by_hand import CLOSED_STORY
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable


@pytest.fixture
def table() -> Table:
    return Table(NewsTable({}), "memory")


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path, "stories.json.gz")


def test_before_the_first_article_there_is_none(table: Table, shelf: FolderShelf) -> None:
    assert story_parts.parts(table, shelf, NOON) == []


def test_a_month_is_read_until_no_story_of_it_can_be_closed_any_more(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN)
    # The first is of the 17th of August.
    marks = {
        days: {part.name: part.mark for part in story_parts.parts(table, shelf, NOON + timedelta(days=days))}
        for days in (0, 49, 51)
    }
    assert marks[0] == {"stories/2026-08": UNMARKED, "joined": UNMARKED}
    assert marks[49]["stories/2026-08"] == UNMARKED
    assert marks[51]["stories/2026-08"] == CLOSED
    assert marks[51]["stories/2026-09"] == UNMARKED


def test_it_has_closed_stories_with_the_map_of_their_articles_and_the_state_in_parts(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(table, DHARAN)
    stories.close(table, [CLOSED_STORY])
    body = story_state.packed(JoinedStories(NOON, story_state.NOTHING, stories={"s1": Story("s1", (), NOON)}))
    shelf.publish(body, "")
    monkeypatch.setattr(story_state, "ROW_BYTES", len(body) // 2 + 1)
    closed, going_on = (list(part.read()) for part in story_parts.parts(table, shelf, NOON))
    assert [item["sk"]["S"] for item in closed] == ["ARTICLES", CLOSED_STORY.id]
    assert [item["pk"]["S"] for item in going_on] == [story_keys.RESTORED_STATE] * 2
    assert all("v" in item for item in going_on)
    assert b"".join(item["part"]["B"] for item in going_on) == body
