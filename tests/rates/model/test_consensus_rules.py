"""The list of consensus rules: each decides its own case, in order, and the documentation prints the same list."""

import inspect
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from chautari.rates.model.consensus import RULES, decide
from chautari.rates.model.consensus_input import ConsensusInput
from chautari.rates.model.instruments import INSTRUMENTS
from chautari.rates.model.observations import Observation
from chautari.rates.model.plausibility import Baseline
from chautari.rates.store.series_codec import days_from_json
from tests.support.observations import FAULT, MONDAY, NOW, rate, tola
from tests.support.template_file import ROOT

TWO = ("fenegosida", "nepalipatro")
LATER = NOW + timedelta(days=1)
CASES: dict[str, tuple[str, Sequence[Observation], Sequence[int]]] = {
    "no_sound_reading": ("held", [tola("fenegosida", 306800, faults=[FAULT])], []),
    "repeats_a_fault": ("held", [tola("fenegosida", 306800, faults=[FAULT]), tola("nepalipatro", 306800)], []),
    "disagreement": ("held", [tola("fenegosida", 306800), tola("nepalipatro", 305200)], []),
    "lone_copy": ("held", [tola("nepalipatro", 306800)], [306800]),
    "jump_again": ("provisional", [tola(source, 200100) for source in TWO] + [tola("hamropatro", 167400)], [167200]),
    "jump": ("held", [tola("fenegosida", 200000)], [167200]),
    "disputed": ("provisional", [tola("fenegosida", 306800), tola("nepalipatro", 305200)], []),
    "late": ("provisional", [tola("fenegosida", 306800, revision=2, observed_at=LATER)], []),
    "doubtful_move": ("provisional", [tola(source, 171400) for source in TWO], [200000]),
    "borne_out": ("confirmed", [tola("fenegosida", 306800), tola("nepalipatro", 306800)], []),
    "sole_authority": ("official", [rate("152.39", "152.99")], []),
    "unconfirmed": ("provisional", [tola("fenegosida", 306800)], []),
}


def case(name: str) -> ConsensusInput:
    _, observations, baselines = CASES[name]
    disputed = Decimal(200000) if name == "jump_again" else None
    instrument = INSTRUMENTS["USD" if name == "sole_authority" else "gold"]
    days = [Baseline(Decimal(amount)) for amount in baselines]
    served = tola("fenegosida", 306800) if name == "disputed" else None
    return ConsensusInput(instrument, observations, days, on=MONDAY, disputed_jump=disputed, last_served=served)


def test_every_rule_has_its_case() -> None:
    assert [rule.__name__ for rule in RULES] == list(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_decides_its_case_and_none_before_it(name: str) -> None:
    verdict = decide(case(name))
    assert (verdict.rule, verdict.status) == (name, CASES[name][0])
    decided = {rule.__name__: rule(case(name)) is not None for rule in RULES}
    before = list(CASES)[: list(CASES).index(name)]
    assert [rule for rule in before if decided[rule]] == []


def test_a_rules_docstring_begins_with_the_status_that_it_gives() -> None:
    for rule in RULES:
        status = (inspect.getdoc(rule) or "").partition(":")[0].lower()
        assert status == CASES[rule.__name__][0], rule.__name__


def test_the_docs_print_the_same_list() -> None:
    text = (ROOT / "docs" / "consensus.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert rows == [f"| `{rule.__name__}` | {(inspect.getdoc(rule) or '').splitlines()[0]} |" for rule in RULES]


def test_a_day_stored_before_rules_had_names_is_read() -> None:
    old = ["2026-08-17", [], ["held", "fenegosida", [], []]]
    (day,) = days_from_json([old])
    assert (day.verdict.status, day.verdict.rule) == ("held", "")
