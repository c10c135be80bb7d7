"""What the drills of markets share: the 46 ways fit their answers, and what is counted as wrong, and as alike."""

from collections import Counter
from random import Random

import pytest

from tools.drill.banks import answers, scene
from tools.drill.fuel import parts
from tools.drill.fuel.editions import editions
from tools.drill.markets import program, ways
from tools.drill.markets.outcome import MarketTally, Played
from tools.drill.mutations import MUTATIONS
from tools.drill.vegetables import __main__ as vegetables
from tools.drill.vegetables import days
from tools.drill.world import World

# Per gram and per tola are of metals; a board has one day; a page of a bank has no field names.
NOWHERE = {"per gram", "tola called 10 g or the reverse"}


def _worlds() -> list[World]:
    first, second, *_ = editions()
    banks = scene.scene("a scene").world
    return [
        parts._world(second, first),
        answers.world_of(banks, "kamana"),
        days.drawn(1, Random(1), 1).world,  # noqa: S311 - repeatable, not secret
    ]


def test_every_way_fits_some_answer_of_these_markets() -> None:
    found, random = set[str](), Random(5)  # noqa: S311 - repeatable, not secret
    for world in _worlds():
        for answer in world.answers:
            found |= {ways.changed(answer, world, random).way for _ in range(120)}
    assert MUTATIONS.keys() - found == NOWHERE


def test_an_answer_has_a_cell_for_each_price() -> None:
    cells = [len(answer.cells) for world in _worlds() for answer in world.answers]
    assert cells == [24, 18, 42, 66, 66, 198, 198, 198]


@pytest.mark.parametrize("kind", [ways.WAYS, *vegetables.KINDS])
def test_no_wrong_price_of_vegetables_is_official(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vegetables, "SCENES", 1)
    played = [vegetables.play(1, kind, number) for number in range(2)]
    assert [case.ways for case in played if case.word == "wrong as official"] == []
    # A board that is ten times dearer as a whole is refused, so that nothing of it is stored.
    assert all(sum(case.rows.values()) for case in played) != (kind == "all ten times")


def test_wrong_rows_are_alike_only_if_all_of_them_are() -> None:
    rows = Counter({"wrong official": 2, "right official": 50})
    assert Played("a kind", (), rows, rows_alike=1).word == "wrong as official"
    assert Played("a kind", (), rows, rows_alike=2).word == "wrong as official, alike"
    assert Played("a kind", (), Counter({"wrong provisional": 1})).word == "wrong as provisional"
    assert Played("a kind", (), Counter({"wrong held": 1})).word == "nothing wrong"


def test_counts_of_chunks_add_up_and_half_of_the_cases_are_of_the_46_ways() -> None:
    tally, whole = MarketTally(), MarketTally()
    tally.add(7, Played("a kind", ("np: zero",), Counter({"wrong official": 1})))
    whole.merge(tally.as_json())
    whole.merge(tally.as_json())
    assert (whole.wrong, whole.examples) == (2, {"a kind|wrong as official|np: zero": [7, 7]})
    kinds = Counter(program.kind_of(number, ("ways", "one", "two")) for number in range(100))
    assert kinds == {"ways": 50, "one": 25, "two": 25}
