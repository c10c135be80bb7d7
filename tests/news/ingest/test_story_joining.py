"""Joining: what the change log tells becomes events and stories, whoever runs and however often."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.news.ingest import story_job, taking_down
from chautari.news.store import learnt, reports, stories, top_stories
from chautari.news.stories import grouping, placement
from chautari.news.stories.report import Report
from tests.news.ingest.story_articles import DHARAN, OTHER, join, only_story, put, store
from tests.support.editions import NOON


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


def test_an_article_that_was_listed_long_ago_joins_nothing_and_is_passed_over(table: Table) -> None:
    store(table, DHARAN, -timedelta(days=30))
    put(table, "nagarik-000000000009", "ne", "संसद् बैठक", NOON)
    assert join(table).joined == 3
    assert top_stories.newest(table) == []
    assert join(table).joined == 0


def test_of_two_runs_at_once_one_wins_and_the_other_tries_again(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    store(table, DHARAN)
    begun = reports.window

    def late(client_table: Table, now: datetime) -> list[Report]:
        monkeypatch.setattr(reports, "window", begun)
        join(client_table)
        return begun(client_table, now)

    monkeypatch.setattr(reports, "window", late)
    assert join(table).joined == 0
    assert len(only_story(table).members) == 2
    assert len(stories.changes(table, only_story(table).id)) == 2


def test_a_story_that_was_merged_says_into_which_and_its_articles_are_found_there(table: Table) -> None:
    words = "धरानमा बस दुर्घटना हुँदा पाँच जनाको मृत्यु भएको छ"
    far = "संसद् बैठक स्थगित गर्ने निर्णय सभामुखले गरे"
    store(
        table,
        {f"one-00000000000{n}": ("ne", words) for n in (1, 2)} | {f"two-00000000000{n}": ("ne", far) for n in (3, 4)},
    )
    join(table)
    assert len(top_stories.newest(table)) == 2
    for number, title in ((3, words), (4, words)):
        put(table, f"two-00000000000{number}", "ne", title, NOON + timedelta(minutes=2), number=2)
    join(table, 2)
    (story,) = top_stories.newest(table)
    assert len(story.members) == 4
    assert {stories.standing_story(table, member.id) for member in story.members} == {story.id}


def test_the_lexicon_is_learnt_once_a_day(table: Table) -> None:
    store(table, DHARAN | OTHER)
    first = story_job.run(table, NOON, lambda: True)
    again = story_job.run(table, NOON + timedelta(hours=2), lambda: True)
    tomorrow = story_job.run(table, NOON + timedelta(days=1), lambda: True)
    assert (first.has_learnt, again.has_learnt, tomorrow.has_learnt) == (True, False, True)
    knowledge, at = learnt.get(table)
    assert at == NOON + timedelta(days=1)
    assert knowledge.frequencies["ne"].reports == 3


def test_without_time_nothing_is_begun(table: Table) -> None:
    store(table, DHARAN)
    assert story_job.run(table, NOON, lambda: False) == story_job.StoriesReport(0, 0, False)


@pytest.mark.parametrize("title", ["", "।।।", "\u200d", "१", "a" * 5_000, "😀 😀", "Rs 1e999999 दशमलव लाख करोड"])
def test_any_text_is_joined(table: Table, title: str) -> None:
    store(table, {"one-000000000001": ("ne", title), "two-000000000002": ("en", title)})
    assert join(table).joined == 2


def test_a_long_story_is_joined_in_batches_of_one_run_and_its_history_has_each(table: Table) -> None:
    words = DHARAN["setopati-000000000001"][1]
    store(table, {f"outlet{number}-{number:012x}": ("ne", words) for number in range(11)})
    assert join(table).joined == 11
    story = only_story(table)
    assert story.outlets == 11
    kinds = [change.kind for change in stories.changes(table, story.id)]
    assert (kinds.count("began"), kinds.count("joined")) == (1, 9)


def test_a_merger_writes_no_row_and_no_pointer_of_the_reports_that_it_brings_together(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    accident, two = "धरानमा बस दुर्घटना हुँदा पाँच जनाको मृत्यु", "संसद् बैठक स्थगित गर्ने निर्णय सभामुखले गरे"
    for letter, words in (("a", accident), ("b", two)):
        store(table, {f"{letter}{number}-{number:012x}": ("ne", words) for number in range(8)})
    join(table)
    assert sorted(len(story.members) for story in top_stories.newest(table)) == [8, 8]
    monkeypatch.setattr(grouping, "EVENT", replace(grouping.EVENT, other_outlet=0.2, own_outlet=0.2))
    put(table, "bridge-000000000001", "ne", f"{accident} {two}", NOON + timedelta(minutes=50))
    monkeypatch.setattr(placement, "events_bond", lambda left, right, window: grouping.Bond(right, 1.0, 1.0))
    written: list[str] = []

    def note(params: dict[str, Any], **_: Any) -> None:
        written.extend(action["Put"]["Item"]["pk"]["S"] for action in params["TransactItems"])

    table.client.meta.events.register("provide-client-params.dynamodb.TransactWriteItems", note)
    join(table)
    table.client.meta.events.unregister("provide-client-params.dynamodb.TransactWriteItems", note)
    kinds = Counter(pk.partition("#")[0] for pk in written)
    assert kinds == {"REPORTS": 1, "STORIES": 7}
    story = only_story(table)
    assert len(story.members) == 17
    assert {stories.standing_story(table, member.id) for member in story.members[:3] + story.members[-3:]} == {story.id}
