"""Calls beside each other: together they take as long as the longest of them."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

First = TypeVar("First")
Second = TypeVar("Second")
# The rows of an article: its revision, four lists that it is in, three that it left, its copies, its signature.
MOST = 10


def run(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run every call; returns their results, or raises the first error of them, when all have ended."""
    begun = [_pool().submit(call) for call in calls]
    errors = [error for future in begun if (error := future.exception())]
    if errors:
        raise errors[0]
    return [future.result() for future in begun]


def both(first: Callable[[], First], second: Callable[[], Second]) -> tuple[First, Second]:
    """Run two calls, neither of which needs the other's result; returns both results."""
    first_result, second_result = run([first, second])
    return first_result, second_result


@cache
def _pool() -> Any:
    # Loaded by what writes alone: the read function has the stores, too.
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(MOST)
