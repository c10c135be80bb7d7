"""Rubbish at an operator's command ends it with status 2 and one line that says what is wrong."""

from collections.abc import Callable

import pytest

from tools.label import __main__ as label
from tools.local import adopt, ask, decide, logs, pause, take_down
from tools.packages import month_row
from tools.restore import __main__ as restore_command

Main = Callable[[list[str]], object]


@pytest.mark.parametrize(
    ("command", "words", "line"),
    [
        (ask.main, [], "make ask: one of the arguments SOURCE= OUTLET= JOB= is required"),
        (ask.main, ["--source", "nobody"], "make ask: SOURCE=: invalid choice: 'nobody' (choose from 'fenegosida',"),
        (
            pause.arguments,
            ["pause", "--outlet", "nobody"],
            "make pause, make resume: OUTLET=: invalid choice:",
        ),
        (take_down.main, ["--article", ""], "make take-down: ARTICLE=: must be given"),
        (logs.main, ["--request", ""], "make logs: REQUEST=: must be given"),
        (logs.main, ["--request", "x", "--days", "many"], "make logs: DAYS=: invalid int value: 'many'"),
        (adopt.main, ["--source", ""], "make adopt: SOURCE=: invalid choice: ''"),
        (decide.main, ["--file", ""], "make decide: FILE=: must be given"),
        (decide.main, ["--file", "/nowhere.json"], "make decide: FILE=: there is no file /nowhere.json"),
        (decide.main, ["--file", __file__, "--evidence", "/"], "make decide: EVIDENCE=: there is no file /"),
        (month_row.main, ["--year", "x"], "make month-row: YEAR=: invalid int value: 'x'"),
        (label.main, ["--dir", "x", "--page", "/nowhere"], "make label: PAGE=: there is no file /nowhere"),
        (label.main, ["--dir", __file__], f"make label: DIR=: {__file__} is no folder"),
        (label.main, ["--dir", "x", "--outlet", ""], "make label: OUTLET=: invalid choice: ''"),
        (restore_command.main, ["--from", ""], "make restore: FROM=: must be given"),
    ],
)
def test_what_is_wrong_with_a_command_is_one_line(
    command: Main, words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command(words)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out, printed.err.count("\n")) == (2, "", 1)
    assert printed.err.startswith(line)
