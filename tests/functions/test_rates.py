"""The scheduled function as the scheduler sees it: an event in, a report out, over the recorded web."""

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.markets import sources as board_sources
from chautari.rates import sources
from chautari.rates.store import health, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

DISPATCH = json.loads((ROOT / "events" / "rates.json").read_text())
OF_RATES = tuple(key for key in sources.keys() if sources.find(key).polls)  # noqa: SIM118 - no mapping
READ = tuple(sorted((*OF_RATES, *board_sources.source_keys())))
NOW = "2026-08-17T18:00:00+05:45"

Run = Callable[..., Any]


@pytest.fixture
def run(table: Table, archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The handler on the evening of the recorded day."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    handler = importlib.import_module("functions.rates.app").handler
    return lambda event, seconds_left=290: handler(event, LambdaContext("rates", seconds_left))


@pytest.fixture
def answering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Callable[..., None]:
    """Lets the recorded web hold nothing but these answers, given as address, status and body."""

    def answering(*answers: tuple[str, int, str]) -> None:
        for number, (url, status, body) in enumerate(answers):
            folder = tmp_path / str(number)
            folder.mkdir()
            (folder / "meta.json").write_text(
                json.dumps({"url": url, "status": status, "headers": {}, "fetched_at": NOW})
            )
            (folder / "body").write_text(body)
        monkeypatch.setenv("CHAUTARI_RECORDED", str(tmp_path))

    return answering


def everything(table: Table) -> list[Any]:
    return sorted(table.client.scan(TableName=table.name)["Items"], key=lambda item: (item["pk"]["S"], item["sk"]["S"]))


def view(table: Table, name: str) -> Any:
    view_item = read_models.get(table, name)
    assert view_item is not None
    return codec.unpacked(view_item.body)


@pytest.mark.parametrize("source", READ)
def test_the_event_of_a_source_reads_and_stores_it(run: Run, table: Table, source: str) -> None:
    (report,) = run({"sources": [source]})["reports"]
    newest = "2026-08-03" if source == "noc" else "2026-08-17"  # a price list stands until the next
    assert (report["source"], report["failure"], report["last_market_date"]) == (source, None, newest)
    assert report["rows_read"] >= report["rows_stored"] > 0
    assert json.loads(json.dumps(report)) == report
    source_health = health.get(table, source)
    assert source_health is not None
    assert source_health.last_market_date == newest


def test_one_firing_makes_the_day_of_the_issue(run: Run, table: Table) -> None:
    run(DISPATCH)
    metals = {row["instrument"]: row for row in view(table, "metals")["metals"]}
    for metal, price, change in (("gold", "306800", "1600"), ("silver", "4770", "60")):
        rate = metals[metal]
        assert (rate["date"], rate["price"], rate["status"], rate["change"]["amount"]) == (
            "2026-08-17",
            price,
            "confirmed",
            change,
        )
    assert metals["gold-tejabi"]["status"] == "unpublished"
    rates = view(table, "forex")["rates"]
    assert {(rate["date"], rate["status"]) for rate in rates} == {("2026-08-17", "official")}
    assert len(rates) == 22


def test_the_same_event_twice_writes_nothing_the_second_time(run: Run, table: Table) -> None:
    for source in READ:
        run({"sources": [source]})
    first = everything(table)
    for source in READ:
        (report,) = run({"sources": [source]})["reports"]
        assert report["rows_stored"] == 0
    assert everything(table) == first


def test_one_source_that_fails_is_in_the_report_and_harms_no_other(run: Run, answering: Any, table: Table) -> None:
    nepalipatro = {"source": "Fenegosida", "data": {"2026-08-17": {"t_ha": 306800, "t_te": 0, "t_s": 4770}}}
    answering(
        ("https://api.fenegosida.org/api/website/v1/Dashboard/today", 521, "down"),
        ("https://api.nepalipatro.com.np/v3/bullions?from-date=2026-08-04", 200, json.dumps(nepalipatro)),
    )
    first, second = run({"sources": ["fenegosida", "nepalipatro"]})["reports"]
    assert (first["failure"]["kind"], second["failure"]) == ("unreachable", None)
    assert view(table, "metals")["metals"][0]["status"] == "provisional"


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ((), "unreachable"),
        (
            (
                (
                    "https://www.nrb.org.np/api/forex/v1/rates?page=1&per_page=100&from=2026-08-10&to=2026-08-17",
                    403,
                    "no",
                ),
            ),
            "refused",
        ),
    ],
)
def test_a_source_that_is_down_is_no_failed_run_and_stands_in_its_health(
    run: Run, answering: Any, table: Table, answers: Any, kind: str
) -> None:
    answering(*answers)
    (report,) = run({"sources": ["nrb"]})["reports"]
    assert report["failure"]["kind"] == kind
    source_health = health.get(table, "nrb")
    assert source_health is not None
    assert source_health.failures == {kind: 1}
    assert series.latest_years(table, "USD") == []


def test_a_failure_leaves_the_last_good_answer_with_its_true_date(run: Run, answering: Any, table: Table) -> None:
    run({"sources": ["fenegosida"]})
    before = view(table, "metals")
    answering()
    run({"sources": ["fenegosida"]})
    after = view(table, "metals")
    assert "fenegosida unreachable since 2026-08-17 18:00" in after["metals"][0]["freshness"]["stretches"][-1]["reason"]
    for answer in (before, after):
        for rate in answer["metals"]:
            del rate["freshness"]
    assert after == before
    assert before["date"] == "2026-08-17"


@pytest.mark.parametrize(
    "event", [{}, {"sources": []}, {"sources": ["nobody"]}, {"sources": ["nrb"], "to": "2026-08-01"}]
)
def test_a_bad_event_raises_and_writes_nothing(run: Run, table: Table, event: Any) -> None:
    with pytest.raises(importlib.import_module("chautari.rates.ingest.job").InvalidEvent):
        run(event)
    assert everything(table) == []


def test_a_run_counts_its_new_rows_and_its_failure(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run({"sources": ["fenegosida"]})
    (metrics,) = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    assert ("source" in metrics, metrics["service"]) == (False, "tests")
    assert (metrics["RowsStored"], metrics["SourcesFailed"]) == ([2.0], [0.0])
    assert metrics["_aws"]["CloudWatchMetrics"][0]["Namespace"] == "chautari"
