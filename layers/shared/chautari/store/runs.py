"""The public record of runs: one item a run, kept for 90 days, newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from heapq import merge
from itertools import islice

from chautari.store import codec, journal, keys
from chautari.store.table import Table

KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of `source` did, in plain values. `at` is its instant as keys.instant writes it: it sorts by time.

    `skipped` says why the source was not asked at all.
    """

    source: str
    at: str
    rows_read: int = 0
    rows_stored: int = 0
    rows_held: int = 0
    rows_dropped: Mapping[str, int] = field(default_factory=dict)
    last_market_date: str | None = None
    failure: Mapping[str, str] | None = None
    skipped: str | None = None

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands among all runs."""
        return self.at, self.source


def add(table: Table, run: Run) -> None:
    """Keep `run`, unless one of the same source and instant is kept: an event delivered twice is one run."""
    at = datetime.fromisoformat(run.at)
    expires = int((at + KEPT).timestamp())
    item = codec.item({**keys.run(run.source, at)._asdict(), "run": codec.packed(asdict(run)), "expires_at": expires})
    try:
        table.client.put_item(TableName=table.name, Item=item, ConditionExpression="attribute_not_exists(pk)")
    except table.client.exceptions.ConditionalCheckFailedException:
        return


def newest(table: Table, sources: Sequence[str], until: tuple[str, str] | None, limit: int) -> list[Run]:
    """The `limit` newest runs of `sources`, newest first, from the one at the place `until` on (included)."""
    found = merge(*(_of(table, source, until, limit) for source in sources), key=lambda run: run.place, reverse=True)
    return list(islice((run for run in found if until is None or run.place <= until), limit))


def _of(table: Table, source: str, until: tuple[str, str] | None, limit: int) -> Iterator[Run]:
    for item in journal.newest_first(table, keys.runs_of(source), until[0] if until else None, limit):
        yield Run(**codec.unpacked(item["run"]["B"]))
