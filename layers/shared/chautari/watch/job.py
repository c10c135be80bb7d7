"""Job of the watcher: look, remember, announce each turn once.

A turn is stored before it is announced, and stays pending until the topic has taken it: a run that is killed between
the two announces it at the next look. Its number is in the announcement, so that a repeated one is known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from chautari.dynamodb.table import Conflict, Table
from chautari.watch.model.incident import Announcement, Watch, after_look
from chautari.watch.model.outlook import Findings, conditions
from chautari.watch.store import watch_state

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class LookReport:
    """Result of a look: the sentences of what is open, and what was announced."""

    opened: tuple[str, ...]
    announced: tuple[Announcement, ...]


def run(
    table: Table, look: Callable[[], Findings], announce: Callable[[Announcement], None], now: datetime
) -> LookReport:
    """Look once, and announce what turned. Raises Conflict where other looks come first ATTEMPTS times."""
    watch, version = _stored_look(table, look(), now)
    for announcement in watch.pending:
        announce(announcement)
    if watch.pending:
        _clear(table, watch, version)
    opened = tuple(incident.sentence for incident in watch.incidents.values() if incident.opened_at)
    return LookReport(opened, watch.pending)


def _stored_look(table: Table, findings: Findings, now: datetime) -> tuple[Watch, int]:
    """The watch after this look, as it is stored, and its version."""
    for _ in range(ATTEMPTS):
        before, version = watch_state.get(table)
        if before.looked_at and before.looked_at >= now:
            return before, version  # the same event once more, or one that was overtaken
        after = after_look(before, conditions(findings), now)
        try:
            watch_state.put(table, after, version + 1, after.pending[len(before.pending) :])
            return after, version + 1
        except Conflict:
            continue
    raise Conflict(f"the watch: given up after {ATTEMPTS} attempts")


def _clear(table: Table, watch: Watch, version: int) -> None:
    """Remember that nothing is pending. Another look that came meanwhile announces it once more."""
    try:
        watch_state.put(table, replace(watch, pending=()), version + 1, ())
    except Conflict:
        return
