"""The dispatching schedule of rates as the scheduler sees it: what is due is read, over the recorded web."""

import importlib
from pathlib import Path

import pytest

from chautari.composition import addresses
from chautari.core import settings
from chautari.dynamodb import bank_keys, codec, composed_answers, read_models
from chautari.dynamodb.table import Table
from chautari.markets.sources import banks
from chautari.rates.ingest import job
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.functions.test_rates import DISPATCH, NOW, READ, Run
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

DUE = sorted((*READ, *banks.keys()))


@pytest.fixture
def run(table: Table, archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The handler on the evening of the recorded day."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    handler = importlib.import_module("functions.rates.app").handler
    return lambda event, seconds_left=290: handler(event, LambdaContext("rates", seconds_left))


def test_the_event_of_the_schedule_reads_every_source_that_is_due_and_once(run: Run) -> None:
    answer = run(DISPATCH)
    assert sorted(report["source"] for report in answer["reports"]) == DUE
    assert answer["waiting"] == {}
    assert run(DISPATCH) == {"reports": [], "waiting": dict.fromkeys(DUE, "not due")}


def test_it_composes_the_pages_of_the_site(run: Run, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://chautari.example.np")
    run(DISPATCH)
    stored = {name: composed_answers.get(table, name) for name in addresses.of_site(table, settings.now())}
    sizes = {name: len(answer.body) for name, answer in stored.items() if answer}
    assert {"/ne/metals", "/en/forex/USD", "/en/counter", "/en/status", "/sitemap.xml"} <= sizes.keys()
    assert all(answer.origin == "https://chautari.example.np" for answer in stored.values() if answer and answer.policy)


def test_what_is_not_reached_in_time_stays_due(run: Run) -> None:
    assert run(DISPATCH, seconds_left=100)["waiting"] == dict.fromkeys(DUE, "not reached")
    assert len(run(DISPATCH)["reports"]) == len(DUE)


def test_a_firing_at_which_every_due_source_fails_ends_well_and_reports_each(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))
    reports = run(DISPATCH)["reports"]
    assert {report["source"]: report["failure"]["kind"] for report in reports} == dict.fromkeys(DUE, "unreachable")


def test_banks_are_judged_by_the_rates_of_the_same_firing_and_read_again_by_hand(run: Run, table: Table) -> None:
    run(DISPATCH)
    stored = read_models.get(table, bank_keys.COUNTER)
    assert stored is not None
    boards = codec.unpacked(stored.body)["banks"]
    assert [bank["bank"] for bank in boards] == list(banks.keys())
    assert {status for bank in boards for _, _, status, _ in bank["rows"]} == {"provisional"}
    (again,) = run({"sources": ["nabil"]})["reports"]
    assert (again["failure"], again["rows_read"], again["rows_stored"]) == (None, 42, 0)
    with pytest.raises(job.InvalidEvent):
        run({"sources": ["nabil"], "from": "2026-08-01"})
