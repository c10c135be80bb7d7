import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tools.local import backfill
from tools.local.functions import FunctionFailed

REPORT = {"source": "nrb", "last_market_date": None, "failure": {"kind": "unreachable", "detail": "no answer"}}
RAISED = {"errorType": "KeyError", "errorMessage": "ours"}


class Lambda:
    """Stands in for boto3's client: notes the windows asked, and answers `failure` where one begins on `failing`."""

    def __init__(self, failing: str = "", failure: dict[str, Any] = RAISED) -> None:
        self.failing, self.failure = failing, failure
        self.asked: list[tuple[str, str]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        event = json.loads(Payload)
        assert (FunctionName, event["sources"]) == ("rates", ["nrb"])
        self.asked.append((event["from"], event["to"]))
        if event["from"] == self.failing:
            error = {"FunctionError": "Unhandled"} if "errorType" in self.failure else {}
            return {**error, "Payload": io.BytesIO(json.dumps(self.failure).encode())}
        return {"Payload": io.BytesIO(b'{"reports": []}')}


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "PAUSE_SECONDS", 0.0)


@pytest.mark.parametrize(
    ("failure", "words"),
    [(RAISED, "KeyError: ours"), ({"reports": [REPORT]}, "nrb: unreachable: no answer")],
    ids=["a bug of ours", "a source that is down"],
)
def test_it_goes_on_after_the_last_window_done(tmp_path: Path, failure: dict[str, Any], words: str) -> None:
    notes = tmp_path / "notes"
    broken = Lambda("2010-04-01", failure)
    with pytest.raises(FunctionFailed, match=words):
        backfill.load(backfill.Target(broken, "rates", notes), "nrb", date(2010, 1, 1), date(2010, 7, 1))
    mended = Lambda()
    backfill.load(backfill.Target(mended, "rates", notes), "nrb", date(2010, 1, 1), date(2010, 7, 1))
    assert broken.asked == [("2010-01-01", "2010-03-31"), ("2010-04-01", "2010-06-29")]
    assert mended.asked == [("2010-04-01", "2010-06-29"), ("2010-06-30", "2010-07-01")]
