"""How often a call goes from one room of the package to another: what a reader has to follow.

Before the layout by feature it was 255 for a run of the Federation's board (252 by this count) and 893 for a history of
the dollar on the data of tests/api; a flat module counted as a room.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from chautari.dynamodb.table import Table
from tests.project.test_imports import PACKAGE
from tests.rates.sources.world import FIRST, run

MOST_OF_BEFORE = 0.6


def crossings(work: Callable[[], Any]) -> int:
    """Calls from a file of one room at the top of the package into another, while `work` runs."""
    rooms: list[str] = []
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> None:
        nonlocal count
        name = frame.f_code.co_filename
        if not name.startswith(f"{PACKAGE}/"):
            return
        room = name[len(f"{PACKAGE}/") :].partition("/")[0]
        if event == "call":
            count += int(bool(rooms) and rooms[-1] != room)
            rooms.append(room)
        elif event == "return" and rooms:
            rooms.pop()

    before = sys.getprofile()
    sys.setprofile(trace)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_a_run_of_rates_crosses_few_rooms(table: Table) -> None:
    assert 0 < crossings(lambda: run(table, ["fenegosida"], FIRST)) <= 255 * MOST_OF_BEFORE
