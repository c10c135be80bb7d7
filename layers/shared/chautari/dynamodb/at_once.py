"""Calls beside each other: each of several puts takes as long as all of them together."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

# The rows of an article: its revision, four lists that it is in, three that it left, its copies, its signature.
MOST = 10


def run(calls: Sequence[Callable[[], None]]) -> None:
    """Run every call; returns, or raises the first error of them, when all have ended."""
    begun = [_pool().submit(call) for call in calls]
    errors = [error for future in begun if (error := future.exception())]
    if errors:
        raise errors[0]


@cache
def _pool() -> Any:
    # Loaded by what writes alone: the read function has the stores, too.
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(MOST)
