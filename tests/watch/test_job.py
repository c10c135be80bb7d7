"""The job of the watcher on a table: each turn announced once, whatever is repeated, raced or killed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from chautari.dynamodb.table import Table
from chautari.watch import job
from chautari.watch.model.findings import Findings, QueueDepths
from chautari.watch.model.incident import Announcement
from chautari.watch.store import watch_state
from tests.support.meanwhile import meanwhile
from tests.support.observations import NOW

LOOK = timedelta(minutes=5)


@pytest.fixture
def announced() -> list[str]:
    return []


def look(
    table: Table,
    announced: list[str],
    number: int = 0,
    failed_runs: int = 1,
    announce: Callable[[Announcement], None] | None = None,
) -> job.LookReport:
    """The look of that number; `failed_runs` wait in the queue."""
    now = NOW + number * LOOK
    findings = Findings(now, queues=QueueDepths(failed_runs=failed_runs), calendar_at=now)
    return job.run(
        table,
        lambda: findings,
        announce or (lambda announcement: announced.append(f"{announcement.number} {announcement.turn}")),
        now,
    )


def test_a_turn_is_told_once(table: Table, announced: list[str]) -> None:
    for number in range(3):
        look(table, announced, number)
    for number in range(3, 8):
        look(table, announced, number, failed_runs=0)
    assert announced == ["1 began", "2 ended"]


def test_an_event_that_is_delivered_twice_tells_nothing_more(table: Table, announced: list[str]) -> None:
    look(table, announced)
    look(table, announced)
    assert announced == ["1 began"]


def test_what_was_not_taken_is_told_at_the_next_look(table: Table, announced: list[str]) -> None:
    def refuse(announcement: Announcement) -> None:
        raise ConnectionError(announcement.number)

    with pytest.raises(ConnectionError):
        look(table, announced, announce=refuse)
    report = look(table, announced, 1)
    assert (announced, len(report.opened)) == (["1 began"], 1)
    look(table, announced, 2)
    assert announced == ["1 began"]


def test_two_looks_at_once_tell_it_once(table: Table, announced: list[str]) -> None:
    def other(_: int) -> Any:
        return lambda: look(table, announced)

    look(meanwhile(table, "transact_write_items", other(0)), announced)
    assert announced == ["1 began"]


def test_every_telling_is_kept_and_the_newest_comes_first(table: Table, announced: list[str]) -> None:
    for number in range(6):
        look(table, announced, number, failed_runs=1 if number < 2 else 0)
    kept = [announcement for _, announcement in watch_state.announcements(table, None)]
    assert [(turned.number, turned.turn) for turned in kept] == [(2, "ended"), (1, "began")]
    assert kept[1].incident.opened_at == NOW
    assert watch_state.get(table)[0].incidents == {}


def test_an_announcement_that_is_refused_holds_up_no_other(table: Table) -> None:
    taken: list[int] = []

    def refuse_the_first(announcement: Announcement) -> None:
        if announcement.number == 1:
            raise ConnectionError("refused")
        taken.append(announcement.number)

    findings = Findings(NOW, queues=QueueDepths(failed_runs=1, failed_links=1), calendar_at=NOW)
    with pytest.raises(ConnectionError):
        job.run(table, lambda: findings, refuse_the_first, NOW)
    assert (taken, [pending.number for pending in watch_state.get(table)[0].pending]) == ([2], [1])


def test_without_time_nothing_is_announced_twice_and_nothing_lost(table: Table, announced: list[str]) -> None:
    findings = Findings(NOW, queues=QueueDepths(failed_runs=1, failed_links=1), calendar_at=NOW)
    time = iter([True, False])
    job.run(table, lambda: findings, lambda turned: announced.append(str(turned.number)), NOW, lambda: next(time))
    assert announced == ["1"]
    later = Findings(NOW + LOOK, queues=QueueDepths(failed_runs=1, failed_links=1), calendar_at=NOW)
    job.run(table, lambda: later, lambda turned: announced.append(str(turned.number)), NOW + LOOK)
    assert announced == ["1", "2"]
