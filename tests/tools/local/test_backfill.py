"""The back-fill goes on where it stopped, one source's failure is not the others', and its time is said before."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chautari.markets import sources as board_sources
from chautari.rates import sources
from tools.local import backfill, backfill_plan
from tools.local.backfill_plan import Past

REPORT = {"source": "nrb", "last_market_date": None, "failure": {"kind": "unreachable", "detail": "no answer"}}
RAISED = {"errorType": "KeyError", "errorMessage": "ours"}
NRB = backfill_plan.of_rates("nrb", date(2010, 1, 1), date(2010, 7, 1))


class Lambda:
    """Stands in for boto3's client: notes the events asked, and answers `failure` where one begins on `failing`."""

    def __init__(
        self, failing: str = "", failure: dict[str, Any] = RAISED, newest: tuple[str | None, ...] = ()
    ) -> None:
        self.failing, self.failure, self.newest = failing, failure, list(newest)
        self.asked: list[tuple[str, object]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        event = json.loads(Payload)
        assert FunctionName == "rates"
        (source,) = event["sources"]
        self.asked.append((source, event.get("from", event.get("page"))))
        if event.get("from") == self.failing:
            error = {"FunctionError": "Unhandled"} if "errorType" in self.failure else {}
            return {**error, "Payload": io.BytesIO(json.dumps(self.failure).encode())}
        newest = self.newest.pop(0) if "page" in event else "2010-01-01"
        report = {"source": source, "last_market_date": newest, "failure": None}
        return {"Payload": io.BytesIO(json.dumps({"reports": [report]}).encode())}


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "PAUSE_SECONDS", 0.0)


def pages() -> Past:
    return next(past for past in backfill_plan.every(date(2026, 8, 17)) if past.source == "noc")


@pytest.mark.parametrize(
    ("failure", "words"),
    [(RAISED, "KeyError: ours"), ({"reports": [REPORT]}, "nrb: unreachable: no answer")],
    ids=["a bug of ours", "a source that is down"],
)
def test_it_goes_on_after_the_last_window_done(
    tmp_path: Path, failure: dict[str, Any], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, mended = Lambda("2010-04-01", failure), Lambda()
    assert backfill.load(backfill.Target(broken, "rates", tmp_path / "notes"), [NRB]) == 1
    assert words in capsys.readouterr().err
    assert backfill.load(backfill.Target(mended, "rates", tmp_path / "notes"), [NRB]) == 0
    assert broken.asked == [("nrb", "2010-01-01"), ("nrb", "2010-04-01")]
    assert mended.asked == [("nrb", "2010-04-01"), ("nrb", "2010-06-30")]


def test_a_source_that_fails_leaves_the_others_to_be_read(tmp_path: Path) -> None:
    client = Lambda("2010-01-01", newest=("2026-08-03", "2020-05-01"))
    assert backfill.load(backfill.Target(client, "rates", tmp_path / "notes"), [NRB, pages()]) == 1
    assert client.asked == [("nrb", "2010-01-01"), ("noc", 0), ("noc", 1)]


@pytest.mark.parametrize("last", ["2021-03-01", None])
def test_pages_end_before_the_first_day_or_behind_the_last(tmp_path: Path, last: str | None) -> None:
    client = Lambda(newest=("2026-08-03", "2023-01-01", last))
    backfill.load(backfill.Target(client, "rates", tmp_path / "notes"), [pages()])
    assert [page for _, page in client.asked] == [0, 1, 2]


def test_everything_is_each_source_that_has_a_past_from_its_first_day_on() -> None:
    firsts = {past.source: next(iter(past.steps)).event for past in backfill_plan.every(date(2026, 8, 17))}
    every = [sources.find(key) for key in backfill_plan.rates_keys()]
    declared = {source.key: source.first_day for source in every if source.first_day}
    assert {key: event["from"] for key, event in firsts.items() if "from" in event} == {
        key: str(first) for key, first in declared.items()
    }
    assert {"goldmandu", "nepalipatro", "nrb"} == declared.keys()
    assert [key for key in board_sources.source_keys() if board_sources.find(key).past] == ["noc"]
    assert firsts["noc"]["page"] == 0


def test_the_time_is_of_what_is_left_by_what_steps_took(tmp_path: Path) -> None:
    (tmp_path / "notes-nrb").write_text("2010-01-01 2010-03-31\t4.0\n2010-04-01 2010-06-29\n")
    lines = list(backfill_plan.estimate([NRB, pages()], lambda key: tmp_path / f"notes-{key}", 2.0))
    assert lines == [
        "nrb: 1 of 3 steps left, 2 s of rest after each, 4.0 s each so far",
        "noc: at most 30 of 30 steps left, 2 s of rest after each, no step measured yet",
        "At least 1 min of rests, and 4 s by the steps measured so far.",
    ]
