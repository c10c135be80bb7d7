"""The run of the calendar, cut off at every single call: the notice is taken once and every year published once."""

import json
from datetime import datetime
from typing import Any

import pytest

from chautari import calendar_run
from chautari.notices import Place
from chautari.store.table import Table
from drill.memory import MemoryTable
from tests.faulty import FAULTS, Fault, Faulty
from tests.shelf import shelf
from tests.template_file import ROOT

NOW = datetime.fromisoformat("2026-11-20T00:02:00+05:45")
LISTED = ROOT / "layers/shared/chautari/data/holidays-2083.json"
EID = {"key": "eid", "date": "2027-03-10", "ne": "इद", "en": "Eid ul-Fitr", "scope": "national"}


@pytest.fixture(autouse=True)
def two_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_run, "YEARS", range(2083, 2085))


def notice() -> bytes:
    """The government's list of 2083, amended by a day."""
    document: dict[str, Any] = json.loads(LISTED.read_text(encoding="utf-8"))
    amended = {**document, "published_on": "2026-11-01", "holidays": [*document["holidays"], EID]}
    return json.dumps(amended).encode()


def run(table: MemoryTable, faulty: Faulty) -> Faulty:
    client, _ = faulty.beside(Table(table, "memory"), shelf())
    calendar_run.run({"calendar": "publish"}, [Place("the post", notice)], client, NOW)
    return faulty


@pytest.mark.parametrize("late", [False, True], ids=["before it is done", "after it is done"])
@pytest.mark.parametrize("fault", [FAULTS["throttled"], FAULTS["killed"]], ids=["throttled", "killed"])
def test_a_fault_at_any_call_is_made_good_by_the_next_run(fault: Fault, late: bool) -> None:
    meant = MemoryTable()
    calls = run(meant, Faulty()).calls
    assert sorted(meant.items) == ["CALENDAR", "CALENDAR#2083", "CALENDAR#2084"]
    for at in range(1, len(calls) + 1):
        table = MemoryTable()
        with pytest.raises(type(fault())):
            run(table, Faulty(at, fault, late=late))
        run(table, Faulty())
        assert table.items == meant.items, calls[at - 1]
