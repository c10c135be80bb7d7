"""The run of the calendar, cut off at every single call: the notice is taken once and every year published once."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from chautari.calendar.model import near_years
from chautari.calendar.publish import job
from chautari.calendar.publish.notices import NoticeLocation
from chautari.calendar.store import years
from chautari.dynamodb.table import Conflict, Table
from tests.support.decisions import list_of_2083
from tests.support.faulty import FAULTS, Fault, Faulty
from tests.support.meanwhile import meanwhile
from tests.support.shelf import shelf
from tools.drill.memory import MemoryTable

NOW = datetime.fromisoformat("2026-11-20T00:02:00+05:45")
EID = {"key": "eid", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "national"}


@pytest.fixture(autouse=True)
def two_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "YEARS", range(2083, 2085))
    monkeypatch.setattr(near_years, "YEARS_AFTER", 0)  # one year with parts: each run of a test makes them


def notice(published_on: str = "2026-11-01") -> bytes:
    """A list of 2083: the bundled one, amended by a day."""
    return json.dumps(list_of_2083(EID, published_on=published_on)).encode()


def publish(table: Table, read: Callable[[], bytes] = notice) -> None:
    job.run({"calendar": "publish"}, [NoticeLocation("the post", read)], table, NOW)


def run(table: MemoryTable, faulty: Faulty) -> Faulty:
    publish(faulty.wrap(Table(table, "memory"), shelf())[0])
    return faulty


@pytest.mark.parametrize("late", [False, True], ids=["before it is done", "after it is done"])
@pytest.mark.parametrize("fault", [FAULTS["throttled"], FAULTS["killed"]], ids=["throttled", "killed"])
def test_a_fault_at_any_call_is_made_good_by_the_next_run(fault: Fault, late: bool) -> None:
    meant = MemoryTable()
    calls = run(meant, Faulty()).calls
    partitions = ["ALMANAC#2083", "CALENDAR", "CALENDAR#2083", "CALENDAR#2084", "PUBLICATION"]
    assert sorted(meant.items) == partitions
    for at in range(1, len(calls) + 1):
        table = MemoryTable()
        with pytest.raises(type(fault())):
            run(table, Faulty(at, fault, late=late))
        run(table, Faulty())
        assert table.items == meant.items, calls[at - 1]


def test_of_two_runs_at_once_neither_writes_over_the_notice_of_the_other() -> None:
    table = Table(MemoryTable(), "memory")
    concurrent_table = meanwhile(table, "put_item", lambda: publish(table))
    with pytest.raises(Conflict, match="notice holidays#2083#0001 is there already"):
        publish(concurrent_table, lambda: notice("2026-11-02"))
    publish(table, lambda: notice("2026-11-02"))
    assert [publication.published_on for publication in years.notices(table)] == ["2026-11-01", "2026-11-02"]
