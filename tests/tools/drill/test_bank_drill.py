"""The drill of banks: what it draws, what it calls wrong, and that a few cases of each kind have none official."""

import random
from collections import Counter

import pytest

from tools.drill.banks import scene
from tools.drill.banks.__main__ import play
from tools.drill.banks.changes import CHANGES


@pytest.mark.parametrize("kind", CHANGES)
def test_no_wrong_figure_is_official(kind: str) -> None:
    counted = sum((play(kind, 7, number) for number in range(3)), Counter[str]())
    assert (counted["cases"], counted["wrong as official"]) == (3, 0)


def test_every_change_changes_something() -> None:
    world = scene.scene("a scene").world
    own = world.editions["kamana"][-1]
    for change in CHANGES.values():
        assert any(change(own, world, random.Random(number)) != own for number in range(4))  # noqa: S311 - no secret


def test_a_sound_board_is_official_in_every_row_and_a_wrong_figure_is_seen() -> None:
    whole = scene.scene("a scene")
    own = whole.world.editions["kamana"][-1]
    answer = whole.after("kamana", own, own)
    assert scene.outcome(answer, whole.world) == {"official": 66}
    answer["banks"][0]["seen"]["edition"]["quotes"][0][2]["sell"] = "1"
    assert scene.outcome(answer, whole.world)["wrong as official"] == 1
