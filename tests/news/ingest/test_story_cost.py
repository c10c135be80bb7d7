"""Cost of joining: the state on the shelf and what changed are read, and nothing of the archive."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb import keys
from chautari.dynamodb.table import Table
from chautari.news.ingest import story_job
from chautari.news.store import stories, story_state
from chautari.news.stories.joined_stories import JoinedStories
from chautari.search.store.index_shelf import FolderShelf, Shelved
from tests.news.ingest.story_articles import DHARAN, put, store, stories_of
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable

DAYS = 100


class CountingTable(NewsTable):
    """A table that counts its calls and the items that they answered."""

    def __init__(self) -> None:
        super().__init__({})
        self.counts: Counter[str] = Counter()

    def get_item(self, **parameters: Any) -> Any:
        answer = super().get_item(**parameters)
        self.counts.update(GetItem=1, items=len(answer))
        return answer

    def query(self, **parameters: Any) -> Any:
        answer = super().query(**parameters)
        self.counts.update(Query=1, items=len(answer["Items"]))
        return answer

    def put_item(self, **parameters: Any) -> None:
        self.counts.update(PutItem=1)
        super().put_item(**parameters)


class CountingShelf(FolderShelf):
    """A shelf that counts how often its object is read and replaced, in the counts of `table`."""

    table: CountingTable

    def manifest(self, held: str = "") -> Shelved | None:
        self.table.counts.update(GetObject=1)
        return super().manifest(held)

    def publish(self, body: bytes, replaced: str) -> None:
        self.table.counts.update(PutObject=1)
        self.put(self.name, body)


@pytest.fixture
def client() -> CountingTable:
    return CountingTable()


@pytest.fixture
def shelf(tmp_path: Path, client: CountingTable) -> FolderShelf:
    shelf = CountingShelf(tmp_path, "stories.json.gz")
    object.__setattr__(shelf, "table", client)
    return shelf


def archive(table: Table, number: int) -> None:
    """Fill the log and the lists of DAYS earlier days with rows of one article, `number` in all."""
    put(table, "setopati-00000000ffff", "ne", "समाचार", NOON - timedelta(days=9))
    (row,) = table.client.items[keys.change(NOON).pk].values()
    rows = {f"{keys.instant(NOON)}#{count}": row for count in range(number // DAYS)}
    for day in range(1, DAYS + 1):
        for pk in (keys.change(NOON - timedelta(days=day)).pk, keys.articles_of(f"section#{day}")):
            table.client.items[pk] = rows


@pytest.mark.parametrize("number", [1_000, 100_000])
def test_an_article_costs_what_changed_whatever_the_archive_holds(
    client: CountingTable, shelf: FolderShelf, number: int
) -> None:
    table = Table(client, "memory")
    archive(table, number)
    begun = JoinedStories(NOON, story_state.NOTHING, learnt_at=NOON)
    shelf.publish(story_state.packed(begun), "")
    store(table, DHARAN, timedelta(minutes=1))
    client.counts.clear()
    assert story_job.join(table, shelf, NOON + timedelta(hours=1)).joined == 2
    # The clock of the log and two articles; the log of a day with two changes.
    assert client.counts == {"GetItem": 3, "Query": 1, "items": 3 + 2, "GetObject": 1, "PutObject": 1}


def test_a_closed_story_is_one_put_and_its_day_another(client: CountingTable, shelf: FolderShelf) -> None:
    table = Table(client, "memory")
    store(table, DHARAN)
    story_job.join(table, shelf, NOON + timedelta(hours=1))
    (story,) = stories_of(shelf).values()
    client.counts.clear()
    stories.close(table, [story, replace(story, id=f"{story.id[:-1]}{'1' if story.id[-1] == '0' else '0'}")])
    assert client.counts == {"PutItem": 3, "GetItem": 1, "items": 0}
