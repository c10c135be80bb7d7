"""AWS refuses, or a run is killed, at every single call of it: nothing is half there and the next run makes it good."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from chautari.core.http_messages import DateRange
from chautari.dynamodb import codec
from chautari.dynamodb.table import Table
from chautari.fetching.recorded import RecordedTransport
from chautari.rates.ingest import job, pipeline, projections
from chautari.rates.ingest.pipeline import RunNotArchived
from chautari.rates.store.evidence_archive import EvidenceArchive
from tests.support.boards import board, gold, saying
from tests.support.faulty import FAULTS, Fault, Faulty, Killed
from tests.support.observations import MONDAY, SUNDAY
from tests.support.shelf import Shelf
from tests.support.template_file import ROOT
from tests.support.wholeness import require_whole
from tools.drill.memory import MemoryTable

EVENT = {"sources": ["fenegosida", "nepalipatro"]}
NOW = datetime.fromisoformat("2026-08-17T18:00:00+05:45")
BEFORE = NOW - timedelta(days=1)
WEB = RecordedTransport(ROOT / "recorded", NOW)


@dataclass(frozen=True, slots=True)
class World:
    """A table and an archive in memory."""

    table: MemoryTable
    shelf: Shelf

    def run(self, faulty: Faulty, event: dict[str, Any] = EVENT, now: datetime = NOW) -> Faulty:
        """A run by clients that may fail; returns what it called."""
        table, archive = faulty.wrap(Table(self.table, "memory"), EvidenceArchive(self.shelf, "shelf"))
        job.run(event, WEB.get, table, archive, now)
        return faulty

    def comparable_items(self) -> dict[tuple[str, str], Any]:
        """Every item, but for how many rows a run stored itself: one before it may have stored them and been killed.

        And but for what was composed: it ends as often as a view is written, and nothing here composes it anew.
        """
        tables = {pk: items for pk, items in self.table.items.items() if not pk.startswith("ANSWER#")}
        items_by_key = {(pk, sk): item for pk, items in tables.items() for sk, item in items.items()}
        return {key: _but_for_rows_stored(item) for key, item in items_by_key.items()}


def _but_for_rows_stored(item: dict[str, Any]) -> Any:
    name = next((name for name in ("health", "run") if name in item), None)
    if name is None:
        return item
    counts = codec.unpacked(item[name]["B"])
    counts.get("last_run", counts)["rows_stored"] = "?"
    return {**item, name: json.dumps(counts)}


def before() -> World:
    """Sunday's gold was told wrong by the authority, and that is published."""
    world = World(MemoryTable(), Shelf())
    table, archive = Table(world.table, "memory"), EvidenceArchive(world.shelf, "shelf")
    wrong = saying(gold(SUNDAY, 300200), at=BEFORE)
    pipeline.run(board("fenegosida"), DateRange(SUNDAY, SUNDAY), wrong, table, archive, BEFORE)
    projections.rebuild(table, {"metals"}, BEFORE)
    return world


@pytest.fixture(scope="module")
def undisturbed() -> tuple[World, list[str]]:
    world = before()
    return world, world.run(Faulty()).calls


def latest(world: World) -> str:
    body = codec.unpacked(world.table.items["VIEW#metals"]["VIEW"]["body"]["B"])
    return str(body["metals"][0]["date"])


def test_the_run_is_one_that_writes_everything_there_is(undisturbed: tuple[World, list[str]]) -> None:
    world, calls = undisturbed
    kinds = {pk.partition("#")[0] for pk in world.table.items}
    assert kinds == {"ANSWER", "RATE", "SERIES", "SAID", "VIEW", "CORRECTIONS", "HEALTH", "RUNS"}
    assert {"get_item", "query", "put_item", "put_object", "transact_write_items"} == set(calls)
    assert latest(world) == str(MONDAY)


def raised_by(fault: Fault, call: str) -> type[BaseException]:
    """What a run raises where the call ends in the fault: S3 has no transactions, and what it refuses has a name."""
    is_refusal = call == "put_object" and isinstance(fault(), BotoCoreError | ClientError)
    return RunNotArchived if is_refusal else type(fault())


@pytest.mark.parametrize("late", [False, True], ids=["before it is done", "after it is done"])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_at_any_call_leaves_all_whole_and_the_next_run_makes_it_good(
    undisturbed: tuple[World, list[str]], fault: Fault, late: bool
) -> None:
    meant, calls = undisturbed
    for at in range(1, len(calls) + 1):
        world = before()
        with pytest.raises(raised_by(fault, calls[at - 1])):
            world.run(Faulty(at, fault, late=late))
        require_whole(world.table, world.shelf.objects)
        assert latest(world) >= str(SUNDAY)
        world.run(Faulty())
        assert world.comparable_items() == meant.comparable_items(), calls[at - 1]
        assert world.shelf.objects == meant.shelf.objects


def test_runs_that_die_one_after_the_other_each_a_call_later_come_to_the_same(
    undisturbed: tuple[World, list[str]],
) -> None:
    meant, calls = undisturbed
    world = before()
    for at in range(1, len(calls) + 1):
        with suppress(Killed):  # the last have nothing left to do and end before they are killed
            world.run(Faulty(at, Killed, late=True))
        require_whole(world.table, world.shelf.objects)
    assert world.comparable_items() == meant.comparable_items()


def test_an_event_delivered_again_by_the_queue_changes_nothing(undisturbed: tuple[World, list[str]]) -> None:
    world = before()
    world.run(Faulty())
    items_before, objects = world.table.copy().items, dict(world.shelf.objects)
    assert {"transact_write_items", "put_object"} & set(world.run(Faulty()).calls) == set()
    assert (world.table.items, world.shelf.objects) == (items_before, objects)


class Refusing(Shelf):
    """S3 that takes nothing."""

    def put_object(self, Bucket: str, Key: str, Body: bytes, **_: Any) -> None:
        raise FAULTS["failing"]()


def test_where_s3_takes_nothing_no_number_is_stored_and_the_run_is_loud(undisturbed: tuple[World, list[str]]) -> None:
    world = before()
    items_before = world.table.copy().items
    with pytest.raises(RunNotArchived):
        World(world.table, Refusing()).run(Faulty())
    assert {pk: items for pk, items in world.table.items.items() if pk != "RUNS#fenegosida"} == items_before
    world.run(Faulty())
    assert world.comparable_items() == undisturbed[0].comparable_items()


@pytest.mark.parametrize("off", [timedelta(minutes=-1), timedelta(0), timedelta(minutes=1), timedelta(days=-1)])
def test_a_clock_that_is_off_puts_nothing_before_what_it_follows(off: timedelta) -> None:
    world = before()
    world.run(Faulty())
    table, archive = Table(world.table, "memory"), EvidenceArchive(world.shelf, "shelf")
    for number, source in enumerate(("hamropatro", "nepalipatro", "hamropatro")):
        at = NOW + off * (number + 1)
        rows = saying(gold(SUNDAY, 305200), gold(MONDAY, 306800 + number), at=at)
        pipeline.run(board(source), DateRange(SUNDAY, MONDAY), rows, table, archive, at)
        projections.rebuild(table, {"metals"}, at)
        require_whole(world.table, world.shelf.objects)
        assert latest(world) == str(MONDAY)
