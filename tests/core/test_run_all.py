"""Independent tasks: the failure of one stops no other, and is raised at the end."""

from functools import partial

import pytest

from chautari.core.run_all import run_all


def fail(error: Exception) -> None:
    raise error


def test_every_task_runs_and_a_single_error_is_raised_as_it_is() -> None:
    completed: list[int] = []
    error = KeyError("ours")
    with pytest.raises(KeyError) as raised:
        run_all([partial(completed.append, 1), partial(fail, error), partial(completed.append, 2)])
    assert (raised.value, completed) == (error, [1, 2])


def test_several_errors_are_raised_as_a_group() -> None:
    first, second = KeyError("one"), TypeError("two")
    with pytest.raises(ExceptionGroup) as raised:
        run_all([partial(fail, first), partial(fail, second)])
    assert raised.value.exceptions == (first, second)
