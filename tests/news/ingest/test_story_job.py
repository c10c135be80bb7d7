"""Job of stories: when it joins and learns, what it closes, and the state that it goes on from."""

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_job, story_learning
from chautari.news.ingest.story_job import StoryJob
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, stories, story_state
from chautari.search.store.index_shelf import FolderShelf
from tests.news.ingest.story_articles import DHARAN, OTHER, join, only_story, put, store, stories_of
from tests.support.editions import NOON, edition
from tools.drill.memory_news import NewsTable

FIRST, WORDS = next(iter(DHARAN)), "धरानमा बस दुर्घटना हुँदा पाँच जनाको मृत्यु भएको छ"


@pytest.fixture
def table() -> Table:
    return Table(NewsTable({}), "memory")


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path, "stories.json.gz")


def test_a_closed_story_is_put_into_the_table_with_its_history_and_its_articles(
    table: Table, shelf: FolderShelf
) -> None:
    store(table, DHARAN)
    join(table, shelf)
    story = only_story(shelf)
    put(table, "nagarik-000000000009", "ne", "संसद् बैठक", NOON + timedelta(hours=74))
    assert stories.get(table, story.id) is None
    assert join(table, shelf, 75).closed == 1
    assert stories_of(shelf) == {}
    assert stories.get(table, story.id) == story
    assert [stories.story_of(table, article_id, NOON) for article_id in (FIRST, "nagarik-000000000009")] == [
        story.id,
        "",
    ]


def test_a_chain_of_a_month_is_closed_and_what_follows_begins_another(table: Table, shelf: FolderShelf) -> None:
    store(table, {f"o{day}-{day:012x}": ("ne", WORDS) for day in range(2)})
    join(table, shelf)
    (first,) = stories_of(shelf)
    for day in range(2, 34, 2):
        put(table, f"o{day}-{day:012x}", "ne", WORDS, NOON + timedelta(days=day))
        join(table, shelf, 24 * day + 1)
    closed = stories.get(table, first)
    assert closed is not None
    assert closed.members[-1].at - closed.members[0].at <= timedelta(days=30)
    second = only_story(shelf)
    assert second.id != first
    assert {member.id for member in second.members} - {member.id for member in closed.members}


def test_words_are_learnt_once_a_day_and_not_from_few_articles(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(table, DHARAN | OTHER)
    assert story_learning.learnt(table) == story_state.NOTHING
    monkeypatch.setattr(story_learning, "LEAST_ARTICLES", 3)
    runs = [join(table, shelf, hours).has_learnt for hours in (1, 3, 24)]
    assert runs == [True, False, True]
    state, _ = story_state.get(shelf, table)
    assert state is not None
    assert state.learnt_at == NOON + timedelta(days=1)
    assert state.knowledge.frequencies["ne"].reports == 3


def test_a_process_joins_at_first_and_then_every_half_hour(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN)
    job = StoryJob(table, shelf)
    ran = [bool(job.run(NOON + timedelta(hours=1, minutes=minutes))) for minutes in (0, 2, 28, 30, 32)]
    assert ran == [True, False, False, True, False]


def test_what_was_written_just_now_is_joined_by_a_consistent_read(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that stands still, as that of a recorded run, never comes to a later moment."""
    store(table, DHARAN)
    get, consistent = articles.get, {}

    def noted(table: Table, article_id: str, *, is_consistent: bool = True) -> ArticleRevision | None:
        consistent[article_id] = is_consistent
        return get(table, article_id, is_consistent=is_consistent)

    monkeypatch.setattr(articles, "get", noted)
    assert story_job.join(table, shelf, NOON + story_job.LAGS).joined == len(DHARAN)
    assert consistent == {article_id: article_id != FIRST for article_id in DHARAN}
    assert len(only_story(shelf).members) == len(DHARAN)


def test_the_state_is_read_as_it_was_written_also_from_a_restored_table(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN | OTHER)
    join(table, shelf)
    state, _ = story_state.get(shelf, table)
    assert state is not None
    body = story_state.packed(state)
    assert story_state.unpacked(body) == state
    for row in story_state.rows(body):
        table.client.put_item(TableName=table.name, Item=row)
    assert story_state.get(FolderShelf(Path("/nowhere")), table) == (state, "")


def test_an_opinion_is_told_by_its_kind_so_that_the_release_before_reads_the_state(
    table: Table, shelf: FolderShelf
) -> None:
    store(table, DHARAN)
    text = DHARAN["ratopati-000000000002"][1]
    plain = edition("ratopati-000000000009", text, title=text, excerpt=text, changed_at=NOON)
    opinion = replace(plain, summary=replace(plain.summary, kind="opinion"))
    articles.put(table, None, opinion)
    join(table, shelf)
    state, _ = story_state.get(shelf, table)
    assert state is not None
    assert {report.id for report in state.reports if report.is_opinion} == {opinion.summary.id}
    body = story_state.packed(state)
    assert story_state.unpacked(body) == state
    assert b"is_opinion" not in gzip.decompress(body)
