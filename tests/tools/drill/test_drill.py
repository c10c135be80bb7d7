"""The drill changes what it says, gives the same case for the same number, and sees a wrong number that comes out."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from chautari.rates.model import consensus_input
from chautari.rates.model.observations import Observation
from tests.support.template_file import ROOT
from tools.drill import chunks, world
from tools.drill import known as known_answers
from tools.drill.cases import Hit, draw
from tools.drill.mutations import MUTATIONS
from tools.drill.scene import Scene
from tools.drill.tally import Tally
from tools.drill.verdict import judged
from tools.drill.world import World

RECORDED = ROOT / "recorded"


@pytest.fixture(scope="module")
def known() -> World:
    return world.read(RECORDED)


@pytest.fixture(scope="module")
def scene(known: World) -> Scene:
    return Scene(known)


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_changes_some_answer(known: World, name: str) -> None:
    numbers = [Random(seed) for seed in range(20)]  # noqa: S311 - repeatable, not secret
    bodies = [MUTATIONS[name](answer, known, rng) for answer in known.answers for rng in numbers]
    originals = {answer.page.body for answer in known.answers}
    found = {body.encode() if isinstance(body, str) else body for body in bodies if body is not None}
    assert found - originals


def test_a_number_gives_the_same_case_always_and_another_seed_another(known: World) -> None:
    assert [draw(1, number, known) for number in range(30)] == [draw(1, number, known) for number in range(30)]
    assert draw(1, 7, known) != draw(2, 7, known)


def test_unchanged_answers_are_right_and_nothing_is_withheld(scene: Scene) -> None:
    verdict = judged(replace(draw(1, 0, scene.world), hits=()), scene)
    assert (verdict.outcome, verdict.withheld) == ("nothing", [])
    assert verdict.due > 0


def test_what_is_looked_up_is_what_would_be_worked_out(scene: Scene) -> None:
    cases = [draw(2, number, scene.world) for number in range(12)]
    worked_out = [judged(case, scene) for case in cases]
    with known_answers.remembering(scene.world) as quick:
        assert [judged(case, quick) for case in cases] == worked_out
        assert [judged(case, quick) for case in cases] == worked_out
    assert {hit.answer.key for case in cases for hit in case.hits} >= {"fenegosida", "hamropatro", "nrbday"}


def test_all_addresses_of_the_bank_are_hit_alone_and_together(known: World) -> None:
    cases = [case for case in (draw(1, number, known) for number in range(200)) if case.market == "forex"]
    assert {case.mode for case in cases} == {"one", "several", "alike"}
    alone = {hit.answer.key for case in cases if case.mode == "one" for hit in case.hits}
    assert alone == {"nrb", "nrbday", "nrbapp"}


def test_a_number_that_no_answer_holds_is_seen(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def trusting(instrument: object, one: Observation, other: Observation) -> bool:
        return True

    monkeypatch.setattr(consensus_input, "agree", trusting)
    answer = next(answer for answer in scene.world.answers if answer.name == "fenegosida/today")
    body = answer.page.body.replace(b"306800.00", b"308600.00").replace(b"263030.00", b"264575.00")
    case = replace(draw(1, 0, scene.world), market="metals", mode="one", hits=(Hit(answer, "two digits", body),))
    case = replace(case, events=tuple({"sources": [key]} for key in ("fenegosida", "nepalipatro", "hamropatro")))
    verdict = judged(case, scene)
    assert verdict.outcome == "wrong"
    assert "confirmed gold 2026-08-17" in verdict.wrong[0]


def test_chunks_add_up_and_are_not_run_again(scene: Scene, tmp_path: Path) -> None:
    tally = Tally()
    for number in range(3):
        case = draw(1, number, scene.world)
        tally.add(case, judged(case, scene))
    (tmp_path / "00000000-00000003.json").write_text(json.dumps(tally.as_json()))
    assert chunks.missing(tmp_path, 3) == []
    assert chunks.total(tmp_path, 3, Tally()).total("outcomes") == 3


def test_the_folder_of_a_drill_follows_seed_and_recordings(tmp_path: Path) -> None:
    (tmp_path / "body").write_text("1")
    before = chunks.folder(tmp_path, 1, tmp_path)
    assert before != chunks.folder(tmp_path, 2, tmp_path)
    (tmp_path / "body").write_text("2")
    assert before != chunks.folder(tmp_path, 1, tmp_path)


def test_nothing_that_runs_imports_the_drill() -> None:
    root = RECORDED.parent
    files = [
        path
        for place in ("layers/shared/chautari", "functions", "tools/local")
        for path in (root / place).rglob("*.py")
    ]
    assert len(files) > 50
    assert [
        path.name for path in files if "tools.drill" in path.read_text() or "tools import drill" in path.read_text()
    ] == []
