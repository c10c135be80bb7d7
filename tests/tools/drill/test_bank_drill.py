"""The drill of banks: what it draws, what it calls wrong, and that a few cases of each kind have none official."""

from random import Random

import pytest

from tools.drill.banks import __main__ as drill
from tools.drill.banks import answers, scene
from tools.drill.banks.changes import CHANGES
from tools.drill.markets.ways import WAYS


@pytest.mark.parametrize("kind", [WAYS, *drill.KINDS])
def test_no_wrong_figure_is_official(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drill, "SCENES", 1)
    played = [drill.play(7, kind, number) for number in range(2)]
    assert not [case for case in played if case.word == "wrong as official"]
    assert all(case.ways and sum(case.rows.values()) for case in played)


def test_every_change_changes_something() -> None:
    world = scene.scene("a scene").world
    own = world.editions["kamana"][-1]
    for change in CHANGES.values():
        assert any(change(own, world, Random(number)) != own for number in range(4))  # noqa: S311 - no secret


def test_a_sound_board_is_official_in_every_row_and_a_wrong_figure_is_seen() -> None:
    whole = scene.scene("a scene")
    bodies = answers.unchanged(whole.world, "kamana")
    answer = whole.after("kamana", bodies["first"], bodies["second"])
    assert scene.outcome(answer, whole.world) == {"right official": 66}
    answer["banks"][0]["seen"]["edition"]["quotes"][0][2]["sell"] = "1"
    assert scene.outcome(answer, whole.world)["wrong official"] == 1
