"""Job of the watcher: look, remember, announce each turn once.

A turn is stored before it is announced, and stays pending until the topic has taken it: a run that is killed between
the two announces it at the next look. Its number is in the announcement, so that a repeated one is known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from chautari.core.run_all import run_all
from chautari.dynamodb.table import Conflict, Table
from chautari.watch.model.findings import Findings
from chautari.watch.model.incident import Announcement, Watch, after_look
from chautari.watch.model.outlook import conditions
from chautari.watch.store import watch_state

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class LookReport:
    """Result of a look: the sentences of what is open, and what was announced."""

    opened: tuple[str, ...]
    announced: tuple[Announcement, ...]


def run(
    table: Table,
    look: Callable[[], Findings],
    announce: Callable[[Announcement], None],
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
) -> LookReport:
    """Look once, and announce what turned while there is time. What was not announced is so at the next look.

    An announcement that is refused holds up no other; the refusals are raised at the end. Raises Conflict where other
    looks come first ATTEMPTS times.
    """
    watch = _stored_look(table, look(), now)
    announced: list[Announcement] = []
    run_all(partial(_announce, table, pending, announce, announced) for pending in watch.pending if has_time())
    opened = tuple(incident.sentence for incident in watch.incidents.values() if incident.opened_at)
    return LookReport(opened, tuple(announced))


def _announce(
    table: Table, announcement: Announcement, announce: Callable[[Announcement], None], announced: list[Announcement]
) -> None:
    announce(announcement)
    announced.append(announcement)
    _settle(table, announcement.number)


def _stored_look(table: Table, findings: Findings, now: datetime) -> Watch:
    """The watch after this look, as it is stored."""
    for _ in range(ATTEMPTS):
        before, version = watch_state.get(table)
        if before.looked_at and before.looked_at >= now:
            return before  # the same event once more, or one that was overtaken
        after = after_look(before, conditions(findings), now, findings.unwatched)
        try:
            watch_state.put(table, after, version + 1, after.pending[len(before.pending) :])
            return after
        except Conflict:
            continue
    raise Conflict(f"the watch: given up after {ATTEMPTS} attempts")


def _settle(table: Table, number: int) -> None:
    """Remember that an announcement is not pending any more. Where that fails it is announced once more."""
    for _ in range(ATTEMPTS):
        watch, version = watch_state.get(table)
        pending = tuple(announcement for announcement in watch.pending if announcement.number != number)
        try:
            watch_state.put(table, replace(watch, pending=pending), version + 1, ())
            return
        except Conflict:
            continue
