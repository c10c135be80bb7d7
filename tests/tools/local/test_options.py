import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tools.local import options
from tools.local.errors import CannotRun


def answer(folder: Path, name: str, fetched_at: object) -> None:
    (folder / name).mkdir(parents=True)
    (folder / name / "meta.json").write_text(
        json.dumps({"url": "https://a.example/", "status": 200, "fetched_at": fetched_at})
    )


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    answer(tmp_path, "older", "2026-08-17T06:00:00+00:00")
    answer(tmp_path, "deep/newest", "2026-08-17T11:46:00+05:45")
    return tmp_path


def test_the_clock_stands_at_the_newest_answer(recorded: Path) -> None:
    chosen = options.read({"RECORDED": str(recorded)})
    assert chosen.now == datetime(2026, 8, 17, 6, 1, tzinfo=UTC)
    assert (chosen.port, chosen.history) == (8000, True)
    assert not options.read({"RECORDED": str(recorded), "HISTORY": "0"}).history


def test_now_moves_the_clock(recorded: Path) -> None:
    chosen = options.read({"RECORDED": str(recorded), "NOW": "2026-08-18T00:00:00Z", "PORT": "8123"})
    assert chosen.function_environment() == {
        "CHAUTARI_RECORDED": str(recorded),
        "CHAUTARI_NOW": "2026-08-18T00:00:00+00:00",
    }
    assert chosen.port == 8123


def test_a_live_run_pins_nothing() -> None:
    assert options.read({"LIVE": "1"}).function_environment() == {}


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"PORT": "eighty"}, "PORT=eighty is not a port"),
        ({"PORT": "70000"}, "PORT=70000 is not a port"),
        ({"RECORDED": "/nowhere"}, "RECORDED=/nowhere is not a folder"),
        ({"NOW": "yesterday"}, "NOW=yesterday is not an instant"),
        ({"NOW": "2026-08-17T12:00:00"}, "has no offset"),
        ({"LIVE": "1", "NOW": "2026-08-17T12:00:00Z"}, "leave out RECORDED and NOW"),
    ],
)
def test_a_wrong_wish_is_named_in_one_line(recorded: Path, environment: dict[str, str], message: str) -> None:
    live = {} if "LIVE" in environment else {"RECORDED": str(recorded)}
    with pytest.raises(CannotRun, match=message) as refusal:
        options.read({**live, **environment})
    assert "\n" not in str(refusal.value)


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="holds no recorded answer"):
        options.read({"RECORDED": str(tmp_path)})


@pytest.mark.parametrize("fetched_at", ["today", "2026-08-17T11:46:00", None, 7])
def test_an_answer_of_no_known_time_is_refused(tmp_path: Path, fetched_at: object) -> None:
    answer(tmp_path, "one", fetched_at)
    with pytest.raises(CannotRun, match=r"one.meta\.json"):
        options.read({"RECORDED": str(tmp_path)})
