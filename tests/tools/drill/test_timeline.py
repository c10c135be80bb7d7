"""The drill of timelines: its kinds change what is said, its truth is told apart, and the whole flow does the same."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from chautari.nepali.clock import NPT
from chautari.rates.model import reevaluation
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.series import MarketDay, Series, Status, Verdict
from tests.support.observations import tola
from tools.drill.timeline import __main__ as program
from tools.drill.timeline import flow, report
from tools.drill.timeline.cases import draw, looked_at
from tools.drill.timeline.kinds import KINDS
from tools.drill.timeline.ordinary import ordinary
from tools.drill.timeline.plan import Plan, Quote, Word
from tools.drill.timeline.play import Player, Step
from tools.drill.timeline.statements import reads_of, statements_of
from tools.drill.timeline.tally import Tally
from tools.drill.timeline.truth import Truth
from tools.drill.timeline.verdict import Judge

SUNDAY, MONDAY = date(2026, 8, 16), date(2026, 8, 17)
ELEVEN = datetime(2026, 8, 17, 11, tzinfo=NPT)
HOUR = timedelta(hours=1)
ALL_KINDS = [(market, name) for market, kinds in KINDS.items() for name in kinds if name != "ordinary days"]


def rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - repeatable, not secret


def plan_of(*words: Word) -> Plan:
    return Plan("metals", (SUNDAY, MONDAY), words, {}, ("gold",))


def said(at: datetime, tola: str, on: date = MONDAY, of: date | None = None, wrong: bool = False) -> Word:
    return Word(at, of or on, {"gold": Quote({"tola": tola})}, on, frozenset({"gold"} if wrong else ()))


def market_day(on: date, status: Status = "confirmed") -> MarketDay:
    return MarketDay(on, (tola("fenegosida", 300000),), Verdict(status, "fenegosida", ("fenegosida",)))


def what(truth: Truth, tola: str, at: datetime) -> str:
    return truth.kind(("gold", MONDAY), Quote({"tola": tola}).per_one, at)


@pytest.mark.parametrize(("market", "name"), ALL_KINDS)
def test_every_kind_changes_what_is_read(market: str, name: str) -> None:
    plans = [ordinary(market, rng(seed)) for seed in range(3)]  # type: ignore[arg-type]
    changed = [KINDS[market][name](plan, rng(seed)) for seed, plan in enumerate(plans)]
    assert [_read(each) for each in changed] != [_read(each) for each in plans]


def _read(plan: Plan) -> object:
    player = Player(plan)
    return statements_of(plan), reads_of(plan, player.said, player.known), plan.words


@pytest.mark.parametrize("market", ["metals", "forex"])
def test_ordinary_days_are_served_as_they_were_said_and_surely(market: str) -> None:
    for seed in range(3):
        plan = replace(ordinary(market, rng(seed)), kinds=("ordinary days",), changes=1)  # type: ignore[arg-type]
        verdict = Judge(Player(plan)).judged()
        assert (verdict.minutes, verdict.withheld, verdict.back, +verdict.never) == ({}, [], [], {})
        assert verdict.due == verdict.instrument_days == len(plan.days) * len(plan.focus)


def test_a_number_gives_the_same_timeline_always_and_another_seed_another() -> None:
    assert [draw(1, number) for number in range(12)] == [draw(1, number) for number in range(12)]
    assert draw(1, 7) != draw(2, 7)


def test_figures_that_nobody_said_are_wrong_and_those_that_were_revised_superseded() -> None:
    plan = plan_of(said(ELEVEN, "300000"), said(ELEVEN + 2 * HOUR, "301000"))
    truth = Truth(plan, {})
    assert what(truth, "300000", ELEVEN) == "right"
    assert what(truth, "301000", ELEVEN) == "wrong"
    assert what(truth, "300000", ELEVEN + 2 * HOUR) == "superseded"
    read = {("gold", MONDAY): [(ELEVEN + 3 * HOUR, Quote({"tola": "301000"}).per_one, "fenegosida")]}
    assert what(Truth(plan, read), "300000", ELEVEN + 2 * HOUR) == "superseded"
    assert what(Truth(plan, read), "300000", ELEVEN + 3 * HOUR) == "superseded, the newer read"


def test_a_misprint_of_the_authority_is_its_own_and_tellable_once_the_right_price_was_read() -> None:
    plan = plan_of(said(ELEVEN, "300001", wrong=True), said(ELEVEN + HOUR, "300000"))
    read = {("gold", MONDAY): [(ELEVEN + 2 * HOUR, Quote({"tola": "300000"}).per_one, "fenegosida")]}
    truth = Truth(plan, read)
    assert what(truth, "300001", ELEVEN + HOUR) == "authority's typo"
    assert what(truth, "300001", ELEVEN + 2 * HOUR) == "authority's typo, tellable"


def test_a_copy_against_another_does_not_tell_a_misprint_and_two_do() -> None:
    plan = plan_of(said(ELEVEN, "300001", wrong=True), said(ELEVEN + 3 * HOUR, "300000"))
    typo, right = (Quote({"tola": text}).per_one for text in ("300001", "300000"))
    repeated, corrected = (ELEVEN, typo, "nepalipatro"), (ELEVEN + HOUR, right, "hamropatro")
    followed = (ELEVEN + 2 * HOUR, right, "nepalipatro")
    truth = Truth(plan, {("gold", MONDAY): [(ELEVEN, typo, "fenegosida"), repeated, corrected, followed]})
    assert what(truth, "300001", ELEVEN + HOUR) == "authority's typo"
    assert what(truth, "300001", ELEVEN + 2 * HOUR) == "authority's typo, tellable"


def test_a_price_under_the_date_of_another_day_is_a_mistake_of_the_authority() -> None:
    truth = Truth(plan_of(said(ELEVEN, "300000", MONDAY, of=SUNDAY)), {})
    assert what(truth, "300000", ELEVEN) == "authority's typo"
    assert truth.kind(("gold", SUNDAY), Quote({"tola": "300000"}).per_one, ELEVEN) == "right"


def test_a_price_that_is_served_wrong_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def trusting(case: ConsensusInput) -> Verdict:
        """Whatever the lowest source says is confirmed."""
        return Verdict("confirmed", case.observations[-1].source, ())

    plan = KINDS["metals"]["misprint of a copy, never corrected"](ordinary("metals", rng(1)), rng(1))
    assert Judge(Player(plan)).judged().minutes["wrong|sure"] == 0
    monkeypatch.setattr(reevaluation, "decide", trusting)
    assert Judge(Player(plan)).judged().minutes["wrong|sure"] > 0


def test_a_newest_date_that_goes_back_and_a_day_that_vanishes_are_seen() -> None:
    judge = Judge(Player(plan_of(said(ELEVEN, "300000"))))
    for series in (
        Series("gold", [market_day(SUNDAY), market_day(MONDAY)]),
        Series("gold", [market_day(SUNDAY), market_day(MONDAY, "held")]),
    ):
        judge.note(ELEVEN, "gold", series)
    assert [text.partition("gold ")[2] for text in judge.verdict.back] == [
        "2026-08-17 vanished",
        "back from 2026-08-17 to 2026-08-16",
    ]


# 8200: a currency that is quoted on one side.
@pytest.mark.parametrize("number", [0, 4, 12, 8200])
def test_the_whole_flow_does_what_the_pure_playing_does(number: int) -> None:
    assert flow.differences(draw(1, number)) == ""


def test_a_difference_of_the_flow_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = draw(1, 4)
    monkeypatch.setattr(flow, "run", lambda *_: None)
    assert "None in the flow" in flow.differences(plan)


def test_kept_counts_add_up_to_what_was_played() -> None:
    whole, halves = Tally(), Tally()
    for number in range(4):
        plan = draw(1, number)
        verdict = Judge(Player(plan)).judged()
        whole.add(number, plan, verdict, "other" if number == 3 else None)
        part = Tally()
        part.add(number, plan, verdict, "other" if number == 3 else None)
        halves.merge(json.loads(json.dumps(part.as_json())))
    assert halves == whole
    assert whole.total("counts", "", "", "", "cases") == 4
    assert report.failed(whole)
    assert any("minutes until served" in line for line in report.lines(whole))


def test_the_odd_half_is_counted_and_not_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert (program.one(1, 3), looked_at(3)) == (2, False)
    assert capsys.readouterr().out == ""
    assert program.one(1, 4) == 0
    assert "said" in capsys.readouterr().out


def test_steps_come_in_order_of_time() -> None:
    steps: list[Step] = list(Player(draw(1, 4)).steps())
    assert [step.at for step in steps] == sorted(step.at for step in steps)
