"""Incidents over looks: announced once at their beginning, at a change and at their end, and never for a flicker."""

from datetime import timedelta

import pytest

from chautari.watch.model.condition import KINDS, PATIENCE, Condition
from chautari.watch.model.incident import Announcement, Watch, after_look, in_words
from tests.support.observations import NOW

LOOK = timedelta(minutes=5)
DOWN = Condition("source", "nrb", "Nepal Rastra Bank does not answer since 2026-08-17 09:00")
WORSE = Condition("source", "nrb", "Nepal Rastra Bank has published nothing since 2026-08-15", 2)
WAITING = Condition("links-waiting", "", "articles have waited to be read for two hours")


def announced(*looks: list[Condition]) -> list[tuple[int, str, str]]:
    """The look, the turn and the sentence of each announcement; looks are five minutes apart."""
    watch, turns = Watch({}), list[tuple[int, str, str]]()
    for number, conditions in enumerate(looks):
        after = after_look(watch, conditions, NOW + number * LOOK)
        turns += [(number, turned.turn, turned.incident.sentence) for turned in after.pending]
        watch = Watch(after.incidents, after.announced, (), after.looked_at)
    return turns


def test_every_kind_has_its_patience() -> None:
    assert PATIENCE.keys() == set(KINDS)


def test_what_lasts_is_told_once_and_its_end_once() -> None:
    assert announced([DOWN], [DOWN], [DOWN], [], [], [], [], []) == [
        (0, "began", DOWN.sentence),
        (5, "ended", DOWN.sentence),
    ]


def test_what_flickers_is_one_incident() -> None:
    assert [turn for _, turn, _ in announced([DOWN], [], [DOWN], [], [], [DOWN], [], [], [])] == ["began", "ended"]


def test_what_becomes_worse_is_told_and_so_is_what_becomes_better() -> None:
    assert announced([DOWN], *[[WORSE]] * 5, *[[DOWN]] * 5) == [
        (0, "began", DOWN.sentence),
        (4, "changed", WORSE.sentence),
        (9, "changed", DOWN.sentence),
    ]


def test_a_level_that_flaps_is_not_announced() -> None:
    assert [turn for _, turn, _ in announced([DOWN], [WORSE], [DOWN], [], [WORSE], [DOWN], [WORSE])] == ["began"]


def test_a_sentence_follows_each_look_without_being_announced() -> None:
    watch = after_look(Watch({}), [DOWN], NOW)
    watch = after_look(watch, [Condition("source", "nrb", "other words")], NOW + LOOK)
    assert [incident.sentence for incident in watch.incidents.values()] == ["other words"]


def test_what_is_paused_is_not_announced_as_over() -> None:
    watch = after_look(Watch({}), [DOWN], NOW)
    watch = after_look(watch, [], NOW + LOOK, unwatched=["source#nrb"])
    assert [turned.turn for turned in watch.pending] == ["began", "unwatched"]
    assert "not watched any more" in in_words("prod", watch.pending[-1], "")
    assert watch.incidents == {}


def test_another_sentence_of_the_same_level_is_not_told_again() -> None:
    assert len(announced([DOWN], [Condition("source", "nrb", "other words")])) == 1


def test_patience_is_had_with_what_may_pass() -> None:
    assert announced(*[[WAITING]] * 24) == []
    assert [(number, turn) for number, turn, _ in announced(*[[WAITING]] * 26)] == [(24, "began")]
    assert announced(*[[WAITING]] * 20, [], *[[WAITING]] * 20) == []


def test_two_things_are_two_incidents_and_tellings_are_numbered() -> None:
    watch = after_look(Watch({}), [DOWN, Condition("failed-runs", "", "1 run failed")], NOW)
    assert [(turned.number, turned.incident.kind) for turned in watch.pending] == [(1, "failed-runs"), (2, "source")]
    assert len(watch.incidents) == 2


@pytest.mark.parametrize(
    ("looks", "sentence"),
    [
        ([[DOWN]], "prod: Nepal Rastra Bank does not answer since 2026-08-17 09:00. See https://x.example/en/status."),
        (
            [[DOWN], *[[WORSE]] * 4],
            "prod: changed: Nepal Rastra Bank has published nothing since 2026-08-15. See https://x.example/en/status.",
        ),
        (
            [[DOWN], *[[DOWN]] * 30, [], [], []],
            "prod: over after 2 h 45 min: Nepal Rastra Bank does not answer since 2026-08-17 09:00.",
        ),
    ],
)
def test_a_telling_is_one_plain_sentence_with_its_stage(looks: list[list[Condition]], sentence: str) -> None:
    watch, last = Watch({}), list[Announcement]()
    for number, conditions in enumerate(looks):
        watch = after_look(watch, conditions, NOW + number * LOOK)
        last = list(watch.pending)
    assert in_words("prod", last[-1], "https://x.example/en/status") == sentence
