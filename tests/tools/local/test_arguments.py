"""Rubbish at an operator's command ends it with status 2 and one line that says what is wrong."""

from collections.abc import Callable

import pytest

from tools.local import adopt, ask, logs, pause, take_down
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
