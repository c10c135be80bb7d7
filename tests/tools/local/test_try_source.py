"""`make try` prints rows, the rules that they break and the verdict, over a recorded answer."""

from datetime import datetime
from pathlib import Path

import pytest

from chautari.core.errors import SourceError
from chautari.fetching.recorded import RecordedTransport
from chautari.rates import sources
from tools.local.options import RECORDED
from tools.local.try_source import main, tried

NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")


def test_a_reading_has_a_line_with_its_rules_and_verdict() -> None:
    *lines, last = tried(sources.find("hamropatro"), RecordedTransport(RECORDED, NOW).get, NOW)
    assert "2026-08-17 gold         tola 306800 | keeps every rule | provisional" in lines
    assert last == "2 rows, dropped {}, thin days []"


def test_the_bank_is_official_by_itself() -> None:
    lines = list(tried(sources.find("nrb"), RecordedTransport(RECORDED, NOW).get, NOW))
    assert any(" per 100 | keeps every rule | official" in line for line in lines if "INR" in line)


def test_an_answer_that_is_none_is_a_named_error() -> None:
    with pytest.raises(SourceError):
        list(tried(sources.find("nrb"), RecordedTransport(RECORDED / "hamropatro", NOW).get, NOW))


def test_a_folder_without_an_answer_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--source", "nrb", "--recorded", str(tmp_path)]) == 1
    (tmp_path / "answer").mkdir()
    (tmp_path / "answer" / "meta.json").write_text("{")
    assert main(["--source", "nrb", "--recorded", str(tmp_path)]) == 1
    assert [line.partition(str(tmp_path))[0] for line in capsys.readouterr().err.splitlines()] == [
        "",
        "an answer of the recorded web cannot be read: ",
    ]
