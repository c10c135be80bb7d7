"""Joining: what the change log tells becomes events and stories, whoever runs and however often."""

from datetime import datetime, timedelta

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_joining, taking_down
from chautari.news.model.stored_article import ArticleRevision
from chautari.news.store import articles, change_log, stories, top_stories
from chautari.news.stories.story import Story
from tests.support.editions import NOON, edition

DHARAN = {
    "setopati-000000000001": ("ne", "धरानमा बस दुर्घटना हुँदा पाँचको मृत्यु, १३ जना घाइते"),
    "ratopati-000000000002": ("ne", "धरान बस दुर्घटनामा पाँचको मृत्यु, १२ घाइते"),
}
OTHER = {"setopati-000000000003": ("ne", "सुनको मूल्य तोलामा दुई हजारले बढ्यो")}


def store(table: Table, told: dict[str, tuple[str, str]], after: timedelta = timedelta(0)) -> None:
    for number, (article_id, (language, title)) in enumerate(told.items()):
        at = NOON + after + timedelta(minutes=number)
        put(table, article_id, language, title, at)


def put(table: Table, article_id: str, language: str, title: str, at: datetime, number: int = 1) -> ArticleRevision:
    source = article_id.partition("-")[0]
    fields = {"source": source, "outlet": source.title(), "url": f"https://{source}.example/{article_id}"}
    clock = change_log.clock(table)
    changed_at = clock.next(at) if clock else at
    revision = edition(
        article_id,
        title,
        language=language,
        title=title,
        excerpt=title,
        listed_at=at,
        changed_at=changed_at,
        revision=number,
        **fields,  # type: ignore[arg-type]
    )
    before = articles.get(table, article_id)
    articles.put(table, before.summary if before else None, revision, clock)
    return revision


def join(table: Table, hours: float = 1) -> story_joining.JoiningReport:
    return story_joining.run(table, NOON + timedelta(hours=hours), lambda: True)


def only_story(table: Table) -> Story:
    (story,) = top_stories.newest(table)
    assert stories.get(table, story.id) == story
    return story


def test_two_reports_of_one_event_are_a_story(table: Table) -> None:
    store(table, DHARAN | OTHER)
    assert join(table).joined == 3
    story = only_story(table)
    assert [member.id for member in story.members] == list(DHARAN)
    assert len(story.events) == 1
    assert story.outlets == 2
    assert stories.standing_story(table, "setopati-000000000001") == story.id
    assert stories.standing_story(table, "setopati-000000000003") == ""
    assert [change.kind for change in stories.changes(table, story.id)] == ["began", "figure"]


def test_a_second_run_finds_nothing_to_do(table: Table) -> None:
    store(table, DHARAN)
    join(table)
    before = only_story(table)
    assert join(table).joined == 0
    assert only_story(table) == before


def test_an_article_that_was_taken_off_leaves_its_story(table: Table) -> None:
    store(table, DHARAN | {"nagarik-000000000004": ("ne", "धरानमा बस दुर्घटना, पाँच जनाको मृत्यु")})
    join(table)
    first = next(iter(DHARAN))
    taking_down.take_down(table, first, "asked for", "desk", NOON + timedelta(hours=1))
    join(table, 2)
    story = only_story(table)
    assert first not in {member.id for member in story.members}
    assert len(story.members) == 2
    assert first not in story.id
    assert stories.standing_story(table, first) == ""


@pytest.mark.parametrize("title", ["नेप्से परिसूचक १५ अंकले बढ्यो", DHARAN["setopati-000000000001"][1] + " भएको छ"])
def test_an_edited_report_is_joined_anew_and_once(table: Table, title: str) -> None:
    store(table, DHARAN)
    join(table)
    put(table, "ratopati-000000000002", "ne", title, NOON + timedelta(minutes=1), number=2)
    join(table, 2)
    held = [member.title for story in top_stories.newest(table) for member in story.members]
    assert held.count(title) == (0 if "नेप्से" in title else 1)
