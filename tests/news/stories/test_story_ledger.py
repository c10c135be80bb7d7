"""Ledger: stories are brought up to date placement by placement, and keep their own history."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chautari.news.stories import story as story_module
from chautari.news.stories.placement import Placement, StoryChange
from chautari.news.stories.report import Report
from chautari.news.stories.story import Member, Story
from chautari.news.stories.story_ledger import CLOSED_AFTER, LONGEST, StoryLedger
from tests.support.editions import NOON


def report(number: int, story: str, event: str = "e1") -> Report:
    name = f"o{number}-1"
    return Report(name, f"o{number}", "ne", NOON, name, (), (), frozenset(), event=event, story=story)


def member(number: int, hours: float = 0, event: str = "e1") -> Member:
    at, name = NOON + timedelta(hours=hours), f"o{number}-1"
    return Member(name, event, f"o{number}", f"O{number}", "ne", "", "https://o.example/", "", at, name)


DISPLAYED = {f"o{number}-1": member(number) for number in range(1, 6)}


def ledger(*numbers: int, story: str = "s1") -> StoryLedger:
    return StoryLedger([Story(story, tuple(member(number) for number in numbers), NOON)])


def members(kept: StoryLedger, story: str) -> list[str]:
    return [entry.id for entry in kept.stories[story].members]


def history(kept: StoryLedger, story: str) -> list[tuple[str, str]]:
    return [(change.kind, change.subject) for change in kept.stories[story].changes]


def test_a_split_stands_in_the_history_of_both_and_its_reports_in_one() -> None:
    kept = ledger(1, 2, 3)
    changes = (
        StoryChange("s1", "left", "o3-1"),
        StoryChange("s1", "split", "s2"),
        StoryChange("s2", "began", "s1"),
    )
    kept.apply(Placement((report(2, "s2"),), changes), DISPLAYED, NOON)
    assert (members(kept, "s1"), members(kept, "s2")) == (["o1-1"], ["o2-1"])
    assert history(kept, "s1") == [("left", "o3-1"), ("split", "s2")]
    assert history(kept, "s2") == [("began", "s1")]


def test_a_merger_brings_the_reports_that_the_window_forgot_and_stands_in_the_history() -> None:
    old = Story("s2", (member(3, -90, "e2"), member(4, event="e2")), NOON)
    kept = StoryLedger([*ledger(1, 2).stories.values(), old])
    change = StoryChange("s1", "merged", "s2")
    kept.apply(Placement((report(4, "s1"),), (change,), (("e2", "e1"),)), DISPLAYED, NOON)
    assert members(kept, "s1") == ["o3-1", "o1-1", "o2-1", "o4-1"]
    assert {entry.event for entry in kept.stories["s1"].members} == {"e1"}
    assert history(kept, "s1") == [("merged", "s2")]
    assert (members(kept, "s2"), kept.stories["s2"].merged_into) == ([], "s1")


def test_what_an_outlet_edits_is_shown_as_it_is_now_in_the_event_that_it_was_in() -> None:
    kept = ledger(1, 2)
    kept.refresh(replace(member(2, event="e9"), title="mended"), NOON)
    assert [(entry.title, entry.event) for entry in kept.stories["s1"].members] == [("", "e1"), ("mended", "e1")]
    kept.refresh(member(5), NOON)
    assert members(kept, "s1") == ["o1-1", "o2-1"]


@pytest.mark.parametrize(
    ("story", "later", "is_closed"),
    [
        (Story("s1", (member(1),), NOON), CLOSED_AFTER, True),
        (Story("s1", (member(1),), NOON), CLOSED_AFTER - timedelta(minutes=1), False),
        (Story("s1", (member(1), member(2, 24 * 30)), NOON), LONGEST, True),
        (Story("s1", (member(1), member(2, 24 * 29)), NOON), LONGEST - timedelta(minutes=1), False),
        (Story("s1", (), NOON, "s2"), CLOSED_AFTER, True),
    ],
)
def test_a_story_is_closed_when_no_report_can_join_it(story: Story, later: timedelta, is_closed: bool) -> None:
    kept = StoryLedger([story])
    assert kept.closed(NOON + later) == ([story] if is_closed else [])
    assert ("s1" in kept.stories) != is_closed


def test_a_long_history_keeps_its_first_change_and_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_module, "MOST_CHANGES", 3)
    kept = ledger(1)
    for number in range(2, 6):
        change = StoryChange("s1", "joined", f"o{number}-1")
        kept.apply(Placement((report(number, "s1"),), (change,)), DISPLAYED, NOON)
    assert [subject for _, subject in history(kept, "s1")] == ["o2-1", "o4-1", "o5-1"]
