import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tools.local import backfill
from tools.local.functions import FunctionFailed


class Lambda:
    """Stands in for boto3's client: notes the windows asked for, and fails in the one that begins on `failing`."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.asked: list[tuple[str, str]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        event = json.loads(Payload)
        assert (FunctionName, event["sources"]) == ("rates", ["nrb"])
        self.asked.append((event["from"], event["to"]))
        if event["from"] == self.failing:
            error = {"errorType": "Unreachable", "errorMessage": "nrb: no answer"}
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(json.dumps(error).encode())}
        return {"Payload": io.BytesIO(b'{"reports": []}')}


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backfill, "PAUSE_SECONDS", 0.0)


def test_it_goes_on_after_the_last_window_done(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    broken = Lambda(failing="2010-04-01")
    with pytest.raises(FunctionFailed, match="Unreachable: nrb: no answer"):
        backfill.load(backfill.Target(broken, "rates", notes), "nrb", date(2010, 1, 1), date(2010, 7, 1))
    mended = Lambda()
    backfill.load(backfill.Target(mended, "rates", notes), "nrb", date(2010, 1, 1), date(2010, 7, 1))
    assert broken.asked == [("2010-01-01", "2010-03-31"), ("2010-04-01", "2010-06-29")]
    assert mended.asked == [("2010-04-01", "2010-06-29"), ("2010-06-30", "2010-07-01")]
