"""After a deploy the ready answers are rewritten by today's code: once, with nobody asked and nothing made up."""

import importlib
import json
from typing import Any

import pytest

from chautari.calendar.publish import job as calendar_job
from chautari.dynamodb import codec, read_models
from chautari.dynamodb.table import Table
from chautari.nepali.bikram_sambat import FIRST_YEAR, LAST_YEAR
from chautari.rates.store.evidence_archive import EvidenceArchive
from chautari.rates.views import freshness
from tests.functions.office import ROW, Office, versions
from tests.support.factories import LambdaContext
from tests.support.template_file import ROOT

EVENING, NEXT_MORNING = "2026-08-17T18:00:00+05:45", "2026-08-18T06:00:00+05:45"
REPUBLISH = json.loads((ROOT / "events" / "republish.json").read_text())
VIEWS = ("forex", "forex.sure", "metals", "metals.sure", "home", "home.sure", "market-vegetables")


@pytest.fixture
def rates(table: Table, archive: EvidenceArchive, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The function of rates on the evening of the recorded day."""
    monkeypatch.setenv("CHAUTARI_RECORDED", str(ROOT / "recorded"))
    monkeypatch.setenv("CHAUTARI_NOW", EVENING)
    handler = importlib.import_module("functions.rates.app").handler
    return lambda event: handler(event, LambdaContext("rates"))


def stored(table: Table) -> list[Any]:
    return sorted(table.client.scan(TableName=table.name)["Items"], key=lambda row: (row["pk"]["S"], row["sk"]["S"]))


def body(table: Table, name: str) -> Any:
    view = read_models.get(table, name)
    assert view is not None
    return codec.unpacked(view.body)


def dispatch_by_older_code(rates: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dispatch that foretells no freshness, and composes nothing."""
    with monkeypatch.context() as older:
        older.setattr(freshness, "add_periods", lambda *_: None)
        older.setattr("functions.rates.app.compose", lambda *_: None)
        rates({"dispatch": "rates"})


def test_answers_of_an_older_shape_are_rewritten_with_the_same_numbers(
    rates: Any, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispatch_by_older_code(rates, monkeypatch)
    before = {name: body(table, name) for name in VIEWS}
    assert not any("freshness" in rate for rate in before["metals"]["metals"])
    assert rates(REPUBLISH) == {"written": list(VIEWS)}
    after = body(table, "metals")["metals"]
    assert all("freshness" in rate for rate in after)
    assert [{**rate, "freshness": None} for rate in after] == [
        {**rate, "freshness": None} for rate in before["metals"]["metals"]
    ]


def test_a_second_time_writes_nothing(rates: Any, table: Table) -> None:
    rates({"dispatch": "rates"})
    before = stored(table)
    assert rates(REPUBLISH) == rates(REPUBLISH) == {"written": []}
    assert stored(table) == before


def test_nothing_is_published_where_nothing_was(rates: Any, table: Table) -> None:
    assert rates(REPUBLISH) == {"written": []}
    assert stored(table) == []


def test_a_market_without_rates_gets_no_empty_answer(rates: Any, table: Table) -> None:
    rates({"sources": ["fenegosida"]})
    rates(REPUBLISH)
    assert read_models.get(table, "forex") is None


def test_nothing_that_was_served_moves_back_in_time(rates: Any, table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAUTARI_NOW", NEXT_MORNING)
    dispatch_by_older_code(rates, monkeypatch)
    served = read_models.get(table, "metals")
    monkeypatch.setenv("CHAUTARI_NOW", EVENING)
    assert "metals" in rates(REPUBLISH)["written"]
    now = read_models.get(table, "metals")
    assert served is not None
    assert served.at is not None
    assert now is not None
    assert (now.version, now.at) == (served.version + 1, served.at)


def test_the_calendar_is_rewritten_without_asking_for_notices(office: Office, table: Table) -> None:
    office.leave(ROW)
    assert office.run(REPUBLISH)["accepted"] == []
    assert versions(table) == [1, 1, 1, 1]
    assert office.run(REPUBLISH) == {"accepted": [], "refused": [], "built": 4, "written": []}
    assert [entry["year"] for entry in office.run()["accepted"]] == [2084]


def test_every_year_is_there_after_the_first_deploy(
    office: Office, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar_job, "YEARS", range(FIRST_YEAR, LAST_YEAR + 1))
    assert len(office.run(REPUBLISH)["written"]) == 131
