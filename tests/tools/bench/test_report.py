"""What `make bench` writes: a section a bench, those that did not run as they stood, and misses in bold."""

from pathlib import Path

import pytest

from tools.bench.performance import report, turns
from tools.bench.performance.__main__ import main
from tools.bench.performance.report import Section
from tools.bench.performance.turns import Spread


def section(title: str) -> Section:
    return Section(title, "By hand.", ("a", "b"), [("1", "2")])


def test_a_section_is_written_anew_and_the_others_stay(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    report.write({"cold": section("First"), "warm": section("Warm")}, document)
    report.write({"cold": section("Second")}, document)
    text = document.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Second", "## Warm"]
    assert text.count("| 1 | 2 |") == 2 and "Measured on `" in text


def test_cases_take_turns_and_the_first_round_only_warms_up() -> None:
    order: list[str] = []
    times = iter(range(100))

    def measure(case: str) -> list[float]:
        order.append(case)
        return [float(next(times))]

    measured = turns.in_turns(["a", "b"], 3, measure)
    assert order == ["a", "b"] * 4
    assert measured["a"] == Spread(4.0, 3.0, 5.0)


def test_a_figure_over_its_aim_is_in_bold() -> None:
    base = Spread(10.0, 9.0, 11.0)
    assert turns.ratio(Spread(6.0, 6.0, 6.0), base, 0.6) == "0.60×"
    assert turns.ratio(Spread(7.0, 7.0, 7.0), base, 0.6) == "**0.70×**, aim 0.6×"
    assert turns.milliseconds(base) == "10 (9–11)"


def test_an_unknown_section_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "lukewarm"])
    assert main() == 1
    names = "cold, counted, emulator, warm, frameworks, ingest, writers, first, growth, years, paint"
    assert capsys.readouterr().err == f"there is no section lukewarm: there are {names}\n"
