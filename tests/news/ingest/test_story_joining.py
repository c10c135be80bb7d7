"""Joining: what the change log tells becomes events and stories, whoever runs and however often."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_job, taking_down
from chautari.news.store import stories, story_state
from chautari.news.stories import grouping, placement
from chautari.news.stories.story import day_of
from chautari.search.store.index_shelf import FolderShelf, IndexMoved
from tests.news.ingest.story_articles import DHARAN, OTHER, join, only_story, put, store, stories_of
from tests.support.editions import NOON
from tools.drill.memory_news import NewsTable

FIRST, SECOND = DHARAN


@pytest.fixture
def table() -> Table:
    return Table(NewsTable({}), "memory")


@pytest.fixture
def shelf(tmp_path: Path) -> FolderShelf:
    return FolderShelf(tmp_path, "stories.json.gz")


def test_two_reports_of_one_event_are_a_story(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN | OTHER)
    assert join(table, shelf).joined == 3
    story = only_story(shelf)
    assert [member.id for member in story.members] == list(DHARAN)
    assert len(story.events) == 1
    assert story.outlets == 2
    assert day_of(story.id) == NOON.date()
    assert [change.kind for change in story.changes] == ["began", "figure"]
    assert [(change.before, change.after) for change in story.changes if change.kind == "figure"] == [("13", "12")]


def test_a_second_run_finds_nothing_to_do(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN)
    join(table, shelf)
    before = shelf.manifest()
    assert join(table, shelf).joined == 0
    assert shelf.manifest() == before


def test_an_article_that_was_taken_off_leaves_its_story(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN | {"nagarik-000000000004": ("ne", "धरानमा बस दुर्घटना, पाँच जनाको मृत्यु")})
    join(table, shelf)
    taking_down.take_down(table, FIRST, "asked for", "desk", NOON + timedelta(hours=1))
    join(table, shelf, 2)
    story = only_story(shelf)
    assert FIRST not in {member.id for member in story.members}
    assert len(story.members) == 2
    assert [change.subject for change in story.changes if change.kind == "left"] == [FIRST]
    # The window forgets a report before its story is closed.
    state, etag = story_state.get(shelf, table)
    assert state is not None
    shelf.publish(story_state.packed(replace(state, reports=(), displayed={})), etag)
    taking_down.take_down(table, SECOND, "asked for", "desk", NOON + timedelta(hours=3))
    join(table, shelf, 4)
    assert [member.id for member in only_story(shelf).members] == ["nagarik-000000000004"]


def test_an_article_is_not_joined_whose_take_down_is_in_the_next_run(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(table, DHARAN)
    monkeypatch.setattr(story_job, "MOST_CHANGES", len(DHARAN))
    taking_down.take_down(table, FIRST, "asked for", "desk", NOON + timedelta(hours=1))
    report = join(table, shelf)
    assert (report.joined, report.window, stories_of(shelf)) == (2, 1, {})


@pytest.mark.parametrize("title", ["नेप्से परिसूचक १५ अंकले बढ्यो", DHARAN[FIRST][1] + " भएको छ"])
def test_an_edited_report_is_joined_anew_and_once(table: Table, shelf: FolderShelf, title: str) -> None:
    store(table, DHARAN)
    join(table, shelf)
    put(table, SECOND, "ne", title, NOON + timedelta(minutes=1), number=2)
    join(table, shelf, 2)
    held = [member.title for story in stories_of(shelf).values() for member in story.members]
    assert held.count(title) == (0 if "नेप्से" in title else 1)


def test_an_article_that_was_listed_long_ago_joins_nothing_and_is_passed_over(table: Table, shelf: FolderShelf) -> None:
    store(table, DHARAN, -timedelta(days=30))
    put(table, "nagarik-000000000009", "ne", "संसद् बैठक", NOON)
    report = join(table, shelf)
    assert (report.joined, report.window, report.closed) == (3, 1, 0)
    assert stories_of(shelf) == {}
    assert join(table, shelf).joined == 0


def test_of_two_runs_at_once_one_wins_and_nothing_is_joined_twice(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(table, DHARAN)
    monkeypatch.setattr(stories, "close", _at_first(lambda: join(table, shelf)))
    with pytest.raises(IndexMoved):
        join(table, shelf)
    assert [change.kind for change in only_story(shelf).changes] == ["began", "figure"]
    assert join(table, shelf).joined == 0


def _at_first(work: Callable[[], object]) -> Callable[..., None]:
    waiting = [work]

    def run(*_: object) -> None:
        if waiting:
            waiting.pop()()

    return run


WORDS, FAR = "धरानमा बस दुर्घटना हुँदा पाँच जनाको मृत्यु भएको छ", "संसद् बैठक स्थगित गर्ने निर्णय सभामुखले गरे"


def test_a_story_that_was_merged_says_into_which(
    table: Table, shelf: FolderShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for letter, words in (("a", WORDS), ("b", FAR)):
        store(table, {f"{letter}{number}-{number:012x}": ("ne", words) for number in range(8)})
    join(table, shelf)
    assert sorted(len(story.members) for story in stories_of(shelf).values()) == [8, 8]
    monkeypatch.setattr(grouping, "EVENT", replace(grouping.EVENT, other_outlet=0.2, own_outlet=0.2))
    monkeypatch.setattr(placement, "events_bond", lambda left, right, window: grouping.Bond(right, 1.0, 1.0))
    put(table, "bridge-000000000001", "ne", f"{WORDS} {FAR}", NOON + timedelta(minutes=50))
    join(table, shelf, 2)
    story = only_story(shelf)
    assert (len(story.members), len(story.events)) == (17, 1)
    (merged,) = [change for change in story.changes if change.kind == "merged"]
    shelved = shelf.manifest()
    assert shelved is not None
    gone = story_state.standing(shelved.body)[0][merged.subject]
    assert (gone.members, gone.merged_into) == ((), story.id)


@pytest.mark.parametrize("title", ["", "।।।", "\u200d", "१", "a" * 5_000, "😀 😀", "Rs 1e999999 दशमलव लाख करोड"])
def test_any_text_is_joined(table: Table, shelf: FolderShelf, title: str) -> None:
    store(table, {"one-000000000001": ("ne", title), "two-000000000002": ("en", title)})
    assert join(table, shelf).joined == 2
