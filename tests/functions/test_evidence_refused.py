"""A run whose evidence the archive refuses: nothing is stored, it fails loudly, and the record of runs says so."""

import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import ClientError

from chautari.dynamodb.table import Table
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store import evidence_archive, health, series
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.api.conftest import event_of
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

NOW = "2026-08-17T18:00:00+05:45"
DISPATCH = json.loads((ROOT / "events" / "rates.json").read_text())


class NoBucket:
    """An S3 client of a bucket that is not there."""

    def put_object(self, **_: Any) -> None:
        raise ClientError({"Error": {"Code": "NoSuchBucket", "Message": "no such bucket"}}, "PutObject")


@pytest.fixture
def handler(table: Table, archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The reader of rates on the evening of the recorded day."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", NOW)
    return importlib.import_module("functions.rates.app").handler


def runs() -> list[dict[str, Any]]:
    """What /v1/runs answers."""
    answer = importlib.import_module("functions.api.app").handler(event_of("/v1/runs"), LambdaContext("api"))
    found: list[dict[str, Any]] = json.loads(answer["body"])["runs"]
    return found


@contextmanager
def evidence_refused(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(evidence_archive, "connect", lambda: EvidenceArchive(NoBucket(), "gone"))
        yield


def test_every_refused_run_of_a_dispatch_is_recorded_and_raised(
    handler: Any, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    with evidence_refused(monkeypatch), pytest.raises(ExceptionGroup) as raised:
        handler(DISPATCH, LambdaContext("rates", 290))
    assert {type(error) for error in raised.value.exceptions} == {RunNotArchived}
    recorded = runs()
    assert len(recorded) == len(raised.value.exceptions) > 1
    assert {run["failure"]["kind"] for run in recorded} == {"evidence_refused"}
    assert all("NoSuchBucket" in run["failure"]["detail"] for run in recorded)
    assert all(run["rows_read"] > 0 and run["rows_stored"] == 0 for run in recorded)
    assert series.latest_years(table, "gold") == []


def test_a_refusal_is_no_failure_of_the_source(handler: Any, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    with evidence_refused(monkeypatch), pytest.raises(RunNotArchived):
        handler({"sources": ["nrb"]}, LambdaContext("rates", 290))
    assert health.get(table, "nrb") is None


def test_the_event_delivered_again_puts_its_outcome_in_place_of_the_refusal(
    handler: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with evidence_refused(monkeypatch), pytest.raises(RunNotArchived):
        handler({"sources": ["nrb"]}, LambdaContext("rates", 290))
    handler({"sources": ["nrb"]}, LambdaContext("rates", 290))
    (run,) = runs()
    assert (run["source"], run["failure"]) == ("nrb", None)
    assert run["rows_stored"] > 0
