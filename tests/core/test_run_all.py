"""A mistake in one piece of work holds up no other, and is raised all the same."""

from functools import partial

import pytest

from chautari.core.run_all import run_all


def raising(error: Exception) -> None:
    raise error


def test_every_piece_is_done_and_the_one_mistake_is_raised_as_it_is() -> None:
    done: list[int] = []
    mistake = KeyError("ours")
    with pytest.raises(KeyError) as raised:
        run_all([partial(done.append, 1), partial(raising, mistake), partial(done.append, 2)])
    assert (raised.value, done) == (mistake, [1, 2])


def test_several_mistakes_are_raised_together() -> None:
    first, second = KeyError("one"), TypeError("two")
    with pytest.raises(ExceptionGroup) as raised:
        run_all([partial(raising, first), partial(raising, second)])
    assert raised.value.exceptions == (first, second)
